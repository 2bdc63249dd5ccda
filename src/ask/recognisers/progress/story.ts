import { asksForLastReport, timeRecorded } from '../../asked-for/what-was-recorded.ts'
import { everyWord, type Candidate, type Recogniser } from '../../recogniser.ts'

const told =
  /\b(?:story|history|timeline|track record|so far|over time|happened (?:to|with|on)|been happening)\b/
const updates = /\b(?:all|every|past|previous|earlier|recorded) (?:the )?(?:updates?|notes?|reports?)\b/
const then =
  /\b(?:say|said|report|reported|stand|stood|standing|status|rag|rating|update|going|doing|look(?:ed)? like)\b/

/**
 * "The story of 2.3", "what has happened with 2.3?": all that was promised, asked, said and approved of one numbered
 * action. "What did 2.3 say in June?", "status of 2.3 on 3 July": the same as at the end of that time. "In the last
 * report": how it stands by what was said last.
 */
export const story: Recogniser = (reading): Candidate[] => {
  const [ref, ...others] = reading.refs
  if (ref?.kind !== 'action' || ref.keys.length === 0 || others.length > 0 || reading.people.length > 0)
    return []
  const { said } = reading
  const time = timeRecorded(reading)
  const whole = told.test(said) || updates.test(said)
  // "When is 2.3 due in June" asks for a date of the plan; what was said of it is asked with a word for saying.
  const asAt = time !== null && then.test(said) && !/\bdue|deadline|milestone|overdue\b/.test(said)
  if (asksForLastReport(reading) && time === null) {
    const query = { kind: 'action', actions: ref.keys, aspects: ['status'], stopped: null } as const
    const last = {
      query: { ...query, aspects: [...query.aspects] },
      about: ref.keys,
      rule: 'the last report on an action',
    }
    return [{ ...last, fit: 0.99, claims: everyWord(reading) }]
  }
  if (!whole && !asAt) return []
  return [
    {
      query: {
        kind: 'story',
        actions: ref.keys,
        recorded: time,
      },
      fit: 0.99,
      claims: everyWord(reading),
      about: ref.keys,
      rule: whole ? 'story of an action' : 'an action as at a time',
    },
  ]
}
