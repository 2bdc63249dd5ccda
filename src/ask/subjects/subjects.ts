import type { Catalogue } from '../catalogue/catalogue.ts'
import { recordKinds, type CatalogueRecord, type RecordKind } from '../catalogue/record.ts'
import type { Lexicon, Sense, Unit } from '../words/lexicon.ts'
import { makeNamings } from './namings.ts'
import { oncePer } from '../once-per.ts'
import { makeTermIndex, type TermIndex } from './term-index.ts'

/** A record that a question may be about, and how much of the question it explains. */
export type Hit = {
  record: CatalogueRecord
  /** The share of the question's words, weighted by rarity, that the record explains: 0 to 1. */
  coverage: number
  /** How much of the best of the record's names the question says: 0 to 1. */
  focus: number
  /** How much of the record's first name the question says in words that mean the very same: 0 to 1. */
  title: number
  /** Coverage, preferring records whose own name is explained by the question. For ranking only. */
  score: number
  used: Set<number>
}

/** Finds what a question is about by meaning, and says how rare each of its words is. */
export type Subjects = {
  find(
    units: readonly Unit[],
    options: {
      kinds: readonly RecordKind[]
      planId: string
      near?: readonly Unit[]
      /** Only records of these priorities; none for the whole plan. */
      within?: readonly string[]
    },
  ): Hit[]
  /** The records of a plan that explain a word at all, in the plan's order; null where nearly every one does. */
  saying(unit: Unit, planId: string): CatalogueRecord[] | null
  /** 0.05 (everywhere in the plan) to 1 (rare or not in it at all). */
  weightOf(unit: Unit): number
  /** How surely a record explains a unit, 0 to 1: its own words fully, its surroundings less. */
  shareOf(key: string, unit: Unit): number
  /** The same, by the record's own words alone. */
  ownShareOf(key: string, unit: Unit): number
  /** The terms of what a record says, without its names. */
  bodyTermsOf(key: string): ReadonlySet<string>
  /** The terms of a record's own words alone. */
  ownTermsOf(key: string): ReadonlySet<string>
  knows(stem: string): boolean
  stems: ReadonlySet<string>
}

const lightest = 0.05
/** The worth of words too general to mean much ("improve", "work"). */
const weakWorth = 0.15
/** Records are looked for by words at least this rare, where the question has any. */
const singling = 0.12
/** How many of the records that explain most are looked at closely. */
const closest = 40

