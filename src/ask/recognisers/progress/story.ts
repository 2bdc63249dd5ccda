import { Temporal } from 'temporal-polyfill'
import type { DueRange } from '../../action-filter.ts'
import type { Reading } from '../../reading.ts'
import { everyWord, type Candidate, type Recogniser } from '../../recogniser.ts'

const told =
  /\b(?:story|history|timeline|track record|so far|over time|happened (?:to|with|on)|been happening)\b/
const updates = /\b(?:all|every|past|previous|earlier|recorded) (?:the )?(?:updates?|notes?|reports?)\b/
const then =
  /\b(?:say|said|report|reported|stand|stood|standing|status|rag|rating|update|going|doing|look(?:ed)? like)\b/

/** "In June", of what was said, is the June that has passed, and so is that of "by June"; a question about what is due means the one to come. */
function pastOf(range: DueRange, { said, asOf }: Reading): DueRange {
  const day = range.from ?? range.to
  if (day === null || day <= asOf || /\b(?:(?:19|20)\d\d|next|this|coming)\b/.test(said)) return range
  const yearBefore = (day: string | null) =>
    day && Temporal.PlainDate.from(day).subtract({ years: 1 }).toString()
  return { ...range, from: yearBefore(range.from), to: yearBefore(range.to) }
}

/** "As at 30 June", "by the end of June", "on 3 July": all that was recorded until then. "In June": what was recorded in it. */
function asAtEnd(range: DueRange, said: string): DueRange {
  const until = range.from === range.to || /\b(as at|as of|by|until|up to)\b/.test(said)
  return until ? { ...range, from: null } : range
}

/**
 * "The story of 2.3", "what has happened with 2.3?": all that was promised, asked, said and approved of one numbered
 * action. "What did 2.3 say in June?", "status of 2.3 on 3 July": the same as at the end of that time.
 */
export const story: Recogniser = (reading): Candidate[] => {
  const [ref, ...others] = reading.refs
  if (ref?.kind !== 'action' || ref.keys.length === 0 || others.length > 0 || reading.people.length > 0)
    return []
  const { said } = reading
  const range = reading.ranges[0]
  const whole = told.test(said) || updates.test(said)
  // "When is 2.3 due in June" asks for a date of the plan; what was said of it is asked with a word for saying.
  const asAt = range !== undefined && then.test(said) && !/\bdue|deadline|milestone|overdue\b/.test(said)
  if (!whole && !asAt) return []
  return [
    {
      query: {
        kind: 'story',
        actions: ref.keys,
        recorded: range ? asAtEnd(pastOf(range.range, reading), said) : null,
      },
      fit: 0.99,
      claims: everyWord(reading),
      about: ref.keys,
      rule: whole ? 'story of an action' : 'an action as at a time',
    },
  ]
}
