import { positions } from '../../words/words.ts'
import type { Weighed } from '../../judging/evidence.ts'
import { asks, hasWord, topicUnits, union, type Candidate, type Context } from '../../recogniser.ts'
import type { Query } from '../../query.ts'
import type { Reading } from '../../reading.ts'
import type { Unit } from '../../words/lexicon.ts'
import type { Reread } from './retold.ts'
import { activitiesNamed } from '../leads-and-people/districts.ts'
import { sameSeries, withOneNamed } from './substitutes.ts'

/** Understands a whole question, with no conversation before it. */
export type Consider = (whole: Reading) => Weighed[]

type Part = { kind: string; tokens: number[] }

const longestFollowUp = 9
const mostOffered = 3
const framing = /^(and|so|ok|okay|no|now|then|but|same|what about|how about|just|only)\b/i
/** Words that only say that the same is asked again. */
const likewise = /^(same|again|too|also|likewise|instead|ditto)$/

/**
 * "And 115?", "what about bullying?", "and for girls?", "same for Watford": the last question in full, with the number,
 * name, group, time or subject of the message in the place of its own.
 */
export function askedAgain(
  said: Reading,
  { memory, subjects, catalogue }: Context,
  reread: Reread,
  consider: Consider,
): Candidate[] {
  if (memory.words === '' || memory.query === null || said.tokens.length > 2 * longestFollowUp) return []
  const named = withOneNamed(said, reread(memory.words), { subjects })
  if (named !== null) return offered([named], said, [], reread, consider)
  if (said.tokens.length > longestFollowUp) return []
  if (said.refs.length > 0 && hasWord(said, /^(he|she|him|her|his|hers)$/)) return []
  // "And 2.2?" after SMP 2.1 is of the same series, and not the action of that number elsewhere.
  const own = sameSeries(said.refs, memory.query, said)
  if (own.some((key) => !said.refs.some(({ keys }) => keys.includes(key)))) return []
  const parts = partsOf(said)
  const partWords = new Set(parts.flatMap(({ tokens }) => tokens))
  const again = said.tokens.filter(({ text }) => likewise.test(text)).map(({ index }) => index)
  const rest = topicUnits(said, union(partWords, again)).filter((unit) => subjects.weightOf(unit) > 0.15)
  if (rest.some((unit) => isAsking(unit, said)) || asks(said, ...askingAnew)) return []
  // "What's 6 called?", after a comparison, asks for a title.
  if (asks(said, 'title') && /\b(called|titled)\b/.test(said.said)) return []
  // "And achievement in Broxbourne?" names its own row of the table, and asks for that of no other.
  if (memory.query.kind === 'districts' && activitiesNamed(said, [...catalogue.districts]).length > 0)
    return []
  const subject = rest.flatMap((unit) => unit.tokens)
  if (subject.length > 0 && (!framing.test(said.text.trim()) || parts.length > 0)) return []
  if (subject.length === 0 && parts.length === 0) return []
  const before = reread(memory.words)
  const wholes =
    subject.length > 0
      ? otherSubject(before, span(said, subject), subjects)
      : [replaced(before, parts, said)].flatMap((text) => text ?? [])
  return offered(wholes, said, subject, reread, consider)
}

/** What the questions in full may mean, likeliest first. */
function offered(
  wholes: readonly string[],
  said: Reading,
  subject: readonly number[],
  reread: Reread,
  consider: Consider,
): Candidate[] {
  const seen = new Set<string>()
  return wholes
    .flatMap((text) =>
      consider(reread(text))
        .filter(({ query }) => said.loaded.actions.size > 0 || !ofRows.includes(query.kind))
        .slice(0, mostOffered)
        .map((candidate) => ({ text, candidate })),
    )
    .sort((a, b) => b.candidate.score - a.candidate.score)
    .filter(({ candidate: { query } }) => isNew(seen, JSON.stringify(query)))
    .slice(0, mostOffered)
    .map(({ text, candidate }, rank) => {
      const lost = candidate.leftOver.length > 0
      return {
        query: candidate.query,
        fit: 0.6 + 0.36 * candidate.score,
        // A new subject is explained by the records themselves, or not at all.
        claims: new Set(
          lost ? [] : said.tokens.map(({ index }) => index).filter((i) => !subject.includes(i)),
        ),
        about: candidate.about,
        rule: 'asked again of another',
        words: text,
        traits: {
          rank: rank / mostOffered,
          again: candidate.score,
          coverage: candidate.coverage,
          lost: lost ? 1 : 0,
          subject: subject.length > 0 ? 1 : 0,
        },
      }
    })
}

