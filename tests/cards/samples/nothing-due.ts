import { nothingDueCard } from '../../../src/cards/nothing-due-card.ts'
import { asOf } from '../small-plan.ts'
import type { SampleCases } from './sample-cases.ts'
import { shipped } from './shipped-week.ts'
import { worstName, worstText } from './worst-words.ts'

const { dueSoonDays } = shipped.reporting
const planTitle = shipped.plan.shortTitle

export const nothingDueSamples: SampleCases = {
  empty: (templates) =>
    nothingDueCard({ officer: 'Karen Noble', actionCount: 0, planTitle, asOf, dueSoonDays }, templates),
  usual: (templates) =>
    nothingDueCard(
      {
        officer: 'Andrew Simmons',
        actionCount: shipped.people.get('Andrew Simmons')?.officerOf.length ?? 0,
        ...{ planTitle, asOf, dueSoonDays },
      },
      templates,
    ),
  worst: (templates) =>
    nothingDueCard(
      { officer: worstName, actionCount: 500, planTitle: worstText(200), asOf, dueSoonDays },
      templates,
    ),
}
