import type { Query } from '../query.ts'
import type { Reading } from '../reading.ts'
import { pointedOne } from '../recognisers/follow-ups/pointed-one.ts'
import type { Subjects } from '../subjects/subjects.ts'
import type { Unit } from '../words/lexicon.ts'
import type { ConversationMemory, SpokenOf } from './conversation.ts'
import type { Which } from './two-readings.ts'

/** A message that says which of two readings was meant, and what it asks of it; null where that reading is all it wants. */
export type ReadingChosen = { which: Which; ask: string | null }

const longest = 14
const leadIn =
  /^(?:(?:no|nope|not that|yes|yeah|yep|sorry|ok|okay|oh|ah|actually|and|so|i|we|meant|mean|want|wanted|was after|it was|its|it is|thats|that is|that was|show me|tell me|give me|what about|how about) )+/
const corrects = /^(?:no|nope|not that|sorry|actually|oh|ah|i (?:meant|mean|wanted|was after))\b/
const politely = /(?: (?:please|pls|thanks|then|instead|of (?:those|these|them|the two)))+$/
const byPlace =
  /^(?:the |that )?(first|1st|former|second|2nd|other|latter)(?: (?:one|reading|answer|suggestion|option|guess))?$/
/** "Who leads the second one?": a place within a question must say that it counts the two that were shown. */
const placeWithin =
  /\b(?:the|that) (?:(first|1st|second|2nd|other)(?: (?:one|reading|answer|suggestion|option|guess))|(former|latter)(?: (?:one|reading))?)(?=$|\W)/i
/** "The indicator, not the lead". */
const denied = /,? (?:not|rather than|instead of) .*$/

/** The words for what a reading tells, and the kinds of query that tell it. */
const kindsNamed: readonly [RegExp, (query: Query) => boolean][] = [
  [/^(?:indicator|measure|kpi)s?$/, ({ kind }) => kind === 'indicator' || kind === 'indicators'],
  [/^(?:figure|number|rate|percentage|statistic|share|count)s?$/, ({ kind }) => kind === 'figures'],
  [/^(?:action|row)s?$/, ({ kind }) => kind === 'action' || kind === 'actions' || kind === 'next'],
  [/^priority$/, ({ kind }) => kind === 'priority' || kind === 'priority-lead'],
  [
    /^(?:lead|lead officer|officer|person|name)$/,
    (query) =>
      ['priority-lead', 'person'].includes(query.kind) ||
      (query.kind === 'action' && query.aspects.includes('officer')),
  ],
  [
    /^(?:date|deadline|due date|timescale|milestone|next milestone)$/,
    (query) =>
      ['next', 'date-ends'].includes(query.kind) ||
      (query.kind === 'action' && query.aspects.includes('when')),
  ],
  [/^(?:list|items)$/, ({ kind }) => kind === 'items' || kind === 'aims'],
  [/^(?:passage|paragraph|text|sentence|quote|quotation|narrative)$/, ({ kind }) => kind === 'passage'],
  [/^(?:definition|meaning)$/, ({ kind }) => kind === 'definition'],
]

/** What the words say is this much of what one reading was about, and far less of the other. */
const [plainlySaid, clearlyAhead] = [0.6, 0.35] as const
/** However common, a word that tells one reading from the other counts. */
const leastWeight = 0.12

/**
 * Which of the two readings of a guess a message says was meant: by place ("the second one", "no, the other"), by what it
 * tells ("the indicator, not the lead") or by its subject ("no, the one about housing"). Null where there were not two, or
 * the message does not say; then the question itself must show it.
 */
export function readingChosen(
  reading: Reading,
  memory: ConversationMemory,
  subjects: Subjects,
): ReadingChosen | null {
  const { otherReading } = memory
  if (otherReading === null || memory.query === null || reading.tokens.length > longest) return null
  const said = reading.said.replace(leadIn, '').replace(politely, '')
  return (
    placeChosen(said, reading, memory) ??
    kindChosen(said.replace(denied, ''), memory.query, otherReading.query) ??
    subjectChosen(reading, memory, otherReading, subjects)
  )
}

function placeChosen(said: string, { text }: Reading, memory: ConversationMemory): ReadingChosen | null {
  const whole = byPlace.exec(said)
  const within = whole === null ? placeWithin.exec(text) : null
  const place = (whole?.[1] ?? within?.[1] ?? within?.[2])?.toLowerCase()
  if (place === undefined) return null
  // "The second one" of several that the first reading lists is one of those.
  if (/^(?:first|1st|second|2nd)$/.test(place) && listsSeveral(memory)) return null
  const which = /^(?:first|1st|former)$/.test(place) ? 'first' : 'second'
  return { which, ask: within === null ? null : text.replace(placeWithin, 'it') }
}

function listsSeveral({ actions, records, priorities, people }: SpokenOf): boolean {
  return [actions, records, priorities, people].some(({ length }) => length > 2)
}

function kindChosen(said: string, first: Query, second: Query | null): ReadingChosen | null {
  const words = said.replace(/^(?:the|that|its) /, '').replace(/ one$/, '')
  const named = kindsNamed.find(([pattern]) => pattern.test(words))?.[1]
  if (named === undefined || second === null || named(first) === named(second)) return null
  return { which: named(first) ? 'first' : 'second', ask: null }
}

/** "No, the one about housing", "who leads the housing one?", "I meant the strategy for carers". */
function subjectChosen(
  reading: Reading,
  first: SpokenOf,
  second: SpokenOf,
  subjects: Subjects,
): ReadingChosen | null {
  if (reading.refs.length + reading.people.length + reading.plans.length > 0) return null
  const pointed = pointedOne(reading)
  const correcting = corrects.test(reading.said)
  if (pointed === null && !correcting) return null
  const units = reading.units.filter(
    ({ tokens }) => pointed === null || tokens.every((i) => pointed.naming.includes(i)),
  )
  if (units.length === 0) return null
  const [ofFirst, ofSecond] = [shareSaid(units, first, subjects), shareSaid(units, second, subjects)]
  if (Math.max(ofFirst, ofSecond) < plainlySaid || Math.abs(ofFirst - ofSecond) < clearlyAhead) return null
  const which = ofFirst > ofSecond ? 'first' : 'second'
  // Of a list, one is meant, and the question still says which.
  const { actions, records } = which === 'first' ? first : second
  if (actions.length > 1 || records.length > 1) return { which, ask: reading.text }
  const rest = reading.tokens.filter(
    ({ index }) => pointed !== null && (index < pointed.from || index > pointed.to),
  )
  const asking = [...reading.aspects.values()].some((words) => rest.some(({ index }) => words.has(index)))
  if (pointed === null || !asking) return { which, ask: null }
  const words = reading.tokens.flatMap(({ index, text, after }) =>
    index === pointed.from ? ['it'] : index > pointed.from && index <= pointed.to ? [] : [`${text}${after}`],
  )
  return { which, ask: words.join(' ') }
}

/** How much of the words, by rarity, the record says that a reading was made from and that says most. */
function shareSaid(units: readonly Unit[], spoken: SpokenOf, subjects: Subjects): number {
  const weightOf = (unit: Unit) => Math.max(leastWeight, subjects.weightOf(unit))
  const worth = units.reduce((sum, unit) => sum + weightOf(unit), 0)
  const keys = [...spoken.records, ...spoken.actions, ...spoken.figures]
  const shares = (keys.length > 0 ? keys : spoken.priorities).map(
    (key) => units.reduce((sum, unit) => sum + subjects.ownShareOf(key, unit) * weightOf(unit), 0) / worth,
  )
  return Math.max(0, ...shares)
}
