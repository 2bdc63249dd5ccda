import type { Catalogue } from './catalogue/catalogue.ts'
import type { CatalogueRecord, RecordKind } from './catalogue/record.ts'
import type { Lexicon, Unit } from './lexicon.ts'
import { makeTermIndex, wordByWord } from './term-index.ts'
import { tokenise } from './words.ts'

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
const closest = 60

/** Indexes every record of the catalogue. */
export function makeSubjects(catalogue: Catalogue, lexicon: Lexicon): Subjects {
  const { records } = catalogue
  const index = makeTermIndex(records, lexicon)
  const positions = new Map(records.map((record, i) => [record.key, i]))
  const total = Math.log(records.length + 1)
  const rarity = (term: string) => (1 - Math.log(index.spread(term) + 1) / total) ** 1.5
  const weights = new WeakMap<Unit, number>()
  const weightOf = (unit: Unit): number => {
    const weight = weights.get(unit) ?? weigh(unit)
    weights.set(unit, weight)
    return weight
  }
  const weigh = (unit: Unit): number => {
    let [least, weak] = [1, false]
    for (const [term, weight] of unit.alternatives) {
      if (weight > 0.9) least = Math.min(least, rarity(term))
      if (lexicon.weakStems.has(term)) weak = true
    }
    const weight = Math.max(lightest, least)
    return weak ? Math.min(weight, weakWorth) : weight
  }
  const namings = new Map<number, Naming[]>()
  const namingOf = (position: number, record: CatalogueRecord): Naming[] => {
    const known = namings.get(position)
    if (known) return known
    // What a figure counts is no name of it: "schools" alone does not name "Schools with School Travel Plans".
    const names = [...record.names, record.kind === 'figure' ? '' : record.body]
      .filter((name) => name !== '')
      .map((name) => namingFrom(lexicon.unitsOf(tokenise(name), new Set()), weightOf))
    namings.set(position, names)
    return names
  }
  /** Positions of the records that the rarer words of a question point to, with what they explain of it. */
  const pointedAt = (
    units: readonly Unit[],
    near: readonly Unit[],
    wanted: (record: CatalogueRecord) => boolean,
  ): number[] => {
    const rare = units.filter((unit) => weightOf(unit) >= singling)
    const sums = new Map<number, number>()
    const add = (unit: Unit, factor: number) => {
      const weight = weightOf(unit) * factor
      for (const [position, share] of index.matches(unit) ?? [])
        sums.set(position, (sums.get(position) ?? 0) + share.any * weight)
    }
    for (const unit of rare.length > 0 ? rare : units) add(unit, 1)
    for (const unit of near) add(unit, 0.1)
    return [...sums]
      .filter(([position]) => {
        const record = records[position]
        return record !== undefined && wanted(record)
      })
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, closest)
      .map(([position]) => position)
  }

  return {
    weightOf,
    stems: index.terms,
    knows: (stem) => index.terms.has(stem),
    bodyTermsOf: (key) => index.body(positions.get(key) ?? -1),
    ownTermsOf: (key) => index.own(positions.get(key) ?? -1),
    shareOf: (key, unit) => index.share(positions.get(key) ?? -1, unit).any,
    ownShareOf: (key, unit) => index.share(positions.get(key) ?? -1, unit).own,
    find: (units, { kinds, planId, near = [], within = [] }) => {
      const every = units.flatMap((unit) => [unit, ...unit.parts]).flatMap((unit) => [...unit.alternatives])
      const asked = new Set(every.map(([term]) => term))
      const surely = new Set(every.filter(([, weight]) => weight > 0.9).map(([term]) => term))
      const worth = units.reduce((sum, unit) => sum + weightOf(unit), 0)
      const found = pointedAt(
        units,
        near,
        (record) =>
          record.planId === planId &&
          kinds.includes(record.kind) &&
          (within.length === 0 || within.includes(record.priorityKey ?? '')),
      )
      return found
        .flatMap((position): Hit[] => {
          const record = records[position]
          if (!record) return []
          const used = new Set<number>()
          let [explained, own] = [0, 0]
          for (const unit of units) {
            const share = index.share(position, unit)
            explained += share.any * weightOf(unit)
            own += (share.own === 1 ? 1 : 0.7 * share.own) * weightOf(unit)
            if (share.any >= 0.5) unit.tokens.forEach((token) => used.add(token))
          }
          const coverage = worth === 0 ? 0 : explained / worth
          const nearness = near.reduce(
            (sum, unit) => sum + index.share(position, unit).own * weightOf(unit),
            0,
          )
          const named = namingOf(position, record)
          const focus = named.reduce((best, name) => Math.max(best, focusOf(name, asked, 0.5)), 0)
          return [
            {
              record,
              coverage,
              focus,
              title: focusOf(named[0], surely, 0.9),
              score: coverage + 0.15 * focus + (worth === 0 ? 0 : (0.1 * own) / worth) + 0.08 * nearness,
              used,
            },
          ]
        })
        .sort((a, b) => b.score - a.score)
    },
  }
}

/** One name of a record: its words, each with its weight and the terms that say it. */
type Naming = { worth: number; words: NamingWord[] }
type NamingWord = { weight: number; terms: (readonly [string, number])[]; parts: NamingWord[] }

function namingFrom(units: readonly Unit[], weightOf: (unit: Unit) => number): Naming {
  const wordFrom = (unit: Unit): NamingWord => ({
    weight: weightOf(unit),
    terms: [...unit.alternatives],
    parts: unit.parts.map(wordFrom),
  })
  const words = units.map(wordFrom)
  return { words, worth: words.reduce((sum, { weight }) => sum + weight, 0) }
}

/** How much of a name is in the question, by weight; a word counts that is said at least so surely. */
function focusOf(naming: Naming | undefined, asked: ReadonlySet<string>, least: number): number {
  if (!naming || naming.worth === 0) return 0
  let said = 0
  for (const word of naming.words) if (saidBy(asked, word) >= least) said += word.weight
  return said / naming.worth
}

/** How surely the words asked with say a word or phrase of a name. */
function saidBy(asked: ReadonlySet<string>, { terms, parts }: NamingWord): number {
  let best = 0
  for (const [term, weight] of terms) if (weight > best && asked.has(term)) best = weight
  if (parts.length === 0 || best >= wordByWord) return best
  let sum = 0
  for (const part of parts) sum += saidBy(asked, part)
  return Math.max(best, (sum / parts.length) * wordByWord)
}
