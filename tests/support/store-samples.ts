import { randomUUID } from 'node:crypto'
import type { Draft } from '../../src/progress/draft.ts'
import type { NewOrigin, ReportContent } from '../../src/progress/update.ts'
import type { ManagersContent, OfficerContent } from '../../src/services/delivery-content.ts'
import type { NewDelivery } from '../../src/services/ports.ts'

type NewReport = NewOrigin & ReportContent

/** A report as the services hand it to the store, with an activity id of its own. */
export function anUpdate(changes: Partial<NewReport> = {}): NewReport {
  return {
    kind: 'report',
    planId: 'plan-1',
    actionKey: 'plan-1/2/2.3',
    stage: 'In progress',
    confidence: 'Amber',
    note: 'Two schools have yet to sign.',
    noteShared: false,
    correctiveAction: '',
    completedOn: null,
    evidence: '',
    blockedBy: '',
    helpFrom: '',
    met: [],
    revision: null,
    recordedBy: 'Darren Newman',
    accountId: 'account-darren',
    recordedAt: '2011-07-15T09:30:00.000Z',
    activityId: randomUUID(),
    cardId: null,
    ...changes,
  }
}

/** A press on a form of that version, with what else was typed into the card. */
export function onVersion(baseVersion: number, drafts: Record<string, Draft> = {}) {
  return { baseVersion, drafts, ownDraft: null, send: [] }
}

const officerContent: OfficerContent = {
  kind: 'officer',
  officer: 'Darren Newman',
  asOf: '2011-07-15',
  items: [
    { actionKey: 'plan-1/2/2.2', section: 'overdue', version: 0, details: false },
    { actionKey: 'plan-1/2/2.3', section: 'due-soon', version: 0, details: false },
  ],
  drafts: {},
  waiting: [],
}

const managersContent: ManagersContent = {
  kind: 'managers',
  postedSequence: 0,
  posted: {
    planId: 'plan-1',
    asOf: '2011-07-15',
    periodStart: '2011-07-11',
    counts: [{ status: 'No update yet', count: 53 }],
    noUpdateYet: 53,
    actionCount: 53,
    overdue: [
      {
        number: '2',
        title: 'Improve attendance',
        lines: [
          {
            label: '2.3',
            text: 'Review the scheme',
            dueOn: '2011-06-30',
            daysLate: 15,
            status: 'No update yet',
          },
        ],
      },
    ],
    overdueCount: 1,
    officersAsked: 1,
    officersNotReached: 0,
    lastPeriod: null,
    changes: [],
    news: null,
  },
}

/** A delivery to one officer for the week of 11 July 2011. */
export function officerDelivery(changes: Partial<NewDelivery> = {}): NewDelivery {
  return {
    planId: 'plan-1',
    recipient: 'Darren Newman',
    periodStart: '2011-07-11',
    part: 1,
    content: officerContent,
    ...changes,
  }
}

/** The managers' digest of the week of 11 July 2011. */
export function managersDelivery(changes: Partial<NewDelivery> = {}): NewDelivery {
  return {
    planId: 'plan-1',
    recipient: 'managers',
    periodStart: '2011-07-11',
    part: 1,
    content: managersContent,
    ...changes,
  }
}
