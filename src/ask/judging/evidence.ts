import type { CatalogueRecord } from '../catalogue/record.ts'
import { positions } from '../words/words.ts'
import type { Unit } from '../words/lexicon.ts'
import { countsThrough } from '../entities/places-counted.ts'
import { asksForAmount, asksForOneByName, holdsWhatIsAsked } from '../asked-for/holds-what-is-asked.ts'
import { missesPart } from '../asked-for/part-of.ts'
import type { Reading } from '../reading.ts'
import {
  asks,
  aspectWords,
  comparesCounts,
  refersBack,
  union,
  type Candidate,
  type Context,
} from '../recogniser.ts'
import { asksForLabelled, isLabel, listsLabels } from '../asked-for/tag-meant.ts'
import type { Query } from '../query.ts'
import type { Aspect } from '../vocabulary.ts'

/** What speaks for and against a candidate, each as a number; the judge weighs them. */
export type Evidence = {
  /** How surely the recogniser takes this kind of question to be asked. */
  fit: number
  /** The share of the question, weighted by rarity, that the candidate accounts for. */
  coverage: number
  /** The same, counting only the records' own words and not what stands around them. */
  ownCoverage: number
  /** The share that is accounted for by nothing, and the heaviest word of it. */
  unexplained: number
  heaviestLeft: number
  left: number
  /** How many rarer words of the question the records say themselves, to three. */
  rareSaid: number
  /** One where every number and name of the question is used and there is one. */
  pinned: number
  /** Numbers, names and dates of the question that are not used. */
  unused: number
  /** A place or group that the question narrows to, and that the candidate says nothing of. */
  notNarrowed: number
  /** Words that say plainly what is asked, of which no use is made. */
  tellingLeft: number
  /** Everything about a thing, because nothing in particular was recognised as asked. */
  overview: number
  /** A question without a word of its own, answered from the conversation. */
  wordless: number
  refersBack: number
  /** Words that nothing accounts for, however general: "who funds it?" asks something else than who leads it. */
  untouched: number
  /** How long the question is, in words that mean something. */
  words: number
}

/** Evidence, and the words that stay unexplained, for saying so. */
export type Weighed = Candidate & { evidence: Evidence; coverage: number; score: number; leftOver: string[] }

/** Words that say plainly what is asked: an answer that makes no use of them is not the answer. */
const telling: readonly Aspect[] = [
  'indicators',
  'monitoring',
  'overdue',
  'officer',
  'agency',
  'none-named',
  'no-date',
  'groups',
  'conditions',
  'milestone',
  'stopped',
  'contact',
]
const tellingWeight = 0.5
/** "The two measures", "on three things": how many there are is said in passing. */
const counterWeight = 0.05
/** From this weight on, a word is one of the rarer ones of the plans. */
const rareWeight = 0.25

