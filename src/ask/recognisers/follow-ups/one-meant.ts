import type { CatalogueRecord } from '../../catalogue/record.ts'
import { aspectWords, thingWords, union, type Candidate, type Context } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import type { Query } from '../../query.ts'
import type { Unit } from '../../words/lexicon.ts'
import type { Consider } from './asked-again.ts'
import { backWords, queryFor } from './beside-last-answer.ts'
import { pointedOne, type PointedOne } from './pointed-one.ts'
import type { Reread } from './retold.ts'

/** A thing of several, and the share of the words that name it which it says itself. */
type Found = { key: string; share: number }

/** What the words between "the" and "one" say is this much of what the thing meant says itself, and less of the next. */
const leastShare = 0.6
const clearlyAhead = 0.12
/** However common, a word between "the" and "one" tells one thing from another. */
const leastWeight = 0.12

/**
 * "The drugs one", "the one about toddlers", "which of those is on pregnancy?": one of the things last listed, or of those that
 * stand beside the one last told, by its subject. Actions and priorities are asked about once more by number (`here`
 * understands a question within the conversation); anything else is told.
 */
export function oneMeant(reading: Reading, context: Context, reread: Reread, here: Consider): Candidate[] {
  const pointed = pointedOne(reading)
  if (pointed === null || reading.people.length > 0) return []
  const found = keyMeant(pointed, reading, context)
  const record = context.catalogue.byKey.get(found?.key ?? '')
  if (found === null || record === undefined) return []
  const numbered = numberOf(record, reading)
  if (numbered === null) return [told(record, found.share, pointed, reading)]
  const whole = reading.tokens
    .flatMap(({ index, text, after }) =>
      index === pointed.from
        ? [numbered]
        : index > pointed.from && index <= pointed.to
          ? []
          : [`${text}${after}`],
    )
    .join(' ')
  return here(reread(whole))
    .filter(({ leftOver }) => leftOver.length === 0)
    .slice(0, 2)
    .map(({ query, about, score }, rank) => ({
      query,
      fit: 0.6 + 0.38 * score,
      claims: new Set(reading.tokens.map(({ index }) => index)),
      about,
      rule: 'one by its subject, asked anew',
      words: whole,
      traits: { again: score, rank: rank / 2, coverage: 1, picked: found.share },
    }))
}

/** The one thing among those last listed that the words mean; else among those beside the last one told; null where none or several do. */
function keyMeant(pointed: PointedOne, reading: Reading, context: Context): Found | null {
  const units = reading.units.filter(({ tokens }) => tokens.every((i) => pointed.naming.includes(i)))
  if (units.length === 0) return null
  for (const pool of pools(pointed, reading, context)) {
    const best = bestOf(pool, units, context)
    if (best !== null) return best
  }
  return null
}

/** One that says nearly all of the words is meant, and nothing that is found by the same words elsewhere. */
const plainly = 0.8
const elsewhere =
  /\b(meaning|definition|named list)\b|^statement|^(action|priority|lead|officer) by conversation$/

/** The candidates of a message, without those that look elsewhere for what it plainly picked out of things just told. */
export function withOne(ones: readonly Candidate[], others: readonly Candidate[]): Candidate[] {
  const picked = ones.some(({ traits }) => (traits?.['picked'] ?? 0) >= plainly)
  return [...ones, ...(picked ? others.filter(({ rule }) => !elsewhere.test(rule)) : others)]
}

/** Answers that tell one thing of a priority: "and the staff training one?" asks for it of another. */
const ofPriority: readonly (Query['kind'] | undefined)[] = ['priority', 'priority-lead', 'tags', 'links']

/** Where "one" is looked for: first among what the last answer was one of. */
function pools(pointed: PointedOne, reading: Reading, context: Context): (readonly string[])[] {
  const { listed, actions, records, priorities, query } = context.memory
  const all = [...reading.loaded.priorities.keys()]
  const shown = listed.length > 1 ? listed : []
  const beside = siblings(reading, context)
  // "What's the one about …?" asks for another of the things; "and the … one?" asks the same of another priority.
  const before = reading.tokens
    .filter(({ index }) => index < pointed.from)
    .map(({ text }) => text)
    .join(' ')
  const bare =
    pointed.to >= reading.tokens.length - 1 &&
    /^((and|so|ok|for|of|in|what about|how about) ?)*$/.test(before)
  if (ofPriority.includes(query?.kind) && priorities.length > 0)
    return bare ? [all, shown] : [records.length > 0 ? beside : [], all, shown]
  const spoken = [...actions, ...records]
  const current = spoken.length === 0 || spoken.some((key) => shown.includes(key))
  return current ? [shown, beside] : [beside, shown]
}

function bestOf(pool: readonly string[], units: readonly Unit[], { subjects }: Context): Found | null {
  const weightOf = (unit: Unit) => Math.max(leastWeight, subjects.weightOf(unit))
  // What stands around all of them tells none from another.
  const saidBy = (key: string, unit: Unit) =>
    Math.max(subjects.ownShareOf(key, unit), 0.85 * subjects.shareOf(key, unit))
  const worth = units.reduce((sum, unit) => sum + weightOf(unit), 0)
  const [first, second] = pool
    .map((key) => ({
      key,
      share: units.reduce((sum, unit) => sum + saidBy(key, unit) * weightOf(unit), 0) / worth,
    }))
    .sort((a, b) => b.share - a.share)
  if (!first || first.share < leastShare || first.share - (second?.share ?? 0) < clearlyAhead) return null
  return first
}

/** What is printed in one place with the thing last told: the measures or actions of its priority, its list, the other priorities. */
function siblings({ loaded }: Reading, { memory, catalogue }: Context): string[] {
  const [action] = memory.actions
  const [key] = memory.records
  const record = catalogue.byKey.get(key ?? '')
  if (action !== undefined)
    return [...(loaded.priorities.get(loaded.actions.get(action)?.priorityKey ?? '')?.actionKeys ?? [])]
  if (record !== undefined)
    return catalogue.records
      .filter(
        ({ kind, planId, priorityKey, source, of }) =>
          kind === record.kind &&
          planId === record.planId &&
          priorityKey === record.priorityKey &&
          (kind === 'item'
            ? of === record.of
            : priorityKey !== null || source.section === record.source.section),
      )
      .map((each) => each.key)
  return memory.priorities.length > 0 ? [...loaded.priorities.keys()] : []
}

/** The words that name an action or a priority by its number; null for anything else. */
function numberOf({ key, kind }: CatalogueRecord, { loaded }: Reading): string | null {
  const action = loaded.actions.get(key)
  const priority = loaded.priorities.get(action?.priorityKey ?? key)
  if (kind === 'action' && action && priority) {
    const twins = [...loaded.actions.values()].filter(({ ref }) => ref === action.ref)
    return twins.length > 1 ? `action ${action.ref} in priority ${priority.number}` : `action ${action.ref}`
  }
  if (kind !== 'priority' || !priority) return null
  return /^\d/.test(priority.number) ? `priority ${priority.number}` : priority.number
}

/** A measure, figure, sentence, item or row by its subject. */
function told(record: CatalogueRecord, picked: number, pointed: PointedOne, reading: Reading): Candidate {
  return {
    query: queryFor(record),
    fit: 0.97,
    claims: union(
      pointed.naming,
      [pointed.from, pointed.to],
      backWords(reading),
      aspectWords(reading, 'list', 'text', 'indicators', 'title', 'count', 'definition', 'figure', 'page'),
      thingWords(reading, 'figure', 'priority', 'plan'),
    ),
    about: [record.key],
    rule: 'one by its subject',
    traits: { picked },
  }
}
