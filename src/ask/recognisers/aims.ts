import {
  asks,
  aspectWords,
  hasWord,
  speaksOf,
  thingWords,
  union,
  type Candidate,
  type Recogniser,
  wordsLike,
} from '../recogniser.ts'
import type { Reading } from '../reading.ts'
import { targetsOf } from '../targets.ts'
import { hasAims, headingsSaid } from './aim-headings.ts'
import { placeSaid } from './places.ts'

/** Words for where aims stand on the page and for what they are to the plan. */
const standing =
  /^(bees?|outcome|section|set|sets|belong|belongs|beneath|under|underneath|below|sit|sits|with|listed|headline|main|key|page|given|three)$/

/** "What are the top priorities of Be Safe?", "what does the school places priority want to achieve?" */
export const aims: Recogniser = (reading, context): Candidate[] => {
  if (!hasAims(reading, context.lexicon)) return []
  const chosen = headingsSaid(reading, context.lexicon)
  const wanted = asks(reading, 'conditions') || chosen.length > 0
  const labelled = speaksOf(reading, 'priority') && reading.refs.some(({ kind }) => kind === 'priority')
  if (!wanted && !labelled) return []
  const place = placeSaid(reading)
  const claimed = union(
    aspectWords(reading, 'conditions', 'list', 'count', 'text', 'title'),
    thingWords(reading, 'priority'),
    chosen.flatMap(({ tokens }) => tokens),
    reading.numbers.map(({ token }) => token),
    place?.tokens ?? [],
    wordsLike(reading, standing),
  )
  return targetsOf(reading, context, claimed, 'priority')
    .filter(({ kind }) => kind === 'priority')
    .map((target): Candidate => ({
      query: {
        kind: 'aims',
        priorities: target.keys,
        headings:
          chosen.length > 0 ? chosen.map(({ heading }) => heading) : headingsOfSize(reading, target.keys),
        as: asks(reading, 'count') && hasWord(reading, /^(many|number|count)$/) ? 'count' : 'list',
        nth: place?.nth ?? null,
      },
      fit:
        target.fit *
        (target.by === 'meaning' ? 0.92 : chosen.length > 0 ? 0.99 : 0.97) *
        (wanted || labelled ? 1 : 0.8),
      claims: union(claimed, target.claims),
      about: target.keys,
      rule: `aims by ${target.by}`,
      ...(target.traits ? { traits: target.traits } : {}),
    }))
}

/** "The three aims": the headings that so many stand under, where some are and some are not. */
function headingsOfSize({ loaded, numbers }: Reading, keys: readonly string[]): string[] {
  const aimsThere = keys.flatMap((key) => loaded.priorities.get(key)?.aims ?? [])
  const sizes = new Map<string, number>()
  for (const { heading } of aimsThere) sizes.set(heading, (sizes.get(heading) ?? 0) + 1)
  return [...sizes]
    .filter(([, size]) => numbers.some(({ value }) => value === size))
    .map(([heading]) => heading)
}