/** Collects the evidence for a candidate. */
export function evidenceFor(
  candidate: Candidate,
  reading: Reading,
  context: Context,
): { evidence: Evidence; leftOver: string[] } {
  const tellingWords = union(
    aspectWords(reading, ...telling),
    reading.tokens.filter((token) => /^(worst|best)$/.test(token.text)).map((token) => token.index),
  )
  const leftOver: string[] = []
  let [worth, explained, own, tellingLeft, rareSaid, heaviestLeft, untouched] = [0, 0, 0, 0, 0, 0, 0]
  for (const unit of reading.units) {
    const asked = unit.tokens.some((token) => tellingWords.has(token))
    const weight = isCounter(unit, reading)
      ? counterWeight
      : Math.max(context.subjects.weightOf(unit), asked ? tellingWeight : 0)
    const claimed = unit.tokens.filter((token) => candidate.claims.has(token)).length / unit.tokens.length
    const said = most(candidate.about, (key) => context.subjects.shareOf(key, unit))
    const saidItself = most(candidate.about, (key) => context.subjects.ownShareOf(key, unit))
    const share = Math.max(claimed, said)
    worth += weight
    explained += weight * share
    own += weight * Math.max(claimed, saidItself)
    if (weight >= rareWeight && saidItself >= 0.5) rareSaid++
    if (share >= 0.4) continue
    untouched++
    if (asked) tellingLeft++
    heaviestLeft = Math.max(heaviestLeft, weight)
    if (weight > 0.2) leftOver.push(wordsAt(unit.tokens, reading))
  }
  const mentions = [
    ...reading.refs,
    ...reading.people,
    ...reading.ranges,
    ...reading.plans.filter((plan) => plan.planId === null),
    ...reading.tags,
    ...reading.foreign,
    ...reading.ordinals
      .filter(({ token }) => countsThrough(token, reading.tokens))
      .map(({ token }) => ({ tokens: [token] })),
  ]
  const unused = mentions.filter(
    ({ tokens }) =>
      !tokens.some((token) => candidate.claims.has(token)) &&
      !most(candidate.about, (key) => (saysDay(context.catalogue.byKey.get(key), tokens, reading) ? 1 : 0)),
  )
  leftOver.push(...unused.map(({ tokens }) => wordsAt(tokens, reading)))
  const notNarrowed = narrowingLeft(candidate, reading, context)
  leftOver.push(...notNarrowed)
  worth += mentions.length + 0.6 * notNarrowed.length
  explained += mentions.length - unused.length
  own += mentions.length - unused.length
  const wordless = worth === 0
  return {
    leftOver,
    evidence: {
      fit: candidate.fit,
      coverage: wordless ? (candidate.claims.size > 0 || refersBack(reading) ? 1 : 0.8) : explained / worth,
      ownCoverage: wordless ? 0.8 : own / worth,
      unexplained: wordless ? 0 : worth - explained,
      heaviestLeft,
      left: Math.min(3, leftOver.length) / 3,
      rareSaid: Math.min(3, rareSaid) / 3,
      pinned: mentions.length > 0 && unused.length === 0 ? 1 : 0,
      unused: Math.min(2, unused.length),
      notNarrowed: Math.min(1, notNarrowed.length),
      tellingLeft: Math.min(2, tellingLeft),
      overview: isOverview(candidate.query) ? 1 : 0,
      wordless: wordless ? 1 : 0,
      refersBack: refersBack(reading) ? 1 : 0,
      untouched,
      words: Math.log1p(reading.units.length),
    },
  }
}

/** "The October 2010 inspection": a month and year that the record prints itself are a part of what it is about. */
function saysDay(record: CatalogueRecord | undefined, tokens: readonly number[], reading: Reading): boolean {
  const said = tokens.map((i) => reading.tokens[i]?.text ?? '').join(' ')
  const day = /\b[a-z]{3,9} (19|20)\d{2}$/.exec(said)?.[0]
  if (record === undefined || day === undefined) return false
  return `${record.names.join(' ')} ${record.body} ${record.context}`.toLowerCase().includes(day)
}

/** Places and groups that were named and that the candidate's records say nothing of. */
function narrowingLeft(candidate: Candidate, reading: Reading, context: Context): string[] {
  const narrowing = [...reading.cohorts, ...reading.places].filter(
    ({ meaning, from }) => meaning !== reading.loaded.plan.area && !candidate.claims.has(from),
  )
  return narrowing.flatMap(({ from, to }) => {
    const units = reading.units.filter((unit) => unit.tokens.some((i) => i >= from && i <= to))
    const said = (unit: Unit) => most(candidate.about, (key) => context.subjects.ownShareOf(key, unit))
    if (units.length === 0 || units.some((unit) => said(unit) >= 0.5)) return []
    return [wordsAt(positions(from, to), reading)]
  })
}

/** A number that only counts ("the two measures"); the number of a national indicator names it. */
function isCounter(unit: Unit, reading: Reading): boolean {
  return unit.tokens.every(
    (i) =>
      reading.numbers.some(({ token }) => token === i) &&
      !/^(ni|indicator)$/.test(reading.tokens[i - 1]?.text ?? ''),
  )
}

function wordsAt(tokens: readonly number[], reading: Reading): string {
  return tokens.map((i) => reading.tokens[i]?.text ?? '').join(' ')
}

