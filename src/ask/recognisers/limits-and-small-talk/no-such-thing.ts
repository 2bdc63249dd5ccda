import { makeCaseFinder } from './individual-case.ts'
import {
  asks,
  aspectWords,
  hasWord,
  namesNothing,
  refersBack,
  union,
  type Candidate,
  type Recogniser,
  everyWord,
} from '../../recogniser.ts'
import type { Vocabulary } from '../../vocabulary.ts'
import { listedPriority } from '../lists-and-labels/numbered-list.ts'

/** A message about one child's own case: declined whatever else it asks. */
export function individualCase(vocabulary: Vocabulary): Recogniser {
  const cases = makeCaseFinder(vocabulary)
  return (reading) => {
    if (!cases.inWords(reading.tokens)) return []
    return [
      {
        query: { kind: 'individual-case' },
        fit: 1,
        claims: everyWord(reading),
        about: [],
        rule: 'individual case',
      },
    ]
  }
}

/** Numbers that the plan does not have ("priority 14"), and plans that are not loaded. */
export const noSuchThing: Recogniser = (reading, context) => {
  const other = reading.plans.find((plan) => plan.planId === null)
  if (other)
    return [
      {
        query: { kind: 'other-plan', said: other.said },
        fit: 1,
        claims: everyWord(reading),
        about: [],
        rule: 'other plan',
      },
    ]
  const before = context.memory.query
  const own = reading.refs.length + reading.people.length + reading.plans.length > 0
  if (
    before?.kind === 'other-plan' &&
    !own &&
    reading.tokens.length <= 10 &&
    (refersBack(reading) ||
      /^(and|ok|what about|how about|just|how do)/i.test(reading.text.trim()) ||
      namesNothing(reading, context, new Set()))
  )
    return [
      {
        query: before,
        fit: 0.97,
        claims: everyWord(reading),
        about: [],
        rule: 'still the other plan',
      },
    ]
  const lost = reading.refs.find((ref) => ref.keys.length === 0)
  if (!lost || reading.refs.some((ref) => ref.keys.length > 0)) return []
  if (listedPriority(reading, context) !== null) return []
  return [
    {
      query: { kind: 'no-such', what: lost.kind, said: lost.said },
      fit: 1,
      claims: everyWord(reading),
      about: [],
      rule: 'no such number',
    },
  ]
}

/** "My" actions from somebody whom the plan does not know. */
export const unknownAsker: Recogniser = (reading): Candidate[] => {
  const own = [...aspectWords(reading, 'mine')].some((token) => !reading.filler.has(token))
  // A plan that names nobody has nothing of anybody's: "which priority is mine?" asks where something fits.
  if (reading.loaded.people.size === 0) return []
  if (reading.asker !== null || !own || reading.refs.length > 0 || reading.people.length > 0) return []
  const about =
    asks(reading, 'overdue', 'when', 'next', 'list', 'count', 'lead', 'status') ||
    hasWord(reading, /^(actions?|priorit|responsib)/)
  if (!about) return []
  const claims = union(
    aspectWords(reading, 'mine', 'overdue', 'when', 'next', 'list', 'count', 'lead', 'status', 'milestone'),
    ...reading.ranges.map((r) => r.tokens),
  )
  return [{ query: { kind: 'asker-unknown' }, fit: 0.99, claims, about: [], rule: 'asker unknown' }]
}
