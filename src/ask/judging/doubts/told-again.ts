import { positions } from '../../words/words.ts'
import type { Reading } from '../../reading.ts'
import { refersBack, type Context } from '../../recogniser.ts'
import type { Weighed } from '../evidence.ts'

const goingOn = /^(and|but|so|ok|what about|how about)\b/
/** Words that say only that a question goes on. */
const framing = /^(and|but|so|ok|then|what|how|about|the|a|an|in|for|of|is|are|was|were|on|at|with|by)$/

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