function most(keys: readonly string[], share: (key: string) => number): number {
  return keys.reduce((best, key) => Math.max(best, share(key)), 0)
}

/** Whether the query says everything about a thing, because nothing in particular was recognised as asked. */
export function isOverview(query: Query): boolean {
  return (
    (query.kind === 'action' || query.kind === 'priority') &&
    query.aspects.every((aspect) => aspect === 'overview' || aspect === 'text' || aspect === 'title') &&
    !('stopped' in query && query.stopped !== null)
  )
}

/** Answers from the tables of actions and leads, which compare no counts ("more than one action"). */
const tables: readonly Query['kind'][] = [
  'action',
  'actions',
  'priority',
  'priority-lead',
  'priorities',
  'items',
]

/** Answers that tell a row of a table. */
const rows: readonly Query['kind'][] = ['districts', 'action']

/** Whether a record of the candidate has a name of the kind that is asked for. */
function namesOne({ about }: Candidate, reading: Reading, context: Context): boolean {
  return about.some((key) => {
    const record = context.catalogue.byKey.get(key)
    return record !== undefined && holdsWhatIsAsked(reading, record, context) === 1
  })
}

/** Answers that say how much there is of something. */
const counts: readonly Query['kind'][] = ['figures', 'indicator', 'indicators']

/** Replies that tell nothing that a plan holds. */
const besidePlan: readonly Query['kind'][] = [
  'individual-case',
  'asker-unknown',
  'smalltalk',
  'not-mentioned',
]

function asksForSpelling({ said }: Reading): boolean {
  return /\b(stands? for|short for|abbreviation|abbreviated|acronym)\b/.test(said)
}

function saysThereIsAnAction({ said }: Reading): boolean {
  return /\b(theres|there is|there s) an action (about|on|to|for|that|which)\b/.test(said)
}

/** Whether a query tells a label, or some of the labels, and nothing that carries them. */
function isLabelItself(query: Query, reading: Reading, { catalogue }: Context): boolean {
  if (query.kind === 'items')
    return query.saying !== null && listsLabels(catalogue.lists.get(query.list), reading)
  return query.kind === 'passage' && query.passages.every((key) => isLabel(catalogue.byKey.get(key), reading))
}

/** Whether the candidate cannot be meant, whatever speaks for it. */
export function ruledOut(candidate: Candidate, reading: Reading, context: Context): boolean {
  const { query } = candidate
  if (missesPart(candidate, reading, context)) return true

  // "Which rows help to make us greener?": the label itself is none of its rows.
  if (isLabelItself(query, reading, context) && asksForLabelled(reading)) return true
  // Nobody's home address is said by an address of the council's.
  if (asks(reading, 'private') && !besidePlan.includes(query.kind)) return true
  // Who has replied to the week's card stands in no row of the plan, whoever leads it.
  if (asks(reading, 'replies') && ['action', 'actions', 'priority-lead'].includes(query.kind)) return true
  // No row or priority says what it costs.
  if (isOverview(query) && asks(reading, 'cost')) return true
  // "What's the budget for the breastfeeding action?": neither a row nor a list of rows gives a sum.
  const sum = asksForAmount(reading) && !/\bvalue for money\b/.test(reading.said)
  if ((query.kind === 'action' || query.kind === 'actions') && sum) return true
  // "What do the letters in 9.2 stand for?": all that 9.2 says spells nothing out.
  if (isOverview(query) && asksForSpelling(reading)) return true
  // Actions with more than one officer are counted by the filter itself.
  const counted = query.kind === 'actions' && query.filter.several !== null
  // "There's an action about X. When …?": no other sentence of the plan is an action.
  if (query.kind === 'passage' && saysThereIsAnAction(reading)) return true
  // "Which school is best?": no number of schools is the name of one, nor is a row about schools.
  if ((counts.includes(query.kind) || isOverview(query)) && asksForOneByName(reading)) return true
  if (rows.includes(query.kind) && asksForOneByName(reading) && !namesOne(candidate, reading, context))
    return true
  return comparesCounts(reading) && tables.includes(query.kind) && !counted
}
