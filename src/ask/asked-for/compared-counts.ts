import type { Reading } from '../reading.ts'
import { asks, speaksOf } from '../recogniser.ts'
import { positions } from '../words/words.ts'

const comparing =
  /^(more|most|fewer|fewest|less|least|bigger|biggest|larger|largest|longer|busier|busiest|smaller|smallest|heavier|equal)$/
const bounded =
  /\b(more|fewer|less) than (\d+|one|two|three|four|five|six)\b(?! (actions|has|have|does|do)\b)/

/** What is compared, by key or name, and of what kind it is: priorities by their actions or by their measures, and so on. */
export type Compared = {
  of: 'theme' | 'measured' | 'priority' | 'officer' | 'lead' | 'agency'
  among: string[]
  tokens: number[]
}

/** The words that compare: "more", "fewest". */
export function comparingWords({ tokens }: Reading): Reading['tokens'] {
  return tokens.filter(({ text }) => comparing.test(text))
}

/** Two or more named things of one kind whose counts are compared; null where a message compares none. */
export function comparedCounts(reading: Reading): Compared | null {
  if (comparingWords(reading).length === 0) return null
  const found = comparedIn(reading)
  if (found === null || new Set(found.among).size < 2) return null
  return bounded.test(reading.said) && found.of !== 'priority' && found.of !== 'measured' ? null : found
}

function comparedIn(reading: Reading): Compared | null {
  if (reading.loaded.priorities.size === 0 || reading.ranges.length > 0 || asks(reading, 'overdue', 'when'))
    return null
  const actions = speaksOf(reading, 'action')
  const { refs, themes, people, agencies } = reading
  const spans = (found: readonly { from: number; to: number }[]) =>
    found.flatMap(({ from, to }) => positions(from, to))
  if (themes.length > 1 && refs.length + people.length + agencies.length === 0)
    return actions
      ? null
      : { of: 'theme', among: themes.map(({ meaning }) => meaning), tokens: spans(themes) }
  const numbered = refs.length > 0 ? refs : byPlainNumber(reading, actions)
  if (numbered.length > 0) {
    if (people.length + agencies.length > 0 || numbered.some(({ kind }) => kind !== 'priority')) return null
    const of = asks(reading, 'indicators') ? 'measured' : actions ? 'priority' : null
    const among = numbered.flatMap(({ keys }) => keys)
    return of === null ? null : { of, among, tokens: numbered.flatMap(({ tokens }) => tokens) }
  }
  const named = people.flatMap((person) => (person.people.length === 1 ? person.people : []))
  if (named.length > 1 && agencies.length === 0) {
    const of = actions ? 'officer' : speaksOf(reading, 'priority') ? 'lead' : null
    return of === null ? null : { of, among: named, tokens: people.flatMap(({ tokens }) => tokens) }
  }
  return agencies.length > 1 && people.length === 0 && actions
    ? { of: 'agency', among: agencies.map(({ meaning }) => meaning), tokens: spans(agencies) }
    : null
}

/** "Which has fewer actions, 4 or 10?": numbers that only priorities can bear. */
function byPlainNumber(
  reading: Reading,
  actions: boolean,
): { kind: string; keys: string[]; tokens: number[] }[] {
  const numbers = reading.numbers.map(({ value, token }) => ({
    kind: 'priority',
    keys: [...reading.loaded.priorities.values()]
      .filter(({ number }) => number === String(value))
      .map(({ key }) => key),
    tokens: [token],
  }))
  return (actions || asks(reading, 'indicators')) &&
    numbers.length > 1 &&
    numbers.every(({ keys }) => keys.length === 1)
    ? numbers
    : []
}
