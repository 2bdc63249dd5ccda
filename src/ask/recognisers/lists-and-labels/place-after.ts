import type { Query } from '../../query.ts'
import type { Reading } from '../../reading.ts'
import type { Context } from '../../recogniser.ts'

/** A message of so many words that says "next" may only go on to what stands after the last answer. */
const mostWords = 6

/**
 * "The next?", "and the one after?", "the last one?": what stands in the place after the one that was told, among the measures or aims of a
 * priority or in a list; null where nothing does, or nothing was told by its place.
 */
export function placeAfter(reading: Reading, { query }: Context['memory']): Query | null {
  const step = stepSaid(reading)
  const ordinal = mayGoOn(reading) && step === null ? reading.ordinals[0]?.value : undefined
  if (query === null || (step === null && ordinal === undefined)) return null
  if (
    step !== null &&
    (query.kind === 'aims' || query.kind === 'items') &&
    query.nth !== null &&
    query.nth > 0
  )
    return query.nth + step > 0 ? { ...query, nth: query.nth + step } : null
  if (query.kind !== 'indicator' || query.indicators.length !== 1) return null
  const [key = ''] = query.indicators
  const priority = [...reading.loaded.priorities.values()].find((each) =>
    key.startsWith(`${each.key}/indicator-`),
  )
  const keys = priority?.indicators.map(({ number }) => `${priority.key}/indicator-${number}`) ?? []
  const beside =
    ordinal === undefined ? keys[keys.indexOf(key) + (step ?? 0)] : keys.at(ordinal > 0 ? ordinal - 1 : -1)
  return beside === undefined ? null : { ...query, indicators: [beside] }
}

function mayGoOn({ tokens, refs, people, ranges }: Reading): boolean {
  return tokens.length <= mostWords && refs.length + people.length + ranges.length === 0
}

function stepSaid(reading: Reading): number | null {
  const { said } = reading
  if (!mayGoOn(reading)) return null
  if (/\b(previous|preceding|one before|before that|before it)\b/.test(said)) return -1
  return /\b(next|following|one after|after that|after it)\b/.test(said) ? 1 : null
}
