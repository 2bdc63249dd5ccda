import { topicUnits, type Context } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { priorityCalled } from '../priorities/named-priority.ts'

/** What leads in to another part of the plan that is named by its subject. */
export const goesOn = /^((and|so|ok|then) )*(any|just|only|what about|how about|of those|and|ok|same for)\b/

/** Numbers that only priorities can bear: "just the ones in 11". */
export function prioritiesByNumber({ numbers, loaded, tokens }: Reading): {
  keys: string[]
  tokens: number[]
} {
  const found = numbers.flatMap(({ value, token }) => {
    const key = [...loaded.priorities.values()].find(({ number }) => number === String(value))?.key
    const led = /^(in|for|of|under|from|on|just|only|about|and|at)$/.test(tokens[token - 1]?.text ?? '')
    return key !== undefined && (led || tokens.length === 1) ? [{ key, token }] : []
  })
  return { keys: found.map(({ key }) => key), tokens: found.map(({ token }) => token) }
}

/** The priority that words left over name by its subject; null where they name none. */
export function priorityBySubject(
  left: readonly number[],
  reading: Reading,
  context: Context,
): string | null {
  if (left.length === 0) return null
  const others = reading.tokens.map(({ index }) => index).filter((i) => !left.includes(i))
  return priorityCalled(topicUnits(reading, new Set(others)), reading, context)
}
