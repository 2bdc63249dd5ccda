import {
  asks,
  aspectWords,
  hasWord,
  thingWords,
  union,
  type Candidate,
  type Recogniser,
} from '../recogniser.ts'

/** "Which comes first, 2.2 or 2.3?", "same officer for both?", "is 4.3 due before 4.4?" */
export const compareActions: Recogniser = (reading, context): Candidate[] => {
  const named = reading.refs.filter((ref) => ref.kind === 'action').flatMap((ref) => ref.keys)
  const back =
    named.length === 0 && context.memory.actions.length === 2 && hasWord(reading, /^(both|same|two|them)$/)
  const actions = back ? context.memory.actions : named
  const asked = asks(reading, 'first', 'same') || (asks(reading, 'compare') && named.length > 1)
  if (actions.length < 2 || !asked) return []
  const by =
    asks(reading, 'officer', 'lead') || hasWord(reading, /^(officer|person|lead|leads)$/)
      ? 'officer'
      : asks(reading, 'agency')
        ? 'agency'
        : 'date'
  const claims = union(
    reading.refs.flatMap((ref) => ref.tokens),
    aspectWords(reading, 'first', 'same', 'officer', 'lead', 'agency', 'when', 'compare'),
    thingWords(reading, 'action', 'person'),
  )
  return [
    {
      query: { kind: 'compare-actions', actions, by },
      fit: 0.98,
      claims,
      about: actions,
      rule: 'compare actions',
    },
  ]
}
