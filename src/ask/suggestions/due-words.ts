import { dayInWords } from '../../progress/day-words.ts'
import type { DueRange } from '../action-filter.ts'

/** A range of days as an answer says it. Made from the days alone: whoever chose them may not word them. */
export function dueWords({ from, to }: Pick<DueRange, 'from' | 'to'>): string {
  if (from === null) return to === null ? 'on any day' : `by ${dayInWords(to)}`
  if (to === null) return `from ${dayInWords(from)}`
  return from === to ? `on ${dayInWords(from)}` : `between ${dayInWords(from)} and ${dayInWords(to)}`
}
