import type { CatalogueRecord } from './catalogue.ts'
import { explains, type Unit } from './lexicon.ts'
import {
  asks,
  aspectWords,
  findTopic,
  hasWord,
  speaksOf,
  tied,
  union,
  type Candidate,
  type Context,
  type Recogniser,
} from './recogniser.ts'
import { asksForMoney } from './quantity.ts'
import type { Reading } from './reading.ts'

/** The share of a question's words that a passage must explain before it is offered at all. */
const leastCoverage = 0.5

/**
 * Running text: the last resort, held to the strictest test. The words must be covered, weighted by rarity, and the
 * sentence must hold the kind of thing that is asked for: a number for "how many", a date for "when", a name for "who".
 */
export const passages: Recogniser = (reading, context): Candidate[] => {
  const framing = union(
    aspectWords(reading, 'definition', 'why'),
    reading.tokens
      .filter((token) =>
        /^(there|anything|tell|about|mention|mentions|discuss|cover|covers|information|how|many|much)$/.test(
          token.text,
        ),
      )
      .map((token) => token.index),
  )
  // A priority that is named narrows the passages to its own.
  const priorities = reading.refs.filter((ref) => ref.kind === 'priority')
  const within = priorities.flatMap((ref) => ref.keys)
  const hits = findTopic(reading, context, framing, ['passage', 'monitoring', 'condition', 'group']).filter(
    (hit) =>
      hit.coverage >= leastCoverage &&
      (within.length === 0 || within.includes(hit.record.priorityKey ?? '')) &&
      saysSomethingRare(hit.record, reading, context, within.length > 0 ? 2 : 1),
  )
  const rank = new Map(
    hits.map((hit) => [
      hit,
      hit.score +
        yearBonus(reading, hit.record) +
        dateBonus(reading, hit.record) +
        0.12 * bodyShare(hit.record, reading, context) +
        0.06 * rarestShare(hit.record, reading, context),
    ]),
  )
  hits.sort((a, b) => (rank.get(b) ?? 0) - (rank.get(a) ?? 0))
  const holding = hits.filter((hit) => holdsWhatIsAsked(reading, hit.record, context))
  const named = hasWord(reading, /^who$/)
    ? holding.find((hit) => namesAPerson(reading, hit.record.body))
    : undefined
  const top = holding[0] ?? hits[0]
  const best = named && top && top.score - named.score < 0.15 ? named : top
  if (!best) return []
  const fits = holding.length > 0
  const second = tied(holding, 0.03).find((hit) => hit.record.of !== best.record.of)
  const keys = [best, ...(second && second !== best ? [second] : [])].map((hit) => hit.record.key)
  return [
    {
      query: { kind: 'passage', passages: keys },
      fit:
        (asks(reading, 'why') || narrates(reading) ? 0.88 : 0.82) *
        (fits ? 1 : 0.62) *
        (within.length > 0 ? 0.85 : 1) *
        // Actions and leads stand in the tables: running text seldom tells of one.
        (speaksOf(reading, 'action') ? 0.7 : 1) *
        (hasWord(reading, /^(who|whos)$/) &&
        asks(reading, 'lead', 'officer') &&
        !namesAPerson(reading, best.record.body)
          ? 0.75
          : 1) *
        (hasWord(reading, /^(who|whose)$/) ? 0.93 : 1) *
        (wantsNumber(reading) ? 0.66 : 1) *
        (asksForMoney(reading) && !speaksOfMoney.test(best.record.body) ? 0.6 : 1) *
        (asks(reading, 'conditions', 'groups') ? 0.8 : 1),
      claims: union(
        framing,
        priorities.flatMap((ref) => ref.tokens),
        yearBonus(reading, best.record) > 0 ? reading.ranges.flatMap((range) => range.tokens) : [],
      ),
      about: keys,
      rule: fits ? 'passage' : 'passage without what is asked',
    },
  ]
}

/**
 * A passage must say at least so many of the question's rarer words itself: shared everyday words are no answer, and
 * in the passages of one priority a single word is in most of them.
 */
function saysSomethingRare(
  record: CatalogueRecord,
  reading: Reading,
  context: Context,
  least: number,
): boolean {
  const said = reading.units.filter(
    (unit) =>
      context.subjects.weightOf(unit) >= 0.25 &&
      explains(context.subjects.ownTermsOf(record.key), unit) >= 0.5,
  )
  return said.length >= least
}

/** The share of the question that the sentence itself says, heading left aside. */
function bodyShare(record: CatalogueRecord, reading: Reading, context: Context): number {
  const terms = context.subjects.bodyTermsOf(record.key)
  const worth = reading.units.reduce((sum, unit) => sum + context.subjects.weightOf(unit), 0)
  return worth === 0
    ? 0
    : reading.units.reduce((sum, unit) => sum + explains(terms, unit) * context.subjects.weightOf(unit), 0) /
        worth
}

