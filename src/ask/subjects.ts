import MiniSearch from 'minisearch'
import type { Catalogue, CatalogueRecord, RecordKind } from './catalogue.ts'
import { explains, type Lexicon, type Unit } from './lexicon.ts'
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
    options: { kinds: readonly RecordKind[]; planId: string; near?: readonly Unit[] },
  ): Hit[]
  /** 0.05 (everywhere in the plan) to 1 (rare or not in it at all). */
  weightOf(unit: Unit): number
  /** How surely a record explains a unit, 0 to 1: its own words fully, its surroundings less. */
  shareOf(key: string, unit: Unit): number
  /** The terms of what a record says, without its names. */
  bodyTermsOf(key: string): ReadonlySet<string>
  /** The terms of a record's own words alone. */
  ownTermsOf(key: string): ReadonlySet<string>
  knows(stem: string): boolean
  stems: ReadonlySet<string>
}

type Indexed = { id: string; name: string; body: string; context: string }

/** What a word is worth when only the surroundings of a record have it. */
const contextWorth = 0.55
/** What a word is worth when only the title above a record has it. */
const frameWorth = 0.4
const lightest = 0.05
/** The worth of words too general to mean much ("improve", "work"). */
const weakWorth = 0.15

/** Indexes every record of the catalogue. */
export function makeSubjects(catalogue: Catalogue, lexicon: Lexicon): Subjects {
  const own = new Map<string, Set<string>>()
  const naming = new Map<string, Unit[][]>()
  const around = new Map<string, Set<string>>()
  const above = new Map<string, Set<string>>()
  const spread = new Map<string, number>()
  const bodies = new Map<string, Set<string>>()
  for (const record of catalogue.records) {
    const terms = lexicon.termsOf([...record.names, record.body].join(' . '))
    own.set(record.key, terms)
    naming.set(
      record.key,
      // What a figure counts is no name of it: "schools" alone does not name "Schools with School Travel Plans".
      [...record.names, record.kind === 'figure' ? '' : record.body]
        .filter((name) => name !== '')
        .map((name) => lexicon.unitsOf(tokenise(name), new Set())),
    )
    bodies.set(record.key, lexicon.termsOf(record.body))
    around.set(record.key, lexicon.termsOf(record.context))
    above.set(record.key, lexicon.termsOf(record.frame))
    for (const term of terms) spread.set(term, (spread.get(term) ?? 0) + 1)
  }
  const search = new MiniSearch<Indexed>({
    fields: ['name', 'body', 'context'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    searchOptions: { boost: { name: 1.5, context: 0.3 } },
  })
  const words = (terms: ReadonlySet<string> | undefined) => [...(terms ?? [])].join(' ')
  search.addAll(
    catalogue.records.map((record) => ({
      id: record.key,
      name: words(lexicon.termsOf(record.names.join(' . '))),
      body: words(own.get(record.key)),
      context: words(around.get(record.key)),
    })),
  )

  const total = Math.log(catalogue.records.length + 1)
  const rarity = (term: string) => (1 - Math.log((spread.get(term) ?? 0) + 1) / total) ** 1.5
  /** Several recognisers look up the same words of one question: the last lookups are kept. */
  const recent = new Map<string, { id: string; score: number }[]>()
  const ranked = (alternatives: ReadonlyMap<string, number>): { id: string; score: number }[] => {
    const query = [...alternatives.keys()].join(' ')
    const known = recent.get(query)
    if (known) return known
    const found = search
      .search(query, { boostTerm: (term) => alternatives.get(term) ?? 0 })
      .map(({ id, score }) => ({ id: String(id), score }))
    if (recent.size >= 50) recent.clear()
    recent.set(query, found)
    return found
  }
  const weights = new WeakMap<Unit, number>()
  const weightOf = (unit: Unit): number => {
    const weight = weights.get(unit) ?? weigh(unit)
    weights.set(unit, weight)
    return weight
  }
  const weigh = (unit: Unit): number => {
    const surest = [...unit.alternatives].filter(([, weight]) => weight > 0.9).map(([term]) => rarity(term))
    const weight = Math.max(lightest, Math.min(1, Math.min(...surest)))
    const stems = [...unit.alternatives.keys()]
    return stems.some((stem) => lexicon.weakStems.has(stem)) ? Math.min(weight, weakWorth) : weight
  }
  const share = (key: string, unit: Unit): number => {
    const inside = explains(own.get(key) ?? new Set(), unit)
    const beside = contextWorth * explains(around.get(key) ?? new Set(), unit)
    return Math.max(inside, beside, frameWorth * explains(above.get(key) ?? new Set(), unit))
  }
  /** How much of the best of a record's names is in the question: the narrower of two equal records wins. */
  const focusOf = (units: readonly Unit[], asked: ReadonlySet<string>, least: number): number => {
    const worth = units.reduce((sum, unit) => sum + weightOf(unit), 0)
    const said = units.filter((unit) => explains(asked, unit) >= least)
    return worth === 0 ? 0 : said.reduce((sum, unit) => sum + weightOf(unit), 0) / worth
  }

  return {
    weightOf,
    stems: new Set(spread.keys()),
    knows: (stem) => spread.has(stem),
    bodyTermsOf: (key) => bodies.get(key) ?? new Set(),
    ownTermsOf: (key) => own.get(key) ?? new Set(),
    shareOf: share,
    find: (units, { kinds, planId, near = [] }) => {
      const alternatives = new Map<string, number>()
      for (const unit of [...units, ...near].flatMap((unit) => [unit, ...unit.parts]))
        for (const [term, weight] of unit.alternatives) alternatives.set(term, weight)
      if (alternatives.size === 0) return []
      const every = units.flatMap((unit) => [unit, ...unit.parts]).flatMap((unit) => [...unit.alternatives])
      const asked = new Set(every.map(([term]) => term))
      const surely = new Set(every.filter(([, weight]) => weight > 0.9).map(([term]) => term))
      const worth = units.reduce((sum, unit) => sum + weightOf(unit), 0)
      return ranked(alternatives)
        .filter(({ id }) => {
          const record = catalogue.byKey.get(id)
          return record?.planId === planId && kinds.includes(record.kind)
        })
        .slice(0, 60)
        .flatMap(({ id, score }): Hit[] => {
          const record = catalogue.byKey.get(id)
          if (!record) return []
          const shares = units.map((unit) => ({ unit, share: share(record.key, unit) }))
          const explained = shares.reduce((sum, item) => sum + item.share * weightOf(item.unit), 0)
          const coverage = worth === 0 ? 0 : explained / worth
          const nearness = near.reduce(
            (sum, unit) => sum + explains(own.get(record.key) ?? new Set(), unit) * weightOf(unit),
            0,
          )
          const named = naming.get(record.key) ?? []
          const focus = Math.max(0, ...named.map((name) => focusOf(name, asked, 0.5)))
          return [
            {
              record,
              coverage,
              focus,
              title: focusOf(named[0] ?? [], surely, 0.9),
              score: coverage + 0.15 * focus + 0.004 * Math.min(score, 25) + 0.08 * nearness,
              used: new Set(shares.filter((item) => item.share >= 0.5).flatMap((item) => item.unit.tokens)),
            },
          ]
        })
        .sort((a, b) => b.score - a.score)
    },
  }
}
