import { givenIn, leavesOf, pathTo } from './names.ts'
import type { Exchange } from './recorder.ts'

/** A recording in which one thing that Teams, or its stand-in, said is another. */
export type Change = { what: string; recording: Exchange[] }

/**
 * Every recording that differs from this one in a single status, in a single value of Teams' that is absent or of another
 * kind, in a field more, or in a single id that the bot used later as it was.
 */
export function changesOf(recording: readonly Exchange[]): Change[] {
  return recording.flatMap((exchange, i) => {
    const changed = (what: string, change: Partial<Exchange>): Change => ({
      what: `${exchange.step}: ${exchange.method} ${exchange.path}: ${what}`,
      recording: recording.with(i, { ...exchange, ...change }),
    })
    const half = exchange.to === 'bot' ? 'request' : 'answer'
    const given = givenIn(exchange)
    const having = (path: string, value: unknown) => ({ [half]: withValue(given, path, value) })
    const isUsedLater = (value: unknown) =>
      recording.slice(i + 1).some(({ path }) => path.split('/').includes(encodeURIComponent(String(value))))
    return [
      changed('status', { status: exchange.status + 1 }),
      changed('a field more', { [half]: { ...(given as object | null), further: true } }),
      ...leavesOf(given).flatMap(([path, value]) => [
        changed(`${path} absent`, having(path, undefined)),
        changed(`${path} of another kind`, having(path, typeof value === 'number' ? 'x' : 1)),
        ...(isUsedLater(value) ? [changed(`${path} not as used`, having(path, 'another id'))] : []),
      ]),
    ]
  })
}

/** A copy of a body with another value at that path; undefined takes the value away. */
function withValue(body: unknown, target: string, value: unknown, path = ''): unknown {
  if (path === target) return value
  if (typeof body !== 'object' || body === null) return body
  const parts = Object.entries(body)
    .map(([key, part]) => [key, withValue(part, target, value, pathTo(body, path, key))])
    .filter(([, part]) => part !== undefined)
  return Array.isArray(body) ? parts.map(([, part]) => part) : Object.fromEntries(parts)
}
