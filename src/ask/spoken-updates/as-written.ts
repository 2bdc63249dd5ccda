import { cleanMessage, wordPlaces } from '../words/words.ts'
import type { Stretch } from './date-of-update.ts'

/** Words between "slipping" or "done" and what is said of it that say nothing themselves. */
const opening = /^(?:(?:because(?: of)?|as(?! (?:of|at)\b)|due to|owing to|and)\b[\s,:;-]*)+/i

/** The words of some stretches of a message as they were written, without the punctuation around them. */
export function asWritten(text: string, stretches: readonly Stretch[]): string {
  const message = cleanMessage(text)
  const places = wordPlaces(message)
  const parts = stretches.flatMap(({ from, to }) => {
    const start = places[from]
    if (start === undefined || to < from) return []
    const next = places[to + 1]
    // The last stretch of a message keeps its full stop; "and" before what is left out goes with it.
    const part = message.slice(start, next)
    return [next === undefined ? part.trim() : part.replace(/[\s,;:.(-]+$/, '')]
  })
  return parts.filter((part) => part !== '').join(', ')
}

/** A text without "because" or "and" at its beginning. */
export function startingPlain(text: string): string {
  return text.replace(opening, '')
}
