import type { CatalogueRecord } from '../../catalogue/record.ts'
import { lacksNumber } from '../../asked-for/holds-what-is-asked.ts'
import { explains, type Unit } from '../../words/lexicon.ts'
import { oncePer } from '../../once-per.ts'
import type { Reading } from '../../reading.ts'
import {
  asks,
  aspectWords,
  hasWord,
  thingWords,
  topicUnits,
  union,
  type Candidate,
  type Context,
  type Recogniser,
} from '../../recogniser.ts'
import { tokenise } from '../../words/words.ts'

/** How surely printed words must mean what was asked for. */
const surely = 0.9
const mostQuoted = 3
const quotable: readonly CatalogueRecord['kind'][] = [
  'passage',
  'aim',
  'item',
  'indicator',
  'monitoring',
  'condition',
  'group',
  'glossary',
  'action',
]

/**
 * "Does the plan mention Family Safeguarding?", "is there anything on dads?": the statements that print the very words
 * or others that mean the same. A name that the plan nowhere prints is not mentioned, whatever its words say singly.
 */
export const mentions: Recogniser = (reading, context): Candidate[] => {
  if (!asks(reading, 'mentions') || reading.people.length > 0) return []
  // "Which appears in the one plan and not in the other?" asks for the difference of two lists.
  const ofPlans = new Set(reading.plans.map(({ planId }) => planId)).size > 1
  if (ofPlans && asks(reading, 'difference') && hasWord(reading, /^(which|what)$/)) return []
  const claimed = union(
    aspectWords(reading, 'mentions', 'list', 'text', 'count', 'title', 'which-plan'),
    thingWords(reading, 'priority', 'plan'),
  )
  const name = nameIn(reading, claimed)
  const units = topicUnits(reading, claimed).filter((unit) => context.subjects.weightOf(unit) > 0.1)
  if (units.length === 0 && name === null) return []
  const records = perhapsSaying(
    name === null ? units : context.lexicon.unitsOf(reading.tokens, notIn(name.tokens, reading)),
    reading,
    context,
  ).filter(({ kind }) => quotable.includes(kind))
  const found =
    name === null
      ? records.filter((record) => units.every((unit) => meant(record, unit, context)))
      : records.filter((record) => stemsOf(record).includes(name.stems))
  const base = {
    claims: union(
      claimed,
      name?.tokens ?? [],
      units.flatMap(({ tokens }) => tokens),
    ),
    about: [],
  }
  const literal = name === null ? 0 : 1
  const priorities = wantsPriorities(reading)
    ? sayingPriorities(found, units, name?.stems ?? null, reading, context)
    : null
  if (priorities !== null)
    return [
      {
        ...base,
        claims: union(base.claims, aspectWords(reading, 'conditions', 'indicators', 'holds')),
        query: {
          kind: 'saying',
          said: wordsOf(reading, name?.tokens ?? units.flatMap(({ tokens }) => tokens)),
          ...priorities,
        },
        fit: 0.97,
        rule: 'mention',
        traits: { literal, several: 1 },
      },
    ]
  // "How many of them does it talk about?", where none of what says the words gives a number.
  const lacking = found.map((record) => lacksNumber(reading, record, context))
  const lacks = lacking.includes(null) || /\bhow (many times|often)\b/.test(reading.said) ? null : lacking[0]
  if (found.length > 0)
    return [
      {
        ...base,
        query: {
          kind: 'passage',
          passages: distinct(found).slice(0, several(reading) ? 1 : mostQuoted),
          ...(lacks == null ? {} : { lacks }),
        },
        fit: 0.97,
        rule: 'mention',
        traits: { literal, several: Math.min(found.length, 5) / 5 },
      },
    ]
  if (name === null) return []
  return [
    {
      ...base,
      query: { kind: 'not-mentioned', said: name.said },
      fit: 0.95,
      rule: 'not mentioned',
      traits: { literal },
    },
  ]
}

/** The records that may say all of these words: those of the word that the fewest have, or all of the plan. */
function perhapsSaying(
  units: readonly Unit[],
  { loaded }: Reading,
  { subjects, catalogue }: Context,
): readonly CatalogueRecord[] {
  const { id } = loaded.plan
  const [fewest] = units
    .flatMap((unit) => {
      const found = subjects.saying(unit, id)
      return found === null ? [] : [found]
    })
    .sort((a, b) => a.length - b.length)
  return fewest ?? catalogue.records.filter(({ planId }) => planId === id)
}

