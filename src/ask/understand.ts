import { explains } from './lexicon.ts'
import { passages } from './passages.ts'
import type { Query } from './query.ts'
import type { Reading } from './reading.ts'
import {
  aspectWords,
  comparesCounts,
  refersBack,
  union,
  type Candidate,
  type Context,
  type Recogniser,
} from './recogniser.ts'
import { action } from './recognisers/action.ts'
import { actions } from './recognisers/actions.ts'
import { personAndNumber } from './recognisers/claims.ts'
import { figures } from './recognisers/figures.ts'
import { choice, substitution } from './recognisers/followups.ts'
import { indicatorAbout, indicatorByCode, indicatorsOf } from './recognisers/indicators.ts'
import { lead } from './recognisers/lead.ts'
import { individualCase, noSuchThing, unknownAsker } from './recognisers/limits.ts'
import { next } from './recognisers/next.ts'
import { changes, contact, contactOfLead, monitoring } from './recognisers/about-plan.ts'
import { agency } from './recognisers/agency.ts'
import { compareActions } from './recognisers/compare-actions.ts'
import { definition } from './recognisers/definition.ts'
import { districts } from './recognisers/districts.ts'
import { person, roleHolder } from './recognisers/person.ts'
import { priorities, priority } from './recognisers/priority.ts'
import { retold, type Reread } from './recognisers/retold.ts'
import { smalltalk } from './recognisers/smalltalk.ts'
import type { Aspect, Vocabulary } from './vocabulary.ts'

/** A candidate with the share of the question's content words that it accounts for. */
export type Weighed = Candidate & { coverage: number; score: number; leftOver: string[] }

/** What one question was understood to ask, and everything that was considered. */
export type Understanding = { query: Query; candidates: Weighed[]; sure: boolean }

/**
 * A candidate that scores less is not answered, and one that leaves a word unexplained must score a little more.
 * Measured: docs/decisions/0011-when-the-engine-answers.md.
 */
const leastScore = 0.56
const leastWithWordsLeft = 0.62
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
/** Answers from the tables of actions and leads, which compare no counts ("more than one action"). */
const tables: readonly Query['kind'][] = ['action', 'actions', 'priority', 'priority-lead', 'priorities']
const tellingWeight = 0.5
/** "The two measures", "on three things": how many there are is said in passing. */
const counterWeight = 0.05
/** A word this rare that nothing explains stops an answer, unless numbers pin the question down. */
const heavyWord = 0.5

export type Understand = (reading: Reading, context: Context, reread: Reread) => Understanding

/** Prepares understanding with every recogniser. */
export function makeUnderstand(vocabulary: Vocabulary): Understand {
  const recognisers: Recogniser[] = [
    smalltalk(vocabulary),
    individualCase(vocabulary),
    noSuchThing,
    unknownAsker,
    choice,
    substitution,
    personAndNumber,
    lead,
    action,
    priority,
    priorities,
    actions,
    next,
    indicatorsOf,
    indicatorByCode,
    indicatorAbout,
    figures,
    person,
    roleHolder,
    agency,
    compareActions,
    districts,
    monitoring,
    contact,
    contactOfLead,
    definition,
    changes,
    passages,
  ]
  return (reading, context, reread) => {
    const candidates = [
      ...recognisers.flatMap((recognise) => recognise(reading, context)),
      ...retold(reading, context, reread),
    ]
      .filter((candidate) => !(comparesCounts(reading) && tables.includes(candidate.query.kind)))
      .map((candidate) => weigh(candidate, reading, context))
      .sort((a, b) => b.score - a.score)
    const best = candidates[0]
    const least = best && best.leftOver.length > 0 ? leastWithWordsLeft : leastScore
    if (best && best.score >= least) return { query: best.query, candidates, sure: true }
    return { query: notSaid(reading, context, candidates), candidates, sure: false }
  }
}

