import { evidenceFor, ruledOut, type Weighed } from './evidence.ts'
import { likelihoods } from './judge.ts'
import type { Query } from './query.ts'
import type { Reading } from './reading.ts'
import type { Context, Recogniser } from './recogniser.ts'
import { action } from './recognisers/action.ts'
import { actions } from './recognisers/actions.ts'
import { aims } from './recognisers/aims.ts'
import { links, lists } from './recognisers/lists.ts'
import { tagged, tags } from './recognisers/tags.ts'
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
import { outcomes } from './recognisers/outcomes.ts'
import { tally } from './recognisers/tally.ts'
import { smalltalk } from './recognisers/smalltalk.ts'
import { statements } from './recognisers/statements.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What one question was understood to ask, and everything that was considered. */
export type Understanding = { candidates: Weighed[]; sure: boolean }

/** The query that was understood, or what to say when nothing is sure. */
export function queryOf({ candidates, sure }: Understanding, reading: Reading, context: Context): Query {
  const best = candidates[0]
  return sure && best ? best.query : notSaid(reading, context, candidates)
}

/** A candidate that is less likely to be right is not answered. Measured: docs/decisions/0013. */
const leastLikely = 0.4

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
    tally,
    outcomes,
    aims,
    tagged,
    tags,
    lists,
    links,
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
    statements,
  ]
  return (reading, context, reread) => {
    const evident = [
      ...recognisers.flatMap((recognise) => recognise(reading, context)),
      ...retold(reading, context, reread),
    ]
      .filter((candidate) => !ruledOut(candidate, reading))
      .map((candidate) => ({ candidate, ...evidenceFor(candidate, reading, context) }))
    const likely = likelihoods(evident)
    const candidates = evident
      .map(({ candidate, evidence, leftOver }, i): Weighed => ({
        ...candidate,
        evidence,
        leftOver,
        coverage: evidence.coverage,
        score: likely[i] ?? 0,
      }))
      .sort((a, b) => b.score - a.score)
    const best = candidates[0]
    return { candidates, sure: best !== undefined && best.score >= leastLikely }
  }
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