/** How many of the question's three rarest words the sentence or its heading says: they tell near passages apart. */
function rarestShare(record: CatalogueRecord, reading: Reading, context: Context): number {
  const terms = context.subjects.ownTermsOf(record.key)
  const rarest = [...reading.units]
    .sort((a, b) => context.subjects.weightOf(b) - context.subjects.weightOf(a))
    .slice(0, 3)
  return rarest.length === 0
    ? 0
    : rarest.reduce((sum, unit) => sum + wordShare(terms, unit), 0) / rarest.length
}

/** The very word of the question tells more than another word for the same thing. */
function wordShare(terms: ReadonlySet<string>, unit: Unit): number {
  const share = explains(terms, unit)
  return share === 1 ? 1 : 0.7 * share
}

/** A passage that speaks of the very years of the question comes before one that does not. */
function yearBonus(reading: Reading, record: CatalogueRecord): number {
  const years = reading.ranges.flatMap(({ tokens }) =>
    tokens.map((i) => reading.tokens[i]?.text ?? '').filter((word) => /^(19|20)\d{2}$/.test(word)),
  )
  if (years.length === 0) return 0
  // A month that is named must be the passage's own.
  const said = reading.ranges.flatMap(({ tokens }) => tokens.map((i) => reading.tokens[i]?.text ?? ''))
  const month = said.find((word) => word !== 'may' && plainDate.test(word) && !/\d/.test(word))
  if (month !== undefined && !record.body.toLowerCase().includes(month)) return 0
  if (years.every((year) => record.body.includes(year))) return 0.18
  return years.every((year) => record.context.includes(year)) ? 0.06 : 0
}

/** "When" is better answered by a day, month or year than by a passing "for the year". */
function dateBonus(reading: Reading, record: CatalogueRecord): number {
  return hasWord(reading, /^when$/) && plainDate.test(record.body) ? 0.05 : 0
}

/** Numbers stand among the figures; a passage that happens to hold one seldom answers. */
function wantsNumber(reading: Reading): boolean {
  return hasWord(reading, /^(percent|percentage|proportion|rate|rates|share|fraction|many|much)$/)
}

/** Questions about what happened or what was said are for running text rather than for the tables. */
function narrates(reading: Reading): boolean {
  return hasWord(reading, /^(did|why|was|were)$/) && !asks(reading, 'officer', 'lead', 'milestone')
}

const monthOrYear =
  /\b(19|20)\d{2}\b(?!\/)|\b(january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|month|year|week)/i
const speaksOfMoney = /£|\bfund|\bbudget|\bgrant|\bresources\b|\bcuts?\b|\bcutbacks|\bexpenditure/i
const plainDate =
  /\b(19|20)\d{2}\b(?!\/)|\b(january|february|march|april|june|july|august|september|october|november|december)\b/i
const superlative =
  /\b(worst|best|highest|lowest|most|least|higher|lower|exceptionally|strongest|greatest|largest|main|excellent|outstanding)\b/i
const numberLike =
  /\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|half|third|quarter|majority|all|none|most)\b/i

function holdsWhatIsAsked(reading: Reading, record: CatalogueRecord, context: Context): boolean {
  const text = record.body
  const said = reading.tokens.map((token) => token.text).join(' ')
  if (
    /\b(which|what) (\w+ )?(parts|areas|places|towns|districts|boroughs|localities|place|town|district)\b/.test(
      said,
    )
  )
    return [...context.catalogue.districts.values()].some(({ district }) => text.includes(district))
  if (hasWord(reading, /^(percent|percentage|proportion|share|fraction|many|much)$/))
    return numberLike.test(text)
  if (hasWord(reading, /^(when)$/)) return monthOrYear.test(text)
  if (hasWord(reading, /^(worst|best|highest|lowest|most|least|biggest|fewest|top|strongest|weakest)$/))
    return superlative.test(text)
  if (hasWord(reading, /^(who|whose)$/)) return namesSomebody(reading, text)
  return true
}

function namesAPerson(reading: Reading, text: string): boolean {
  return [...reading.loaded.people.keys()].some((name) => text.includes(name))
}

function namesSomebody(reading: Reading, text: string): boolean {
  const agencies = reading.loaded.plan.agencies.flatMap(({ name, fullName }) => [name, fullName ?? name])
  return (
    namesAPerson(reading, text) ||
    agencies.some((name) => text.includes(name)) ||
    /\b(board|council|team|service|services|staff|officer|director|head|manager|partners|partnership|trust|executive|police|schools|government|workers?|group)\b/i.test(
      text,
    )
  )
}
