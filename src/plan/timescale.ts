import { Temporal } from 'temporal-polyfill'

/**
 * What a printed timescale means. Days are ISO `yyyy-mm-dd`; `dueOn` is the last day on which it is on time.
 * Only `dated` can ever be overdue.
 */
export type Timescale =
  | { kind: 'dated'; dueOn: string; startsOn: string | null }
  | { kind: 'from'; startsOn: string }
  | { kind: 'ongoing' }
  | { kind: 'recurring' }
  | { kind: 'tbc' }
  | { kind: 'blank' }
  | { kind: 'unreadable' }

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthPattern =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const singleDate = new RegExp(`^(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+)?${monthPattern}\\s+(\\d{4})$`, 'i')
const season = /^(spring|summer|autumn|winter)\s+(\d{4})$/i

/** The last month of each season; a season is due by that month's last day (design: "Summer 2011" is 31 August). */
const lastMonthOfSeason: Record<string, number> = { spring: 5, summer: 8, autumn: 11, winter: 2 }

/** Reads one printed timescale entry, such as "March 2012", "Summer 2011" or "TBC - Business plan". Never guesses. */
export function readTimescale(printed: string): Timescale {
  const text = printed.trim().replace(/\s+/g, ' ')
  if (text === '' || text === '-') return { kind: 'blank' }
  if (/^(tbc|tba|to be (confirmed|agreed))\b/i.test(text)) return { kind: 'tbc' }
  if (/^(ongoing|on-going|continuous)\b/i.test(text)) return { kind: 'ongoing' }
  if (/year on year|annual(ly)?|quarterly|termly|monthly/i.test(text)) return { kind: 'recurring' }
  const start = /^(?:implementation )?from (.+)$/i.exec(text)?.[1]
  const range = (start ?? text).split(/\s*[–—-]\s*|\s+to\s+/)
  if (range.length === 2) return readRange(range[0] ?? '', range[1] ?? '')
  if (start !== undefined) {
    const span = readSpan(start)
    return span ? { kind: 'from', startsOn: span.first } : { kind: 'unreadable' }
  }
  const span = readSpan(text.replace(/^(?:(?:by|during|in)\s+)?(?:(?:the\s+)?end\s+(?:of\s+)?)?/i, ''))
  return span ? { kind: 'dated', startsOn: null, dueOn: span.last } : { kind: 'unreadable' }
}

/** A range that runs backwards is unreadable: one of its ends must be a slip, and it does not say which. */
function readRange(from: string, to: string): Timescale {
  const start = readSpan(from)
  const end = readSpan(to)
  if (!start || !end || end.last < start.first) return { kind: 'unreadable' }
  return { kind: 'dated', startsOn: start.first, dueOn: end.last }
}

/** The first and last day of a printed day, month, season or year. */
function readSpan(text: string): { first: string; last: string } | null {
  const date = singleDate.exec(text)
  if (date) {
    const year = Number(date[3])
    const month = monthNames.indexOf((date[2] ?? '').slice(0, 3).toLowerCase()) + 1
    return date[1] === undefined ? monthSpan(year, month, month) : daySpan(year, month, Number(date[1]))
  }
  const named = season.exec(text)
  if (named) {
    const last = lastMonthOfSeason[(named[1] ?? '').toLowerCase()] ?? 0
    const year = Number(named[2])
    return last === 2 ? monthSpan(year, 12, 2) : monthSpan(year, last - 2, last)
  }
  return /^\d{4}$/.test(text) ? monthSpan(Number(text), 1, 12) : null
}

function monthSpan(year: number, firstMonth: number, lastMonth: number): { first: string; last: string } {
  const first = Temporal.PlainDate.from({ year, month: firstMonth, day: 1 })
  const lastYear = lastMonth < firstMonth ? year + 1 : year
  const end = Temporal.PlainYearMonth.from({ year: lastYear, month: lastMonth })
  return { first: first.toString(), last: end.toPlainDate({ day: end.daysInMonth }).toString() }
}

function daySpan(year: number, month: number, day: number): { first: string; last: string } | null {
  try {
    const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()
    return { first: date, last: date }
  } catch {
    return null
  }
}
