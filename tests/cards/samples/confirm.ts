import { confirmedCard } from '../../../src/cards/confirm-card.ts'
import { coverSentence } from '../../../src/cards/cover-sentences.ts'
import { confirmRunCard } from '../../../src/cards/confirm-digest-card.ts'
import { coverCard } from '../../../src/cards/cover-card.ts'
import type { SampleCases } from './sample-cases.ts'
import { worstName } from './worst-words.ts'

const id = '6f1d1c1e-0d3c-4a57-9f55-0c3a5d0f7a11'
const people = { officer: 'Darren Newman', standIn: 'Jenny Coles' }

export const confirmSamples: SampleCases = {
  empty: (templates) => {
    const wish = { ...people, fromDay: '2011-07-15', untilDay: '2011-07-14' }
    const sentence = coverSentence({ kind: 'set', wish })
    return confirmedCard({ heading: 'Confirmed', sentence }, templates)
  },
  usual: (templates) =>
    confirmRunCard(
      { id, act: 'run', askedOn: '2011-07-15' },
      {
        officers: { reached: 9, notReached: 2, resting: 1 },
        channels: { reached: 1, notReached: 0 },
        pausedUntil: null,
      },
      templates,
    ),
  worst: (templates) =>
    coverCard(
      { officer: worstName, standIn: worstName, fromDay: '2011-07-15', untilDay: '2011-09-05' },
      templates,
    ),
}
