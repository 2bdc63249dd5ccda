import { helpCard, welcomeCard } from '../../../src/cards/welcome-card.ts'
import { firstQuestion } from '../../../src/services/example-questions.ts'
import { asOf } from '../small-plan.ts'
import type { SampleCases } from './sample-cases.ts'
import { shipped } from './shipped-week.ts'
import { rightToLeft, worstText } from './worst-words.ts'

const usual = {
  planTitle: shipped.plan.shortTitle,
  asOf,
  examples: [firstQuestion(shipped), 'What is overdue?', 'My card'],
}

export const welcomeSamples: SampleCases = {
  empty: (templates) => helpCard({ ...usual, demonstration: false }, templates),
  usual: (templates) => welcomeCard({ ...usual, demonstration: true }, templates),
  worst: (templates) =>
    welcomeCard(
      {
        planTitle: worstText(300),
        asOf,
        demonstration: true,
        examples: [worstText(200), rightToLeft, 'My card'],
      },
      templates,
    ),
}