/** Indexes every record of the catalogue, in which the records of one plan stand together. */
export function makeSubjects(catalogue: Catalogue, lexicon: Lexicon): Subjects {
  const { records } = catalogue
  const index = makeTermIndex(records, lexicon)
  const positions = new Map(records.map((record, i) => [record.key, i]))
  const positionOf = (key: string) => positions.get(key) ?? -1
  const kindsOf = Uint8Array.from(records, ({ kind }) => recordKinds.indexOf(kind))
  const plans = rangesOfPlans(records)
  const weightOf = makeWeights(index, lexicon, records.length)
  const namings = makeNamings(records, lexicon, index, weightOf)
  const sums = new Float64Array(records.length)

  /** Positions of the records that the rarer words of a question point to, those first that explain most of it. */
  const pointedAt = (
    units: readonly Unit[],
    near: readonly Unit[],
    planId: string,
    wanted: (position: number) => boolean,
  ): number[] => {
    const { from, to } = plans.get(planId) ?? { from: 0, to: 0 }
    const touched: number[] = []
    const add = ({ sense }: Unit, factor: number) => {
      const found = index.matches(sense)
      if (found === null) return
      const weight = weightOf(sense) * factor
      for (let i = firstFrom(found.positions, from); i < found.positions.length; i++) {
        const position = found.positions[i] ?? 0
        if (position >= to) break
        if (sums[position] === 0) {
          if (!wanted(position)) continue
          touched.push(position)
        }
        sums[position] = (sums[position] ?? 0) + (found.any[i] ?? 0) * weight
      }
    }
    const rare = units.filter((unit) => weightOf(unit.sense) >= singling)
    for (const unit of rare.length > 0 ? rare : units) add(unit, 1)
    for (const unit of near) add(unit, 0.1)
    const most = touched.sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b).slice(0, closest)
    for (const position of touched) sums[position] = 0
    return most
  }

  return {
    saying: ({ sense }, planId) => {
      const found = index.matches(sense)
      const { from, to } = plans.get(planId) ?? { from: 0, to: 0 }
      if (found === null) return null
      return [...found.positions]
        .filter((position) => position >= from && position < to)
        .flatMap((position) => records[position] ?? [])
    },
    weightOf: ({ sense }) => weightOf(sense),
    stems: index.terms,
    knows: (stem) => index.terms.has(stem),
    bodyTermsOf: (key) => lexicon.termsOf(records[positionOf(key)]?.body ?? ''),
    ownTermsOf: (key) => {
      const record = records[positionOf(key)]
      return record ? ownTerms(lexicon)(record) : new Set()
    },
    shareOf: (key, { sense }) => index.share(positionOf(key), sense).any,
    ownShareOf: (key, { sense }) => index.share(positionOf(key), sense).own,
    find: (units, { kinds, planId, near = [], within = [] }) => {
      const asked = namings.asking(units)
      const weights = units.map(({ sense }) => weightOf(sense))
      const worth = weights.reduce((sum, weight) => sum + weight, 0)
      const wantedKinds = new Set(kinds.map((kind) => recordKinds.indexOf(kind)))
      const found = pointedAt(
        units,
        near,
        planId,
        (position) =>
          wantedKinds.has(kindsOf[position] ?? -1) &&
          (within.length === 0 || within.includes(records[position]?.priorityKey ?? '')),
      )
      return found
        .flatMap((position): Hit[] => {
          const record = records[position]
          if (!record) return []
          const used = new Set<number>()
          let [explained, own] = [0, 0]
          units.forEach(({ sense, tokens }, i) => {
            const share = index.share(position, sense)
            const weight = weights[i] ?? 0
            explained += share.any * weight
            own += (share.own === 1 ? 1 : 0.7 * share.own) * weight
            if (share.any >= 0.5) for (const token of tokens) used.add(token)
          })
          const coverage = worth === 0 ? 0 : explained / worth
          const nearness = near.reduce(
            (sum, { sense }) => sum + index.share(position, sense).own * weightOf(sense),
            0,
          )
          const { focus, title } = namings.saidBy(asked, position)
          return [
            {
              record,
              coverage,
              focus,
              title,
              score: coverage + 0.15 * focus + (worth === 0 ? 0 : (0.1 * own) / worth) + 0.08 * nearness,
              used,
            },
          ]
        })
        .sort((a, b) => b.score - a.score)
    },
  }
}

/** Where each plan's records begin and end. */
function rangesOfPlans(records: readonly CatalogueRecord[]): Map<string, { from: number; to: number }> {
  const ranges = new Map<string, { from: number; to: number }>()
  records.forEach(({ planId }, i) => {
    const range = ranges.get(planId)
    if (range === undefined) ranges.set(planId, { from: i, to: i + 1 })
    else range.to = i + 1
  })
  return ranges
}

/** How rare the rarest sure meaning of a word is, kept for words met before. */
function makeWeights(index: TermIndex, lexicon: Lexicon, records: number): (sense: Sense) => number {
  const total = Math.log(records + 1)
  const rarity = (term: string) => (1 - Math.log(index.spread(term) + 1) / total) ** 1.5
  const weights = new WeakMap<Sense, number>()
  return (sense) => {
    const before = weights.get(sense)
    if (before !== undefined) return before
    let [least, weak] = [1, false]
    for (const [term, weight] of sense.alternatives) {
      if (weight > 0.9) least = Math.min(least, rarity(term))
      if (lexicon.weakStems.has(term)) weak = true
    }
    const weight = Math.max(lightest, least)
    const known = weak ? Math.min(weight, weakWorth) : weight
    weights.set(sense, known)
    return known
  }
}

const ownTerms = oncePer((lexicon: Lexicon) =>
  oncePer(
    ({ body, names }: CatalogueRecord): ReadonlySet<string> =>
      new Set([body, ...names].flatMap((text) => [...lexicon.termsOf(text)])),
  ),
)

/** The first place in ascending numbers that is not below `least`. */
function firstFrom(ascending: Int32Array, least: number): number {
  let [from, to] = [0, ascending.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((ascending[middle] ?? 0) < least) from = middle + 1
    else to = middle
  }
  return from
}