/** The score: how sure the kind is, times how much of the question is accounted for. */
function weigh(candidate: Candidate, reading: Reading, context: Context): Weighed {
  const tellingWords = union(
    aspectWords(reading, ...telling),
    reading.tokens.filter((token) => /^(worst|best)$/.test(token.text)).map((token) => token.index),
  )
  let worth = 0
  let explained = 0
  let heavy = 0
  const leftOver: string[] = []
  // "Who approved 2.3?": even a weak verb says that something else than the whole action is asked.
  const who =
    isOverview(candidate.query) && reading.tokens.some((token) => /^(who|whom|whose)$/.test(token.text))
  for (const unit of reading.units) {
    const asked = unit.tokens.some((token) => tellingWords.has(token))
    // The number of a national indicator names it, and counts nothing.
    const counter = unit.tokens.every(
      (i) =>
        reading.numbers.some(({ token }) => token === i) &&
        !/^(ni|indicator)$/.test(reading.tokens[i - 1]?.text ?? ''),
    )
    const weight = counter
      ? counterWeight
      : Math.max(context.subjects.weightOf(unit), asked ? tellingWeight : 0)
    const claimed = unit.tokens.filter((token) => candidate.claims.has(token)).length / unit.tokens.length
    const said = Math.max(0, ...candidate.about.map((key) => context.subjects.shareOf(key, unit)))
    const share = Math.max(claimed, said)
    worth += weight
    explained += weight * share
    if (share < 0.4 && weight >= heavyWord) heavy++
    if (share < 0.4 && weight > (who ? 0.1 : 0.2))
      leftOver.push(unit.tokens.map((i) => reading.tokens[i]?.text ?? '').join(' '))
  }
  for (const mention of [
    ...reading.refs,
    ...reading.people,
    ...reading.ranges,
    ...reading.plans.filter((plan) => plan.planId === null),
  ]) {
    worth += 1
    if (mention.tokens.some((token) => candidate.claims.has(token))) explained += 1
    else leftOver.push(mention.tokens.map((i) => reading.tokens[i]?.text ?? '').join(' '))
  }
  // A place or group that was named is a constraint: an answer that says nothing of it is not the whole answer.
  const narrowing = [...reading.cohorts, ...reading.places].filter(
    ({ meaning, from }) => meaning !== reading.loaded.plan.area && !candidate.claims.has(from),
  )
  for (const { from, to } of narrowing) {
    const units = reading.units.filter((unit) => unit.tokens.some((i) => i >= from && i <= to))
    const said = (unit: (typeof units)[number]) =>
      Math.max(0, ...candidate.about.map((key) => explains(context.subjects.ownTermsOf(key), unit)))
    if (units.length === 0 || units.some((unit) => said(unit) >= 0.5)) continue
    worth += 0.6
    leftOver.push(
      reading.tokens
        .slice(from, to + 1)
        .map((token) => token.text)
        .join(' '),
    )
  }
  const coverage =
    worth === 0 ? (candidate.claims.size > 0 || refersBack(reading) ? 1 : 0.8) : explained / worth
  if (pinnedDown(candidate, reading)) {
    const share = 0.6 + 0.4 * coverage
    return { ...candidate, coverage, leftOver, score: candidate.fit * share }
  }
  const penalty =
    (heavy === 0 ? 1 : heavy === 1 ? 0.88 : 0.75) *
    (isOverview(candidate.query) && leftOver.length > 0 ? 0.55 : 1) *
    // A list of actions that leaves a subject out is a list of other actions.
    (candidate.query.kind === 'actions' && heavy > 0 ? 0.6 : 1)
  return { ...candidate, coverage, leftOver, score: candidate.fit * (0.15 + 0.85 * coverage) * penalty }
}

/** What to say when nothing is sure: the words that stay unexplained, what was recognised, and the nearest records. */
function notSaid(reading: Reading, context: Context, candidates: readonly Weighed[]): Query {
  const recognised = new Set(
    [...reading.refs, ...reading.people].map(({ tokens }) =>
      tokens.map((i) => reading.tokens[i]?.text ?? '').join(' '),
    ),
  )
  const left = (candidates[0]?.leftOver ?? []).filter((words) => !recognised.has(words))
  const named = reading.units
    .filter((unit) => context.subjects.weightOf(unit) > 0.2)
    .map((unit) => unit.tokens.map((i) => reading.tokens[i]?.text ?? '').join(' '))
  const refs = reading.refs.filter((ref) => ref.keys.length > 0)
  const hits = context.subjects
    .find(reading.units, {
      kinds: ['priority', 'action', 'figure', 'indicator', 'passage'],
      planId: reading.loaded.plan.id,
    })
    .filter((hit) => hit.coverage >= 0.3)
  return {
    kind: 'not-said',
    words: [...new Set(left.length > 0 ? left : named)].slice(0, 6),
    priorities: refs.filter((ref) => ref.kind === 'priority').flatMap((ref) => ref.keys),
    actions: refs.filter((ref) => ref.kind === 'action').flatMap((ref) => ref.keys),
    people: reading.people.flatMap((mention) => mention.people).slice(0, 3),
    nearest: hits.slice(0, 3).map((hit) => hit.record.key),
  }
}

/** Numbers and a plain aspect say what is asked whatever noise stands around them; every number must be used. */
function pinnedDown(candidate: Candidate, reading: Reading): boolean {
  if (candidate.fit < 0.9 || isOverview(candidate.query) || reading.refs.length === 0) return false
  const mentions = [...reading.refs, ...reading.people, ...reading.ranges]
  const asked = [
    'priority-lead',
    'action',
    'indicators',
    'next',
    'actions',
    'compare-actions',
    'priority',
  ].includes(candidate.query.kind)
  return asked && mentions.every((mention) => mention.tokens.some((token) => candidate.claims.has(token)))
}

/** Whether the query says everything about a thing, because nothing in particular was recognised as asked. */
function isOverview(query: Query): boolean {
  return (
    (query.kind === 'action' || query.kind === 'priority') &&
    query.aspects.every((aspect) => aspect === 'overview' || aspect === 'text' || aspect === 'title') &&
    !('stopped' in query && query.stopped !== null)
  )
}
