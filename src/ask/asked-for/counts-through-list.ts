import { asks } from '../recogniser.ts'
import type { Reading } from '../reading.ts'

/** "What does the first one say?", "who has the last?": counts through what was listed, and asks for no order of dates. */
export function countsThroughList(reading: Reading): boolean {
  return (
    /\bthe (first|last)( one| action| row)?( of (them|those|these|the two))?\b/.test(reading.said) &&
    !asks(reading, 'when') &&
    !/\b(is|are|comes?|falls?|finishes) the (first|last)\b/.test(reading.said)
  )
}
