import { dayInWords } from '../../progress/day-words.ts'
import type { DueRange } from '../action-filter.ts'

/** One day (`yyyy-mm-dd`) as a time that actions may be due in. */
export function oneDay(day: string): DueRange {
  return { from: day, to: day, words: `on ${dayInWords(day)}` }
}
