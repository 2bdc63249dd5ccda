import type { Reading } from '../../reading.ts'
import { topicUnits, union, aspectWords, type Context } from '../../recogniser.ts'
import type { Weighed } from '../evidence.ts'

/** From this weight on, a word is one that a subject may be named by. */
const naming = 0.2
/** A longer question says more of what it is about than a word in passing. */
const longest = 9
const found = /\bby meaning$|^statement\b/
const pointing =
  /\b(of|for|on|to|about|with|in|from|behind|does|is|was|did|has|do) (that|it|this|those|them)\b/

/**
 * "Who gets the credit for that?": a row of another priority that one word in passing found, where the question goes on about
 * what was just told.
 */
export function goesElsewhere({ query, rule, about }: Weighed, reading: Reading, context: Context): boolean {
  const { memory, catalogue, subjects } = context
  if (!found.test(rule) || reading.tokens.length > longest || !pointing.test(reading.said)) return false
  if (reading.refs.length + reading.people.length + reading.plans.length > 0) return false
  const asked = union(aspectWords(reading, 'lead', 'officer', 'agency', 'when', 'list', 'count', 'why'))
  const own = topicUnits(reading, asked).filter((unit) => subjects.weightOf(unit) >= naming)
  const places = (keys: readonly string[]) =>
    new Set(keys.flatMap((key) => catalogue.byKey.get(key)?.priorityKey ?? []))
  const before = new Set([...memory.priorities, ...places(memory.records), ...places(memory.actions)])
  const told = query.kind === 'passage' ? query.passages : about
  const now = [...places(told), ...told.filter((key) => reading.loaded.priorities.has(key))]
  return own.length <= 1 && before.size > 0 && now.every((key) => !before.has(key))
}
