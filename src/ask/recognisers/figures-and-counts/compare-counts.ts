import {
  aspectWords,
  thingWords,
  topicUnits,
  union,
  wordsLike,
  type Candidate,
  type Recogniser,
} from '../../recogniser.ts'
import { comparedCounts, comparingWords } from '../../asked-for/compared-counts.ts'

const fewer = /^(fewer|fewest|less|least|smaller|smallest)$/
/** What is said around a comparison, and compares nothing itself. */
const around =
  /^(than|same|number|many|as|or|and|there|under|lead|leads|leading|list|size|row|rows|has|have|got|of|own|owns)$/

/** "Which has more actions, priority 1 or 2?", "which theme has more priorities?": two or more that are named, by their counts. */
export const compareCounts: Recogniser = (reading, context): Candidate[] => {
  const words = comparingWords(reading)
  const compared = comparedCounts(reading)
  if (compared === null) return []
  const claims = union(
    compared.tokens,
    words.map(({ index }) => index),
    wordsLike(reading, around),
    aspectWords(
      reading,
      'list',
      'count',
      'lead',
      'officer',
      'agency',
      'compare',
      'theme',
      'indicators',
      'same',
    ),
    thingWords(reading, 'action', 'priority', 'person', 'smp', 'plan'),
  )
  const beside = topicUnits(reading, claims).filter((unit) => context.subjects.weightOf(unit) > 0.2)
  if (beside.length > 0) return []
  const { of, among } = compared
  return [
    {
      query: {
        kind: 'tally',
        of,
        order: words.some(({ text }) => fewer.test(text)) ? 'fewest' : 'most',
        least: null,
        most: null,
        priorities: [],
        among: [...new Set(among)],
      },
      fit: 0.98,
      claims,
      about: of === 'priority' || of === 'measured' ? among : [],
      traits: { beside: 0 },
      rule: 'tally',
    },
  ]
}
