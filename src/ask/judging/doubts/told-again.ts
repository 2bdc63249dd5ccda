import { asksWhichWay, tellsChange } from '../../asked-for/which-way.ts'
import { positions } from '../../words/words.ts'
import type { Reading } from '../../reading.ts'
import { refersBack, type Context } from '../../recogniser.ts'
import type { Weighed } from '../evidence.ts'

const goingOn = /^(and|but|so|ok|what about|how about)\b/
/** Words that say only that a question goes on. */
const framing = /^(and|but|so|ok|then|what|how|about|the|a|an|in|for|of|is|are|was|were|on|at|with|by)$/

/** "Is it going up?": a number that was told before, where neither its sentence nor an earlier number beside it tells of a change. */
export function tellsNoCourse({ query }: Weighed, reading: Reading, { memory }: Context): boolean {
  if (query.kind !== 'figures' || !asksWhichWay(reading)) return false
  const figures = query.figures.flatMap((key) => reading.loaded.measurements.get(key) ?? [])
  return figures.every(
    ({ key, name, quote, comparators }) =>
      memory.figures.includes(key) &&
      !tellsChange.test(`${name} ${quote}`) &&
      !comparators.some(({ label }) => /\b(19|20)?\d{2}\b|year|previous/i.test(label)),
  )
}

/** "And under fours?": a number that was told before, and that says nothing of the words that are new. */
export function tellsTheSame({ query, rule }: Weighed, reading: Reading, { memory }: Context): boolean {
  if (rule !== 'beside the last answer' || query.kind !== 'figures' || !goingOn.test(reading.said))
    return false
  if (refersBack(reading) || !query.figures.every((key) => memory.figures.includes(key))) return false
  const named = [...reading.places, ...reading.cohorts].flatMap(({ from, to }) => positions(from, to))
  const read = new Set([
    ...named,
    ...reading.anchored,
    ...[...reading.aspects.values()].flatMap((words) => [...words]),
  ])
  return reading.tokens.some(({ text, index }) => !read.has(index) && !framing.test(text))
}
