import { Temporal } from 'temporal-polyfill'
import type { RangeMention } from '../entities/range-bounds.ts'
import { timePast } from '../entities/time-past.ts'
import type { Reading } from '../reading.ts'
import { tokenise } from '../words/words.ts'

type DueRange = RangeMention['range']

/** What was said of an action is asked for with a word for saying; what its row prints is not. */
const reported = /\bdid\b.*\b(say|report|look like|stand)\b|\b(was|were|had)\b.*\b(said|reported|recorded)\b/
const lastReport =
  /\b(last|latest|most recent|newest) (report|update|card|return|word|time|one)\b(?! but one)/

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

/** The time that a message names for what was recorded; null where it names none. */
export function timeRecorded(reading: Reading): DueRange | null {
  const [mention] = reading.ranges
  // As typed: "Easter" is a word of no plan, and might have been taken for one that is.
  const typed = tokenise(reading.text).map(({ text }) => text)
  const past = timePast(typed.join(' '), reading.asOf)
  if (past !== null || mention === undefined) return past
  return asAtEnd(pastOf(mention.range, reading), reading.said)
}

/** "What did 2.3 say in the last report?": whether the last thing recorded of an action is asked for. */
export function asksForLastReport({ said }: Reading): boolean {
  return reported.test(said) && lastReport.test(said)
}

/** "What did 2.3 say last month?": whether a message asks what was said of a numbered action at a time, which no row of the plan tells. */
export function asksWhatWasSaid(reading: Reading): boolean {
  return (
    reported.test(reading.said) &&
    reading.refs.some(({ kind, keys }) => kind === 'action' && keys.length > 0) &&
    (timeRecorded(reading) !== null || lastReport.test(reading.said))
  )
}
