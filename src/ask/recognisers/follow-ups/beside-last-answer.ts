import { besideRecords } from '../../catalogue/beside-records.ts'
import type { CatalogueRecord } from '../../catalogue/record.ts'
import { pointedOne } from './pointed-one.ts'
import { figureBeside } from './figure-beside.ts'
import { asksForPlaces } from '../../asked-for/one-by-name.ts'
import { holdsWhatIsAsked, lacksNumber } from '../../asked-for/holds-what-is-asked.ts'
import { explains } from '../../words/lexicon.ts'
import type { Query } from '../../query.ts'
import {
  asks,
  asksForNames,
  aspectWords,
  hasWord,
  refersBack,
  thingWords,
  union,
  wordsLike,
  type Candidate,
  type Context,
  type Recogniser,
} from '../../recogniser.ts'
import { countsThrough } from '../../entities/places-counted.ts'
import type { Reading } from '../../reading.ts'
import { numberOf, tokenise } from '../../words/words.ts'

/** A follow-up is short; a longer question says itself what it is about. */
const longestFollowUp = 14
const mostOffered = 8

/** Words that ask for the number itself. */
const figureAsked =
  /^(rate|rates|figure|figures|percentage|percent|number|many|much|level|levels|proportion)$/

/** Words by which a sentence gives a reason. */
const reason = /\b(because|in order to|so that|so as|intended|due to|as a result|reflects?|to better)\b/i

/** Records that say how much there is of something. */
const counting: readonly CatalogueRecord['kind'][] = ['figure', 'indicator']

/**
 * "Who helps to staff it?", "over how long?", "which year groups were asked?": what the last answer was made from, and
 * the sentences that stand beside it in the plan.
 */
export const beside: Recogniser = (reading, context): Candidate[] => {
  const { memory } = context
  const others = reading.plans.filter(({ planId }) => planId !== reading.loaded.plan.id)
  const named = reading.refs.length + reading.people.length + others.length + reading.foreign.length
  if (memory.records.length === 0 || named > 0 || reading.tokens.length > longestFollowUp) return []
  if (reading.ordinals.some(({ token }) => countsThrough(token, reading.tokens))) return []
  const goingOn = refersBack(reading) || /^(and|so|but|what about|how about)\b/i.test(reading.text.trim())
  const near = besideRecords(memory.records.slice(0, 4), context.catalogue)
  const another = figureBeside(reading, context).length > 0
  const asked = union(
    aspectWords(
      reading,
      'when',
      'figure',
      'count',
      'compare',
      'earlier',
      'list',
      'definition',
      'why',
      'text',
    ),
    aspectWords(reading, 'lead', 'agency', 'officer', 'role', 'groups', 'title', 'page'),
    reading.plans.flatMap(({ tokens }) => tokens),
    asksForPlaces(reading.said) ? wordsLike(reading, /^(whereabouts|where|county|still)$/) : [],
    thingWords(reading, 'figure', 'person', 'plan'),
  )
  return (
    near
      .map(({ record, distance }) => {
        const holds = namesNoLead(record, reading) ? -1 : holdsWhatIsAsked(reading, record, context)
        return { record, distance, holds, body: saidBy(record, reading, context) }
      })
      .filter(
        ({ record, distance, holds, body }) =>
          distance === 0 ||
          holds === 1 ||
          body > 0 ||
          (record.kind === 'indicator' && asks(reading, 'indicators')),
      )
      // How many there are does not name them, nor whoever did it.
      .filter(
        ({ record, holds }) =>
          !(
            (record.kind === 'figure' && asksForNames(reading)) ||
            (counting.includes(record.kind) && holds < 0 && hasWord(reading, /^(who|whos|whom)$/))
          ),
      )
      .filter(({ record }) => saysNumbers(record, reading))
      // Where the plan prints the very figure beside the one told, that one is not meant again.
      .filter(({ record }) => !(another && memory.figures.includes(record.key)))
      // "Was anything else renamed?" asks for what was not said yet.
      .filter(({ record }) => !(askingElse(reading) && memory.records.includes(record.key)))
      .filter(({ record, holds, body }) => holds > 0 || body > 0 || !isAgain(record, reading, asked, context))
      .sort((a, b) => b.holds + b.body - b.distance / 6 - (a.holds + a.body - a.distance / 6))
      .slice(0, mostOffered)
      .map(({ record, distance, holds, body }, rank) => ({
        query: lacking(
          queryFor(record, asks(reading, 'figure') && hasWord(reading, figureAsked)),
          distance > 0 ? null : lacksNumber(reading, record, context),
        ),
        fit: (goingOn ? 0.92 : 0.8) - 0.04 * distance - (holds < 0 ? 0.3 : 0),
        // What is asked for is explained by a record that holds it.
        claims: union(
          backWords(reading),
          holds > 0 || (distance === 0 && holds === 0) ? asked : [],
          record.kind === 'indicator' ? aspectWords(reading, 'indicators') : [],
        ),
        about: [record.key],
        rule: 'beside the last answer',
        traits: {
          rank: rank / mostOffered,
          distance,
          holds,
          body,
          goingOn: goingOn ? 1 : 0,
          who: asks(reading, 'lead', 'agency', 'officer') ? 1 : 0,
        },
      }))
  )
}

/** The same, said not to give the number that is asked for. */
function lacking(query: Query, lacks: ReturnType<typeof lacksNumber>): Query {
  return query.kind === 'passage' && lacks !== null ? { ...query, lacks } : query
}

