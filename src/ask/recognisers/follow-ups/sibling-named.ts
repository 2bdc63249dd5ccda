import {
  topicUnits,
  union,
  thingWords,
  wordsLike,
  type Candidate,
  type Recogniser,
} from '../../recogniser.ts'

const leastCoverage = 0.7
const oneNamed = /^(?:(?:and|ok|okay|so|now|what about|how about) )*the (?:\w+ ){1,4}(?:one|row|action|bit)$/

/**
 * "Who's on 8.1?", then "and the transition one?": points at a row among its siblings, so that few words tell it from them. Only
 * an action of the same priority is looked for; a message that describes a row of any sort is `sameOfAnotherRow`'s.
 */
export const siblingNamed: Recogniser = (reading, context): Candidate[] => {
  const { memory, subjects } = context
  const { query } = memory
  const { actions, plan } = reading.loaded
  if (query?.kind !== 'action' || !oneNamed.test(reading.said)) return []
  if (reading.refs.length + reading.people.length + reading.ordinals.length > 0) return []
  const priority = actions.get(query.actions[0] ?? '')?.priorityKey
  if (priority === undefined) return []
  const claims = union(
    thingWords(reading, 'action'),
    wordsLike(reading, /^(and|ok|okay|so|now|what|how|about|the|one|row|action|bit)$/),
  )
  const units = topicUnits(reading, claims)
  const [best, next] = subjects
    .find(units, { kinds: ['action'], planId: plan.id, within: [priority] })
    .filter(({ record }) => !query.actions.includes(record.key))
  if (!best || best.coverage < leastCoverage || (next && next.score > best.score - 0.05)) return []
  return [
    {
      query: { ...query, actions: [best.record.key] },
      fit: 0.97,
      claims,
      about: [best.record.key],
      rule: 'officer by conversation',
    },
  ]
}
