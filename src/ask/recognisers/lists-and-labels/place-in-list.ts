import type { Reading } from '../../reading.ts'

/** A place in a list that a message names, from 1; -1 for the last. */
export type Place = { nth: number; tokens: number[] }

/**
 * "The second", "number 3", "no 2": the place in a list that is asked for. In a plan whose priorities are named, such
 * a number is no priority's.
 */
export function placeSaid(reading: Reading): Place | null {
  const ordinal = reading.ordinals[0]
  if (ordinal) return { nth: ordinal.value, tokens: [ordinal.token] }
  const ref = reading.refs.find(({ keys, said }) => keys.length === 0 && /^(\w+ )?\d{1,2}$/.test(said))
  if (ref) return { nth: Number(/\d+/.exec(ref.said)?.[0] ?? 1), tokens: ref.tokens }
  const number = reading.numbers.find(({ token }) =>
    /^(number|no|nr|item|point)$/.test(reading.tokens[token - 1]?.text ?? ''),
  )
  return number ? { nth: number.value, tokens: [number.token - 1, number.token] } : null
}