/** "The second one", "which national indicator was the last?": one of the records last listed, by its place. */
export const listedRecord: Recogniser = (reading, context): Candidate[] => {
  const { listed } = context.memory
  const ordinal = reading.ordinals[0]
  if (!ordinal || listed.length < 2 || reading.refs.length + reading.people.length > 0) return []
  // "The one on Families First" is named by its subject, and counted by no place.
  const naming = pointedOne(reading)?.naming ?? []
  if (naming.length > 1 && naming.includes(ordinal.token)) return []
  // "That second lot" is all of what was shown second.
  if (/^(lot|set|batch|group|bunch)$/.test(reading.tokens[ordinal.token + 1]?.text ?? '')) return []
  const key = listed.at(ordinal.value > 0 ? ordinal.value - 1 : -1)
  const record = key === undefined ? undefined : context.catalogue.byKey.get(key)
  if (!record || record.kind === 'action' || record.kind === 'priority') return []
  // "Why the second one?" is answered by no line of a list that gives no reason.
  if (asks(reading, 'why') && !reason.test(record.body)) return []
  return [
    {
      query: queryFor(record),
      fit: reading.tokens.length <= 9 ? 0.95 : 0.8,
      claims: union(
        [ordinal.token],
        backWords(reading),
        aspectWords(reading, 'list', 'text', 'indicators', 'conditions', 'title', 'definition'),
        thingWords(reading, 'figure', 'priority', 'plan'),
      ),
      about: [record.key],
      rule: 'one of the last list',
    },
  ]
}

/** "What does that stand for?": the abbreviations that the last answer printed. */
export const abbreviationBefore: Recogniser = (reading, context): Candidate[] => {
  const { terms } = context.memory
  const spelling = /\b(stands?|short|abbreviation|acronym|mean|means|letters|full (form|name))\b/i
  if (terms.length === 0 || !asks(reading, 'definition') || !spelling.test(reading.text)) return []
  if (reading.units.some((unit) => context.subjects.weightOf(unit) > 0.4) || !refersBack(reading)) return []
  return [
    {
      query: { kind: 'definition', terms: terms.slice(0, 3) },
      fit: 0.95,
      claims: union(backWords(reading), aspectWords(reading, 'definition', 'text', 'list')),
      about: terms.slice(0, 3),
      rule: 'abbreviation of the last answer',
    },
  ]
}

/** "And families in need?" asks for something else than what was just answered: the very same answer is none to it. */
function isAgain(
  record: CatalogueRecord,
  reading: Reading,
  asked: ReadonlySet<number>,
  { memory, subjects }: Context,
): boolean {
  const other = /^(and|what about|how about)\b/i.test(reading.text.trim()) && !refersBack(reading)
  const own = reading.units.some(
    (unit) => subjects.weightOf(unit) > 0.05 && !unit.tokens.some((token) => asked.has(token)),
  )
  return other && own && JSON.stringify(memory.query) === JSON.stringify(queryFor(record))
}

/** "Anything else", "what others": something beside what was answered. */
function askingElse({ tokens }: Reading): boolean {
  return tokens.some(({ text }) => /^(else|others?|another)$/.test(text))
}

/** The query that a record is told by. */
export function queryFor(record: CatalogueRecord, figure = false): Query {
  const { key, kind } = record
  if (kind === 'figure') return { kind: 'figures', figures: [key], unmet: [], focus: 'value' }
  if (kind === 'indicator') return { kind, indicators: [key], figure }
  if (kind === 'district') return { kind: 'districts', rows: [key], district: null, unmet: [] }
  if (kind === 'glossary') return { kind: 'definition', terms: [key] }
  return { kind: 'passage', passages: [key] }
}

/** The share of the question's words, by rarity, that the record itself says. */
function saidBy(record: CatalogueRecord, reading: Reading, { subjects }: Context): number {
  const terms = subjects.bodyTermsOf(record.key)
  const worth = reading.units.reduce((sum, unit) => sum + subjects.weightOf(unit), 0)
  if (worth === 0) return 0
  return (
    reading.units.reduce((sum, unit) => sum + explains(terms, unit.sense) * subjects.weightOf(unit), 0) /
    worth
  )
}

/** Whether a lead is asked for of a record that names nobody: then its priority's lead is meant. */
function namesNoLead(record: CatalogueRecord, reading: Reading): boolean {
  const plainly = hasWord(reading, /^(who|whos|whose|lead|leads|led|leader|officer|charge|responsible)$/)
  if (!plainly || !asks(reading, 'lead', 'officer') || record.kind === 'district') return false
  return ![...reading.loaded.people.keys()].some((name) => record.body.includes(name))
}

/** Whether a record says every bare number of the message: "and 115?" is not about a record without it. */
function saysNumbers(record: CatalogueRecord, reading: Reading): boolean {
  const text = `${record.names.join(' ')} ${record.body} ${record.context}`
  const said = new Set(tokenise(text).map((token) => numberOf(token.text)))
  return reading.numbers.every(({ value }) => said.has(value))
}

/** The words that refer back. */
export function backWords(reading: Reading): number[] {
  return reading.tokens
    .filter(({ text }) =>
      /^(it|its|that|this|those|these|them|they|their|he|she|him|her|his|hers|both|same|one|ones|there)$/.test(
        text,
      ),
    )
    .map((token) => token.index)
}
