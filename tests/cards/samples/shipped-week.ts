import type { ManagersView } from '../../../src/digest/managers-view.ts'
import type { Report } from '../../../src/progress/update.ts'
import { library } from '../../support/ask-engine.ts'
import { digestAfter } from '../managers-examples.ts'
import { updateOf } from '../small-plan.ts'

/** The plan that the product ships, whose usual cards the samples show, as at 15 July 2011. */
export const shipped = library.current

/** A report on an action of that plan, such as 2/2.2; unless said otherwise Darren Newman's, in progress and Green. */
export function shippedReport(action: string, over: Partial<Report> = {}): Report {
  return updateOf({ planId: shipped.plan.id, actionKey: `${shipped.plan.id}/${action}`, ...over })
}

/** A report that asks for a later date, as the week's digest and the request to approve it show it. */
export const asksForDate = shippedReport('2/2.2', {
  sequence: 2,
  version: 1,
  confidence: 'Red',
  note: 'Two of the four services are reviewed.',
  noteShared: true,
  correctiveAction: 'A second reviewer starts on 1 August.',
  revision: {
    milestoneKey: `${shipped.plan.id}/2/2.2#1`,
    to: '2011-09-30',
    reason: 'The inspection report came a month late.',
  },
  recordedAt: '2011-07-11T10:00:00+01:00',
})

/** A week of that plan: a date to decide, something blocked, something completed, and one update since the digest. */
export function shippedWeek(): ManagersView {
  const updates = [
    shippedReport('2/2.1', { recordedBy: 'Jenny Coles', recordedAt: '2011-07-04T09:00:00+01:00' }),
    asksForDate,
    shippedReport('2/2.3', {
      sequence: 3,
      version: 1,
      confidence: 'Amber',
      blockedBy: 'The framework contract is not signed.',
      recordedAt: '2011-07-12T10:00:00+01:00',
    }),
    shippedReport('SMP2/SMP2.1', {
      sequence: 4,
      version: 1,
      stage: 'Complete',
      confidence: null,
      completedOn: '2011-07-13',
      evidence: 'Minute 4 of the partnership’s executive',
      noteShared: true,
      recordedBy: 'Frances Coupe',
      recordedAt: '2011-07-13T16:40:00+01:00',
    }),
  ]
  const late = shippedReport('11/11.3', {
    sequence: 5,
    version: 1,
    stage: 'On hold',
    confidence: null,
    recordedBy: 'Liz Bell',
    recordedAt: '2011-07-15T14:05:00+01:00',
  })
  const officers = { officersAsked: 8, officersNotReached: 2, lastPeriod: { asked: 9, notReplied: 6 } }
  return digestAfter(updates, { loaded: shipped, seen: 1, late: [late], officers })
}
