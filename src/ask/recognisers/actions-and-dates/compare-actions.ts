import {
  asks,
  aspectWords,
  hasWord,
  thingWords,
  union,
  type Candidate,
  type Recogniser,
} from '../../recogniser.ts'
import { countsThroughList } from '../../asked-for/counts-through-list.ts'

/** "Which comes first, 2.2 or 2.3?", "same officer for both?", "is 4.3 due before 4.4?" */
export const compareActions: Recogniser = (reading, context): Candidate[] => {
  const named = reading.refs.filter((ref) => ref.kind === 'action').flatMap((ref) => ref.keys)
  // "There are two 11.1s. Which one falls due first?" goes on about the two.
  const which = asks(reading, 'first') && hasWord(reading, /^(which|one)$/)
  const back =
    named.length === 0 &&
    context.memory.actions.length === 2 &&
    !countsThroughList(reading) &&
    (which || hasWord(reading, /^(both|same|two|them)$/))
  const actions = back ? context.memory.actions : named
  // "Do 8.2 and 4.3 sit under the same priority?", "in one priority or two?"
  const ofPriority = /\b(same|one|different) (priority|priorities)\b/.test(reading.said)
  const asked = ofPriority || asks(reading, 'first', 'same') || (asks(reading, 'compare') && named.length > 1)
  if (actions.length < 2 || !asked) return []
  const person = hasWord(reading, /^(officer|officers|person|people|who|whose)$/)
  // "Which is due later, and who has each?" is put in order by date; each line names its officer, too.
  const both = /\bsame\b.*\band\b.*\bsame\b/.test(reading.said)
  const dated = asks(reading, 'when') && (both || (asks(reading, 'first') && !asks(reading, 'same')))
  const by =
    dated || !asks(reading, 'officer', 'lead', 'agency')
      ? 'date'
      : asks(reading, 'agency') && !person
        ? 'agency'
        : 'officer'
  const claims = union(
    reading.refs.flatMap((ref) => ref.tokens),
    aspectWords(reading, 'first', 'same', 'officer', 'lead', 'agency', 'when', 'compare', 'list'),
    thingWords(reading, 'action', 'person'),
  )
  if (ofPriority && !asks(reading, 'officer', 'lead', 'agency', 'when'))
    return [
      {
        query: { kind: 'action', actions, aspects: ['priority'], stopped: null },
        fit: 0.98,
        claims: union(
          claims,
          aspectWords(reading, 'theme', 'parts', 'difference'),
          thingWords(reading, 'priority'),
        ),
        about: actions,
        rule: 'priority of two actions',
      },
    ]
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
