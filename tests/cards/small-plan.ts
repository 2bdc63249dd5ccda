import { shippedReporting } from '../support/reporting.ts'
import { makeLibrary, type LoadedPlan } from '../../src/plan/library.ts'
import { planSchema } from '../../src/plan/model.ts'
import type { PlanUpdate, Report, UpdateContent } from '../../src/progress/update.ts'

/** A plan just large enough for every card, with words in it that a careless card would render as Markdown or evaluate. */

const source = { section: 'Test plan', page: 1 }
const people = (printed: string) => ({ reading: 'people', printed, people: printed.split(' and ') })
const action = (ref: string, text: string, milestones: string[], officer: string) => ({
  ref,
  text,
  milestones,
  leadAgency: { printed: 'CSF', agencies: ['CSF'] },
  leadOfficer: people(officer),
  monitoring: [],
  source,
})
const priority = (number: string, title: string, lead: string, actions: unknown[]) => ({
  number,
  title,
  contentsTitle: null,
  theme: null,
  lead: people(lead),
  outcome: null,
  groups: [],
  conditions: [],
  indicators: [],
  actions,
  source,
})

const plan = planSchema.parse({
  id: 'test-2011',
  title: 'Test Children and Young People’s Plan',
  shortTitle: 'CYPP 2011-12',
  council: 'Test Council',
  area: 'Testshire',
  partnership: null,
  years: { printed: '2011-12', from: '2011-04-01', to: '2012-03-31' },
  status: 'draft',
  document: 'Test plan',
  pageNote: 'None',
  themes: [],
  people: ['Darren Newman', 'Jenny Coles', 'Karen Noble'].map((name) => ({ name })),
  agencies: [{ name: 'CSF', fullName: null }],
  glossary: [],
  contacts: [],
  narrative: [],
  priorities: [
    priority('2', 'Safeguarding children and young people', 'Jenny Coles', [
      action(
        '2.2',
        'Train *every* school on {{referral}} and ${thresholds}',
        ['31 March 2011'],
        'Darren Newman',
      ),
      action(
        '2.3',
        'Commission a single point of contact, so that anybody who works with a child can ask for advice early and hear back the same day',
        ['June 2011', 'March 2012'],
        'Darren Newman and Karen Noble',
      ),
      action('2.5', 'Publish the yearly report', ['25 July 2011'], 'Darren Newman'),
      action('2.6', 'Keep the training programme going', ['TBC'], 'Darren Newman'),
    ]),
    priority('10', 'Reducing [bullying](http://x)', 'Jenny Coles', [
      action('11.1', 'Agree the strategy', ['30 June 2011'], 'Karen Noble'),
    ]),
  ],
})

export const smallPlan: LoadedPlan = makeLibrary([plan], plan.id, shippedReporting).current
export const asOf = '2011-07-15'

/** A report on that plan; unless said otherwise, Darren Newman's on 2.2, in progress and Green, on the card's day. */
export function updateOf(over: Partial<Report> = {}): Report {
  return {
    kind: 'report',
    sequence: 1,
    version: over.sequence ?? 1,
    planId: plan.id,
    actionKey: 'test-2011/2/2.2',
    stage: 'In progress',
    confidence: 'Green',
    note: '',
    noteShared: false,
    correctiveAction: '',
    completedOn: null,
    evidence: '',
    blockedBy: '',
    helpFrom: '',
    met: [],
    revision: null,
    recordedBy: 'Darren Newman',
    accountId: 'account-1',
    recordedAt: '2011-07-15T09:05:00+01:00',
    activityId: 'activity-1',
    cardId: 'card-1',
    ...over,
  }
}

/** Another kind of word on 2.2 of that plan, by Darren Newman on the card's day. */
export function said(sequence: number, content: UpdateContent): PlanUpdate {
  const { planId, actionKey, recordedBy, accountId, recordedAt } = updateOf()
  const origin = { planId, actionKey, recordedBy, accountId, recordedAt }
  return {
    ...origin,
    sequence,
    version: sequence,
    activityId: `activity-${sequence}`,
    cardId: null,
    ...content,
  }
}
