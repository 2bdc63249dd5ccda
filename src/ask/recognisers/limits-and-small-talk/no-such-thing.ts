import { everyWord, namesNothing, refersBack, type Recogniser } from '../../recogniser.ts'
import { listedPriority } from '../lists-and-labels/numbered-list.ts'

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