/** The positions of all words but these. */
function notIn(tokens: readonly number[], reading: Reading): Set<number> {
  return new Set(reading.tokens.map(({ index }) => index).filter((i) => !tokens.includes(i)))
}

/** "Which priorities mention …?", "how many rows speak of …?": where it is said is wanted, and not what. */
function wantsPriorities({ said }: Reading): boolean {
  return /\b(which|what|how many|list|name)( of)?( the| those| these)? (\S+ ){0,3}(priorities|priority|rows?|bees?)\b/.test(
    said,
  )
}

/** The priorities of these records, and those whose titles say the words; null where there are none. */
function sayingPriorities(
  found: readonly CatalogueRecord[],
  units: readonly Unit[],
  name: string | null,
  { loaded }: Reading,
  context: Context,
): { priorities: string[]; records: string[] } | null {
  const titles = [...loaded.priorities.keys()].flatMap((key) => context.catalogue.byKey.get(key) ?? [])
  const titled = titles.filter((record) => {
    const title = { ...record, names: record.names.slice(0, 1), kind: 'indicator' as const }
    const terms = context.lexicon.termsOf(title.names.join(' '))
    return name === null
      ? units.every((unit) => explains(terms, unit.sense) >= surely)
      : stemsOf(title).includes(name)
  })
  const under = [...titled, ...found.filter(({ priorityKey }) => priorityKey !== null)]
  const priorities = [...loaded.priorities.keys()].filter((key) =>
    under.some(({ priorityKey }) => priorityKey === key),
  )
  return priorities.length === 0 ? null : { priorities, records: under.map(({ key }) => key).slice(0, 40) }
}

function wordsOf({ tokens }: Reading, span: readonly number[]): string {
  return [...span]
    .sort((a, b) => a - b)
    .map((i) => tokens[i]?.text ?? '')
    .join(' ')
}

/** Whether several plans are asked: each is then quoted once. */
function several(reading: Reading): boolean {
  return asks(reading, 'which-plan') || new Set(reading.plans.map(({ planId }) => planId)).size > 1
}

/** A name in the message: words with capitals side by side, or a word with a capital and a number. */
function nameIn(
  { tokens, anchored, filler }: Reading,
  claimed: ReadonlySet<number>,
): { said: string; stems: string; tokens: number[] } | null {
  const proper = (i: number) => {
    const token = tokens[i]
    return (
      token !== undefined &&
      i > 0 &&
      !anchored.has(i) &&
      !claimed.has(i) &&
      !filler.has(i) &&
      // "Footnote 1", "Table 2" say where something stands, and name nothing.
      !pointing.test(token.text) &&
      (token.capital || /^\d+$/.test(token.text))
    )
  }
  for (const { index, capital } of tokens) {
    if (!capital || !proper(index)) continue
    const span = [index]
    while (proper((span.at(-1) ?? 0) + 1)) span.push((span.at(-1) ?? 0) + 1)
    if (span.length < 2) continue
    const words = span.flatMap((i) => tokens[i] ?? [])
    return {
      said: words
        .map(({ text, capital: large }) => (large ? `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}` : text))
        .join(' '),
      stems: ` ${words.map(({ stem }) => stem).join(' ')} `,
      tokens: span,
    }
  }
  return null
}

const pointing =
  /^(footnotes?|notes?|pages?|paragraphs?|sections?|tables?|appendix|annex|chapters?|figures?|boxes|box|bullets?|lines?|rows?|columns?)$/

/** What a record prints: the first name of an indicator or term is printed, the others are not. */
function printed({ kind, names, body }: CatalogueRecord): string {
  return kind === 'indicator' || kind === 'glossary' ? `${names[0] ?? ''} ${body}` : body
}

/** The stems of what a record prints, in order, with a blank around each. */
const stemsOf = oncePer((record: CatalogueRecord) => {
  const stems = tokenise(printed(record)).map(({ stem }) => stem)
  return ` ${stems.join(' ')} `
})

function meant(record: CatalogueRecord, unit: Unit, { lexicon }: Context): boolean {
  return explains(lexicon.termsOf(printed(record)), unit.sense) >= surely
}

/** One key a paragraph. */
function distinct(records: readonly CatalogueRecord[]): string[] {
  return [...new Map(records.map(({ of, key }) => [of, key])).values()]
}
