import { saidOfTable } from '../entities/said-of-table.ts'
import type { Reading } from '../reading.ts'

/** "What are we doing about bullying?", "the list for P7": all that stands under the priority that is named. */
export function asksForTable({ tokens, refs }: Reading): boolean {
  const text = (from: number, to?: number) =>
    tokens
      .slice(from, to)
      .map((token) => token.text)
      .join(' ')
  return refs.some(({ kind, tokens: named }) => {
    const [first = 0, last = first] = [named[0], named.at(-1)]
    const before = text(0, first)
    return (
      kind === 'priority' &&
      (saidOfTable(before, text(last + 1, last + 2)) || /\b(list|table) (for|of|under|in)$/.test(before))
    )
  })
}
