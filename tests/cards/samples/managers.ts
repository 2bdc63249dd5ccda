import { managersCard } from '../../../src/cards/managers-card.ts'
import { digestAfter } from '../managers-examples.ts'
import { worstWeek } from '../managers-weeks.ts'
import type { SampleCases } from './sample-cases.ts'
import { shipped, shippedReport, shippedWeek } from './shipped-week.ts'
import { worstText } from './worst-words.ts'

/** Every action of the plan completed before the last digest: nothing is new, and nothing is left. */
const allComplete = [...shipped.actions.values()].map(({ key }, i) =>
  shippedReport(key.slice(shipped.plan.id.length + 1), {
    sequence: i + 1,
    version: 1,
    stage: 'Complete',
    confidence: null,
    completedOn: '2011-07-01',
  }),
)

export const managersSamples: SampleCases = {
  empty: (templates) =>
    managersCard(
      digestAfter(allComplete, {
        loaded: shipped,
        seen: allComplete.length,
        officers: { officersAsked: 0, officersNotReached: 0, lastPeriod: null },
      }),
      templates,
    ),
  usual: (templates) => managersCard(shippedWeek(), templates),
  worst: (templates) => managersCard(worstWeek(worstText(1_000)), templates),
}
