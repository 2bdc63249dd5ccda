import {
  asks,
  aspectWords,
  hasWord,
  namesNothing,
  speaksOf,
  thingWords,
  union,
  type Candidate,
  type Recogniser,
  wordsLike,
} from '../recogniser.ts'
import type { Reading } from '../reading.ts'
import { targetsOf } from '../targets.ts'
import { tokenise } from '../words.ts'
import { placeSaid } from './places.ts'

/** Words for where aims stand on the page and for what they are to the plan. */
const standing =
  /^(bees?|outcome|section|set|sets|belong|belongs|beneath|under|underneath|below|sit|sits|with|listed|headline|main|key|page|given|three)$/

/** "What are the top priorities of Be Safe?", "what does the school places priority want to achieve?" */
export const aims: Recogniser = (reading, context): Candidate[] => {
  const headings = headingsOf(reading)
  if (headings.length === 0) return []
  const chosen = headingsSaid(reading, headings, context.lexicon.stopStems)
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
  return targetsOf(reading, context, claimed, 'priority')
    .filter(({ kind }) => kind === 'priority')
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

/** The headings that aims of this plan stand under, in printed order, once whatever their capitals. */
function headingsOf({ loaded }: Reading): string[] {
  const printed = [...loaded.priorities.values()].flatMap(({ aims: all }) =>
    all.map(({ heading }) => heading),
  )
  return [...new Map(printed.map((heading) => [heading.toLowerCase(), heading])).values()]
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

/** The headings whose own words, those that no other heading has, stand in the message: "top", "future", "vision". */
function headingsSaid(
  reading: Reading,
  headings: readonly string[],
  stopStems: ReadonlySet<string>,
): { heading: string; tokens: number[] }[] {
  const stems = headings.map((heading) => new Set(tokenise(heading).map((token) => token.stem)))
  return headings.flatMap((heading, n) => {
    const own = [...(stems[n] ?? [])].filter(
      (word) => !stopStems.has(word) && stems.every((other, m) => m === n || !other.has(word)),
    )
    const tokens = reading.tokens.filter((token) => own.includes(token.stem)).map((token) => token.index)
    const telling = reading.tokens.filter(
      (token) => tokens.includes(token.index) && !/^(our|the|what|want|achieve|page)$/.test(token.text),
    )
    // A heading that is a whole sentence is named by several of its words, or by the one that it ends with ("6 key themes").
    const { stem: last, text: plural } = tokenise(heading).at(-1) ?? { stem: '', text: '' }
    const alone = stems.every((other, m) => m === n || !other.has(last))
    const ending = reading.tokens.filter(({ text }) => own.length > 4 && alone && text === plural)
    if (ending.length > 0) return [{ heading, tokens: [...tokens, ...ending.map(({ index }) => index)] }]
    const enough = own.length <= 4 ? 1 : 2
    return telling.length >= enough ? [{ heading, tokens }] : []
  })
}
