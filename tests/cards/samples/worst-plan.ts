import { makeLibrary } from '../../../src/plan/library.ts'
import { planSchema } from '../../../src/plan/model.ts'
import type { Report } from '../../../src/progress/update.ts'
import { textLimits } from '../../../src/progress/draft.ts'
import { shippedReporting } from '../../support/reporting.ts'
import { smallPlan, updateOf } from '../small-plan.ts'
import { rightToLeft, worstName, worstText } from './worst-words.ts'

const [priority] = smallPlan.plan.priorities
/** Somebody with more actions than a card shows at once, all of them late. */
export const worstOfficer = worstName.trim()

/** A plan whose every text is long and odd, with one officer who leads all of it. */
export const worstPlan = makeLibrary(
  [
    planSchema.parse({
      ...smallPlan.plan,
      shortTitle: `CYPP 2011-12 ${rightToLeft}`,
      people: [...smallPlan.plan.people, { name: worstOfficer }],
      priorities: [
        {
          ...priority,
          number: '2',
          title: worstText(200),
          actions: Array.from({ length: 25 }, (_, i) => ({
            ...priority?.actions[0],
            ref: `2.${i + 1}`,
            text: worstText(500),
            milestones: ['31 March 2011', 'Summer 2011', rightToLeft],
            leadOfficer: { reading: 'people', printed: worstOfficer, people: [worstOfficer] },
          })),
        },
      ],
    }),
  ],
  smallPlan.plan.id,
  shippedReporting,
).current

/** A report that says all that one can, each text as long as may be saved, and asks for a date; on 2.1 unless said otherwise. */
export function worstReport(actionKey = 'test-2011/2/2.1', sequence = 1): Report {
  return updateOf({
    ...{ actionKey, sequence, version: 1, recordedBy: worstOfficer, confidence: 'Red', noteShared: true },
    note: worstText(textLimits.note),
    correctiveAction: worstText(textLimits.correctiveAction),
    blockedBy: worstText(textLimits.blockedBy),
    helpFrom: worstText(textLimits.helpFrom),
    met: [`${actionKey}#1`],
    revision: { milestoneKey: `${actionKey}#2`, to: '2012-03-31', reason: worstText(textLimits.reason) },
  })
}
