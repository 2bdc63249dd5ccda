import { asks } from '../recogniser.ts'
import type { Reading } from '../reading.ts'
import type { Weighed } from './evidence.ts'

/**
 * Whether the likeliest candidate is about the right thing and holds another kind of answer than the question wants: a sentence
 * that names nobody where somebody is asked for, a number where its reason is. It is then a guess, however likely it is.
 */
export function answersOtherwise({ query, traits }: Weighed, reading: Reading): boolean {
  if (query.kind === 'passage') return (traits?.['holds'] ?? 0) < 0 && !('lacks' in query)
  if (query.kind === 'figures') return asks(reading, 'why')
  return false
}
