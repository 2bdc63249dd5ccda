import { easter } from 'date-easter'
import { Temporal } from 'temporal-polyfill'
import { dayInWords } from '../../progress/day-words.ts'
import type { DueRange } from '../action-filter.ts'
import { numberOf } from '../words/words.ts'

const ago = /\b(a|an|one|\w+|a couple of|a few|\d+) (day|week|fortnight|month|year)s? (ago|back|earlier)\b/
const yesterday = /\b(the day before )?yesterday\b/
const feast =
  /\b(since |before )?(?:last )?(easter|christmas|xmas|new year)(?: (?:day|sunday|eve))?(?: ((?:19|20)\d\d))?\b/

/**
 * A time that is only ever spoken of as past: "two weeks ago", "yesterday", "at Easter" (the last one, where no year is said), as
 * all until the end of that day. `said` is a message's words with a blank between them, `asOf` an ISO day. Null where none is named.
 */
export function timePast(said: string, asOf: string): DueRange | null {
  const day = daysAgo(said, asOf)
  if (day !== null) return until(day)
  const named = feast.exec(said)
  if (!named) return null
  const [, beside = '', name = '', year] = named
  const on = feastBefore(name, asOf, year)
  if (beside.startsWith('since'))
    return { from: on.toString(), to: null, words: `from ${dayInWords(on.toString())}` }
  return until(beside.startsWith('before') ? on.subtract({ days: 1 }) : on)
}

function until(day: Temporal.PlainDate): DueRange {
  const to = day.toString()
  return { from: null, to, words: `by ${dayInWords(to)}` }
}

function daysAgo(said: string, asOf: string): Temporal.PlainDate | null {
  const today = Temporal.PlainDate.from(asOf)
  const last = yesterday.exec(said)
  if (last) return today.subtract({ days: last[1] === undefined ? 1 : 2 })
  const [, count = '', unit = ''] = ago.exec(said) ?? []
  const number = countOf(count)
  if (number === null || unit === '') return null
  if (unit === 'fortnight') return today.subtract({ weeks: 2 * number })
  return today.subtract({ [`${unit}s`]: number })
}

/** More than a century back is no time of a plan, and some numbers reach past the calendar. */
const mostBack = 100

function countOf(said: string): number | null {
  if (/^(a|an)$/.test(said)) return 1
  if (/^(a )?couple( of)?$|^of$/.test(said)) return 2
  if (/^(a )?few$/.test(said)) return 3
  const number = numberOf(said)
  return number !== null && number <= mostBack ? number : null
}

function feastBefore(name: string, asOf: string, year: string | undefined): Temporal.PlainDate {
  const now = Temporal.PlainDate.from(asOf)
  const inYear = (of: number) =>
    Temporal.PlainDate.from(
      name === 'easter'
        ? plainEaster(of)
        : name === 'new year'
          ? { year: of, month: 1, day: 1 }
          : { year: of, month: 12, day: 25 },
    )
  if (year !== undefined) return inYear(Number(year))
  const thisYear = inYear(now.year)
  return Temporal.PlainDate.compare(thisYear, now) <= 0 ? thisYear : inYear(now.year - 1)
}

function plainEaster(of: number): { year: number; month: number; day: number } {
  const { year, month, day } = easter(of)
  return { year, month, day }
}
