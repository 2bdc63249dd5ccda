import { explains, type Unit } from '../../words/lexicon.ts'
import { union, type Context } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'

/** A priority that a question names by its subject, and the words that name it. */
export type NamedPriority = { key: string; tokens: Set<number> }

/** A name explains this share of its words by the priority's own title and other names, and the next one less. */
const leastShare = 0.6
const clearlyAhead = 0.08
const longestName = 7

/** "The mental health priority", "the priority on healthy weight": the priority that the words beside "priority" name. */
export function namedPriority(reading: Reading, context: Context): NamedPriority | null {
  if (reading.refs.some((ref) => ref.kind === 'priority')) return null
  for (const { index, text } of reading.tokens) {
    if (text !== 'priority') continue
    const found =
      whose(reading, context, wordsBefore(reading, index), index) ??
      whose(reading, context, wordsAfter(reading, index), index)
    if (found) return found
  }
  return null
}

function whose(
  reading: Reading,
  context: Context,
  words: ReadonlySet<number>,
  at: number,
): NamedPriority | null {
  const units = reading.units.filter((unit) => unit.tokens.every((i) => words.has(i)))
  const key = priorityCalled(units, reading, context)
  return key === null ? null : { key, tokens: union(words, [at]) }
}

/** The priority that these words name by its title or its other names; null where none is plainly meant. */
export function priorityCalled(
  units: readonly Unit[],
  reading: Reading,
  { subjects, lexicon }: Context,
): string | null {
  if (units.length === 0) return null
  const weightOf = (unit: Unit) => subjects.weightOf(unit)
  const scored = [...reading.loaded.priorities.values()]
    .map(({ key, title }) => ({
      key,
      // What the title itself says comes before its other names.
      share: shareOf(
        units,
        (unit) => 0.8 * subjects.ownShareOf(key, unit) + 0.2 * explains(lexicon.termsOf(title), unit.sense),
        weightOf,
      ),
    }))
    .sort((a, b) => b.share - a.share)
  const [first, second] = scored
  if (!first || first.share < leastShare || first.share - (second?.share ?? 0) < clearlyAhead) return null
  return first.key
}

function shareOf(
  units: readonly Unit[],
  said: (unit: Unit) => number,
  weightOf: (unit: Unit) => number,
): number {
  const worth = units.reduce((sum, unit) => sum + weightOf(unit), 0)
  return units.reduce((sum, unit) => sum + said(unit) * weightOf(unit), 0) / worth
}

/** The words between "the" and "priority". */
function wordsBefore(reading: Reading, at: number): Set<number> {
  for (let i = at - 1; i >= Math.max(0, at - longestName); i--)
    if (/^(the|our|their|your|this|council|plan)$/.test(reading.tokens[i]?.text ?? ''))
      return between(i + 1, at)
  return at > 0 && at <= 3 ? between(0, at) : new Set()
}

/** The words after "priority on", to the next word that asks or the end of the phrase. */
function wordsAfter(reading: Reading, at: number): Set<number> {
  if (!/^(on|about|for|around|of|concerning|covering)$/.test(reading.tokens[at + 1]?.text ?? ''))
    return new Set()
  let end = at + 2
  while (end < reading.tokens.length && end <= at + longestName) {
    const token = reading.tokens[end]
    if (
      !token ||
      /^(who|what|when|which|how|why|is|are|was|were|does|do|did|has|have|will|say|says)$/.test(token.text)
    )
      break
    end++
    if (token.after !== '') break
  }
  return between(at + 1, end)
}

function between(from: number, to: number): Set<number> {
  return new Set(Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i))
}
