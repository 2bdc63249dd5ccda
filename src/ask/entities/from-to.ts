import { Temporal } from 'temporal-polyfill'

/** The words that may stand before the second of two times: "to", "and the end of", "right through to the start of". */
const joining =
  /^(?:(?:all |right )?(?:the way )?(?:through|thru|up) )?(?:(and|to|until|till|through|thru|inclusive to)|)(?: (?:and )?including)?(?: (?:the )?(?:very )?(end|close|last day|start|beginning|first day) of(?: the)?)?$/
/** The edge of the first time: "from the end of October". */
const lateStart = /\b(end|close|last day) of(?: the)?$/

/** Two times that stand for all the days between them. */
type Edge = { first: string; last: string }

/**
 * The days of "from the start of October to the end of November": the first and the last. Null where the words between two
 * times do not join them, as "October and November" does not without "between".
 */
export function fromTo(
  one: Edge,
  other: Edge,
  { before, between }: { before: string; between: string },
): { from: string; to: string } | null {
  const found = joining.exec(between)
  if (!found) return null
  const [, word, edge] = found
  if (word === 'and' && !/\b(between|from)\b/.test(before)) return null
  const from = lateStart.test(before) ? one.last : one.first
  const to = edge !== undefined && /^(start|beginning|first day)$/.test(edge) ? other.first : other.last
  return { from: from > to ? yearBefore(from) : from, to }
}

/** "From October to March", asked in November: the October that is just over. */
function yearBefore(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ years: 1 }).toString()
}
