import { asksDatesAlike } from '../../asked-for/alike-dates.ts'
import { targetsOf } from '../../asked-for/targets.ts'
import { positions } from '../../words/words.ts'
import {
  asks,
  aspectWords,
  hasWord,
  thingWords,
  union,
  wordsLike,
  type Candidate,
  type Recogniser,
} from '../../recogniser.ts'

const every = /^(all|every|everything|each)$/
const sharing = /^(same|share|shares|shared|sharing|single|one|identical|common)$/
const passing = /^(there|in|under|of|the|by|with|for|at|time|date|deadline|deadlines|day)$/

/**
 * "Are all the healthy weight actions due at the same time?", "is everything in priority 2 led by CSF?": whether the actions of
 * one priority share an officer, agency or date. Each is told beside the others.
 */
export const allAlike: Recogniser = (reading, context): Candidate[] => {
  if (!/\b(is|are|do|does|have|has|was|were)\b/.test(reading.said) || !hasWord(reading, every)) return []
  const agencySaid = reading.agencies.length > 0 && asks(reading, 'lead', 'agency', 'officer')
  if (!agencySaid && !hasWord(reading, sharing)) return []
  const by =
    agencySaid || asks(reading, 'agency')
      ? 'agency'
      : asks(reading, 'when') || hasWord(reading, /^(time|date|deadlines?|day)$/)
        ? 'date'
        : asks(reading, 'lead', 'officer')
          ? 'officer'
          : null
  // `datesAlike` tells every date with its rows.
  if (by === 'date' && asksDatesAlike(reading)) return []
  if (by === null || /^(which|what|who|how many)\b/.test(reading.said)) return []
  const claimed = union(
    aspectWords(reading, 'lead', 'officer', 'agency', 'when', 'same', 'list', 'holds'),
    thingWords(reading, 'person', 'action'),
    wordsLike(reading, every),
    wordsLike(reading, sharing),
    wordsLike(reading, passing),
    reading.agencies.flatMap(({ from, to }) => (agencySaid ? positions(from, to) : [])),
  )
  return targetsOf(reading, context, claimed, 'priority')
    .filter(({ kind, keys }) => kind === 'priority' && keys.length === 1)
    .flatMap((target): Candidate[] => {
      const actions = reading.loaded.priorities.get(target.keys[0] ?? '')?.actionKeys ?? []
      if (actions.length < 2) return []
      return [
        {
          query: { kind: 'compare-actions', actions, by },
          fit: 0.98 * target.fit,
          claims: union(claimed, target.claims, thingWords(reading, 'priority')),
          about: target.keys,
          rule: `all alike by ${target.by}`,
          ...(target.traits ? { traits: target.traits } : {}),
        },
      ]
    })
}
