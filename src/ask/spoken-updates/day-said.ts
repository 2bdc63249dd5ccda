import { Temporal } from 'temporal-polyfill'
import { findRanges } from '../entities/dates.ts'
import { tokenise } from '../words/words.ts'

const weekdays = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ')
const weekday = new RegExp(`\\b(${weekdays.join('|')})\\b`, 'i')

/**
 * The first or last day (ISO) that some words name: "5 September", "the end of August", "Friday". A day without a year
 * is the next one, a weekday the next after today. Null where they name none.
 */
export function daySaid(words: string, today: string, end: 'from' | 'to'): string | null {
  const day = findRanges(tokenise(words), today)[0]?.range[end] ?? null
  if (day === null) return nextWeekday(words, today)
  if (/\b(19|20)\d\d\b/.test(words) || day >= today) return day
  return `${String(Number(day.slice(0, 4)) + 1)}${day.slice(4)}`
}

function nextWeekday(words: string, today: string): string | null {
  const name = weekday.exec(words)?.[1]
  if (name === undefined) return null
  const date = Temporal.PlainDate.from(today)
  const ahead = (weekdays.indexOf(name.toLowerCase()) + 1 - date.dayOfWeek + 7) % 7
  return date.add({ days: ahead === 0 ? 7 : ahead }).toString()
}
