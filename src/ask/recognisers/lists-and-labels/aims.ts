import {
  asks,
  aspectWords,
  hasWord,
  namesNothing,
  speaksOf,
  thingWords,
  topicUnits,
  union,
  type Candidate,
  type Recogniser,
  wordsLike,
} from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { targetsOf } from '../../asked-for/targets.ts'
import { hasAims, headingsSaid } from './aim-headings.ts'
import { tokenise } from '../../words/words.ts'
import { placeSaid } from './place-in-list.ts'

/** Words for where aims stand on the page and for what they are to the plan. */
const standing =
  /^(bees?|outcome|section|set|sets|belong|belongs|beneath|under|underneath|below|sit|sits|with|listed|headline|main|key|page|given|three)$/

/** Words rarer than this name a priority. */
const leastNaming = 0.25

/** "What are the top priorities of Be Safe?", "what does the school places priority want to achieve?" */
export const aims: Recogniser = (reading, context): Candidate[] => {
  if (!hasAims(reading, context.lexicon)) return []
  const chosen = headingsSaid(reading, context.lexicon)
  const wanted = asks(reading, 'conditions') || chosen.length > 0
  const labelled = speaksOf(reading, 'priority') && reading.refs.some(({ kind }) => kind === 'priority')
  if (!wanted && !labelled) return []
  // "What does it put first? All three": what comes before everything else is all of them, and no place in the list.
  const whole = /\b(puts?|putting|comes?|placed) first\b|\ball (three|four|five|six|of them)\b/.test(
    reading.said,
  )
  const place = whole ? null : placeSaid(reading)
  const claimed = union(
    aspectWords(reading, 'conditions', 'list', 'count', 'text', 'title'),
    thingWords(reading, 'priority'),
    chosen.flatMap(({ tokens }) => tokens),
    reading.numbers.map(({ token }) => token),
    place?.tokens ?? [],
    wordsLike(reading, whole ? /^(first|put|puts|putting|all|need|comes?|placed)$/ : standing),
    wordsLike(reading, standing),
  )
  const counting = asks(reading, 'count') && hasWord(reading, /^(many|number|count)$/)
  const overall = counting ? headingCounted(reading, chosen) : null
  // "How many top priorities are there in all?": those of every priority together.
  if (overall !== null && context.memory.priorities.length === 0 && namesNothing(reading, context, claimed))
    return [
      {
        query: {
          kind: 'aims',
          priorities: [...reading.loaded.priorities.keys()],
          headings: [overall],
          as: 'count',
          nth: null,
        },
        fit: 0.97,
        claims: union(
          claimed,
          wordsLike(reading, /^(all|total|altogether|across|numbered|pages?|whole|over|every|each)$/),
        ),
        about: [],
        rule: 'aims of the plan',
      },
    ]
  // A priority that prints nothing under a heading is not the one that is asked for by it.
  const headings = chosen.map(({ heading }) => heading.toLowerCase())
  const printsOneOf = (keys: readonly string[]) =>
    headings.length === 0 ||
    keys.some((key) =>
      reading.loaded.priorities
        .get(key)
        ?.aims.some(({ heading }) => headings.includes(heading.toLowerCase())),
    )
  // A heading that stands under every priority names none of them.
  const names = topicUnits(reading, claimed).some((unit) => context.subjects.weightOf(unit) > leastNaming)
  return targetsOf(reading, context, claimed, 'priority')
    .filter(({ by }) => by !== 'meaning' || chosen.length === 0 || names)
    .filter(({ kind, keys, by }) => kind === 'priority' && (by === 'number' || printsOneOf(keys)))
    .map((target): Candidate => ({
      query: {
        kind: 'aims',
        priorities: target.keys,
        headings:
          chosen.length > 0 ? chosen.map(({ heading }) => heading) : headingsOfSize(reading, target.keys),
        as: counting ? 'count' : 'list',
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

/** "Top priorities", "priorities for the future": the one heading that a message says in words that stand together. */
function headingCounted(
  { tokens }: Reading,
  chosen: readonly { heading: string; tokens: number[] }[],
): string | null {
  const named = chosen.filter(({ heading, tokens: said }) => {
    const stems = tokenise(heading).map(({ stem }) => stem)
    return said.some((i) =>
      [tokens[i - 1], tokens[i + 1]].some(
        (beside) =>
          beside !== undefined &&
          /^(priorities|aims|themes|ambitions)$/.test(beside.text) &&
          stems.includes(beside.stem),
      ),
    )
  })
  return named.length === 1 ? (named[0]?.heading ?? null) : null
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