/** What a plan without a table of actions can only say that it does not give. */
const ofRows: readonly Query['kind'][] = ['actions', 'action', 'next', 'priority-lead']

/** Words that ask something new of a thing, so that the last question is not asked again. */
const askingAnew = [
  'when',
  'officer',
  'agency',
  'monitoring',
  'overdue',
  'status',
  'role',
  'contact',
  'definition',
  'why',
  'page',
  'stopped',
  'mine',
] as const

/** What a message names that can take the place of its like. */
function partsOf(reading: Reading): Part[] {
  const spans = (kind: string, found: readonly { from: number; to: number }[]) =>
    found.map(({ from, to }) => ({
      kind,
      tokens: positions(from, to),
    }))
  return [
    ...reading.refs.map(({ kind, tokens }) => ({ kind, tokens: [...tokens] })),
    ...reading.people.map(({ tokens }) => ({ kind: 'person', tokens: [...tokens] })),
    ...reading.ranges.map(({ tokens }) => ({ kind: 'period', tokens: [...tokens] })),
    ...reading.tags.map(({ tokens }) => ({ kind: 'tag', tokens: [...tokens] })),
    ...spans('cohort', reading.cohorts),
    ...spans('place', reading.places),
    ...spans('agency', reading.agencies),
    ...spans('theme', reading.themes),
    ...reading.numbers.map(({ token }) => ({ kind: 'number', tokens: [token] })),
    ...reading.ordinals.map(({ token }) => ({ kind: 'ordinal', tokens: [token] })),
  ]
}

/** The last question with each part of the message in the place of its like; null where it has no like of any. */
function replaced(before: Reading, parts: readonly Part[], said: Reading): string | null {
  const own = partsOf(before)
  const gone = new Set<number>()
  const put = new Map<number, string>()
  const added: string[] = []
  for (const part of parts) {
    const number = part.kind === 'number' && !own.some(({ kind }) => kind === 'number')
    const like = own.filter(({ kind }) => kind === (number ? 'priority' : part.kind))
    const first = (part.kind === 'number' ? like.at(-1) : like[0])?.tokens[0]
    const narrowing = ['cohort', 'place', 'period'].includes(part.kind)
    if (first === undefined && !narrowing) return null
    for (const { tokens } of part.kind === 'number' ? like.slice(-1) : like)
      for (const i of tokens) gone.add(i)
    if (first === undefined) added.push(span(said, part.tokens))
    else put.set(first, `${put.get(first) ?? ''} ${number ? 'priority ' : ''}${span(said, part.tokens)}`)
  }
  const words = before.tokens.flatMap(({ index, text, after }) => {
    const new_ = put.get(index)?.trim()
    return new_ !== undefined ? [new_] : gone.has(index) ? [] : [`${text}${after === '?' ? '' : after}`]
  })
  return [...words, ...added].join(' ')
}

/** The last question about another subject: in the place of all its own words, and of its rarest alone. */
function otherSubject(before: Reading, words: string, subjects: Context['subjects']): string[] {
  const named = new Set(partsOf(before).flatMap(({ tokens }) => tokens))
  const own = topicUnits(before, named).filter(
    (unit) => !isAsking(unit, before) && subjects.weightOf(unit) > 0.15,
  )
  const rarest = [...own].sort((a, b) => subjects.weightOf(b) - subjects.weightOf(a))[0]
  if (rarest === undefined) return []
  const without = (units: readonly Unit[], also: ReadonlySet<number>) => {
    const gone = new Set([...units.flatMap(({ tokens }) => tokens), ...also])
    const at = Math.min(...gone)
    return before.tokens
      .flatMap(({ index, text }) => (index === at ? [words] : gone.has(index) ? [] : [text]))
      .join(' ')
  }
  return [...new Set([without(own, named), without([rarest], new Set())])]
}

function span(reading: Reading, tokens: readonly number[]): string {
  const [from, to] = [Math.min(...tokens), Math.max(...tokens)]
  return reading.tokens
    .slice(from, to + 1)
    .map(({ text }) => text)
    .join(' ')
}

function isAsking(unit: Unit, reading: Reading): boolean {
  return unit.tokens.every((i) => [...reading.aspects.values()].some((words) => words.has(i)))
}

function isNew(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return false
  seen.add(key)
  return true
}
