import {
  asks,
  aspectWords,
  thingWords,
  topicUnits,
  union,
  wordsLike,
  type Candidate,
  type Recogniser,
} from '../../recogniser.ts'

/** Words of such a question that say nothing of a subject. */
const ownWords =
  /^(?:i|me|my|we|who|whom|anybody|anyone|everybody|everyone|yet|still|this|week|weeks|card|cards|digest|all|replied|responded|outstanding)$/

/** "Who hasn't replied?", "who has not updated yet this week in priority 2?", "have I replied?" */
export const replies: Recogniser = (reading, context): Candidate[] => {
  if (reading.refs.some(({ kind }) => kind === 'action')) return []
  const priorities = reading.refs.filter(({ kind }) => kind === 'priority').flatMap(({ keys }) => keys)
  const person = reading.people.find(({ people }) => people.length === 1)
  // Of a consultation, too, somebody may have replied: the word alone asks of the week's card only beside a name.
  if (!asks(reading, 'replies') && !(person && /\b(?:replied|responded)\b/.test(reading.said))) return []
  const mine =
    !person && /\b(?:have|did|do|am|has) i\b|\bi (?:have|havent|did|didnt|still|replied)\b/.test(reading.said)
  const claims = union(
    aspectWords(reading, 'replies', 'changed', 'list', 'count', 'officer', 'lead', 'mine', 'when', 'earlier'),
    thingWords(reading, 'plan', 'action', 'person', 'priority'),
    wordsLike(reading, ownWords),
    person?.tokens ?? [],
    ...reading.refs.map(({ tokens }) => tokens),
    ...reading.ranges.map(({ tokens }) => tokens),
  )
  // Whoever asks who has replied says little else: a subject of its own is asked of the plan.
  const subject = topicUnits(reading, claims).some((unit) => context.subjects.weightOf(unit) > 0.2)
  const officers = person?.people ?? (mine && reading.asker !== null ? [reading.asker] : [])
  return [
    {
      query: { kind: 'replies', officers, priorities, mine },
      fit: 0.98 * (subject ? 0.5 : 1),
      claims,
      about: priorities,
      rule: 'replies to the week’s card',
    },
  ]
}
