import { readTimescale } from '../../plan/timescale.ts'
import { dayInWords } from '../../progress/day-words.ts'
import type { Token } from '../words/words.ts'
import { financialYearAt } from './financial-year.ts'
import { monthName, monthNumbered } from './months.ts'
import type { Span } from './time-span.ts'

const seasons = new Set(['spring', 'summer', 'autumn', 'winter'])

/** Days by the calendar: "1/7/11", "3 June", "summer 2011", "2011/12"; null where none begin at this word. */
export function calendarDaysAt(tokens: readonly Token[], i: number, asOf: string): Span | null {
  const text = (n: number) => tokens[i + n]?.text ?? ''
  const made = (printed: string, length: number): Span | null => {
    const single = readTimescale(printed)
    if (single.kind !== 'dated') return null
    const start = readTimescale(`from ${printed}`)
    return {
      first: start.kind === 'from' ? start.startsOn : single.dueOn,
      last: single.dueOn,
      words: /^\d/.test(printed) && printed.includes(' ') ? dayInWords(single.dueOn) : printed,
      from: i,
      to: i + length - 1,
    }
  }
  const financial = financialYearAt(tokens, i, asOf)
  if (financial !== null) return financial
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(text(0))
  if (slashed) {
    const year = Number(slashed[3]) < 100 ? 2000 + Number(slashed[3]) : Number(slashed[3])
    return made(`${slashed[1]} ${monthName(Number(slashed[2]))} ${year}`, 1)
  }
  const dayOfMonth = /^(\d{1,2})(st|nd|rd|th)?$/.exec(text(0))
  const monthAfterDay = dayOfMonth ? (text(1) === 'of' ? 2 : 1) : 0
  const at = monthAfterDay
  const month = monthNumbered.get(text(at))
  if (month !== undefined && !(text(at) === 'may' && !isMonthMay(tokens, i + at)) && !(text(at) === 'mar')) {
    const dayAfter = dayOfMonth ? null : /^(\d{1,2})(st|nd|rd|th)$/.exec(text(at + 1))
    const day = dayOfMonth?.[1] ?? dayAfter?.[1] ?? ''
    const yearAt = at + 1 + (dayAfter ? 1 : 0)
    const printedYear = /^(19|20)\d{2}$/.test(text(yearAt)) ? Number(text(yearAt)) : null
    const year = printedYear ?? nearestYear(month, asOf, tokens)
    const length = yearAt + (printedYear === null ? 0 : 1)
    return made(`${day} ${monthName(month)} ${year}`.trim(), length)
  }
  if (seasons.has(text(0))) {
    const printedYear = /^(19|20)\d{2}$/.test(text(1)) ? text(1) : asOf.slice(0, 4)
    return made(`${capitalised(text(0))} ${printedYear}`, text(1) === printedYear ? 2 : 1)
  }
  return /^(19|20)\d{2}$/.test(text(0)) ? made(text(0), 1) : null
}

/** "may" is the month only beside a year, a day or a preposition of time. */
function isMonthMay(tokens: readonly Token[], at: number): boolean {
  return (
    /^(in|by|during|before|after|until|of|since|end|from)$/.test(tokens[at - 1]?.text ?? '') ||
    /^\d/.test(tokens[at - 1]?.text ?? '') ||
    /^(19|20)\d{2}$/.test(tokens[at + 1]?.text ?? '')
  )
}

/** A month without a year is the next one to come; in a question about the past, the last one that was. */
function nearestYear(month: number, asOf: string, tokens: readonly Token[]): number {
  const year = Number(asOf.slice(0, 4))
  const now = Number(asOf.slice(5, 7))
  const past = tokens.some((token) => /^(was|were|missed)$/.test(token.text))
  if (past) return month <= now ? year : year - 1
  return month >= now ? year : year + 1
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
