import type { CatalogueRecord } from './catalogue/record.ts'
import type { Lexicon, Unit } from './lexicon.ts'

/** How surely a record explains a unit: by its own words, and by those or what stands around it. */
export type Share = { own: number; any: number }

/** Which records have which terms, and in which part of them. */
export type TermIndex = {
  /** Positions of the records that explain a unit at all, with how surely; null where nearly every record does. */
  matches(unit: Unit): ReadonlyMap<number, Share> | null
  /** How surely one record explains a unit. */
  share(position: number, unit: Unit): Share
  own(position: number): ReadonlySet<string>
  body(position: number): ReadonlySet<string>
  /** In how many records a term is one of their own. */
  spread(term: string): number
  terms: ReadonlySet<string>
}

/** What a word is worth when only the surroundings of a record have it, or only the title above it. */
const contextWorth = 0.55
const frameWorth = 0.4
/** A phrase whose words stand apart in a record is explained by them a little. */
export const wordByWord = 0.6
/** A unit in more records than this singles none out: its matches are not gathered. */
const everywhere = 1500

type Parts = Record<'own' | 'body' | 'context' | 'frame', ReadonlySet<string>>

/** Indexes the words of records. */
export function makeTermIndex(records: readonly CatalogueRecord[], lexicon: Lexicon): TermIndex {
  const known = new Map<string, ReadonlySet<string>>()
  const termsOf = (text: string): ReadonlySet<string> => {
    const terms = known.get(text) ?? lexicon.termsOf(text)
    known.set(text, terms)
    return terms
  }
  const parts = records.map((record): Parts => {
    const body = termsOf(record.body)
    const own = new Set(body)
    for (const name of record.names) for (const term of termsOf(name)) own.add(term)
    return { own, body, context: termsOf(record.context), frame: termsOf(record.frame) }
  })
  const postings = new Map<string, Map<number, Share>>()
  const spread = new Map<string, number>()
  parts.forEach(({ own, context, frame }, position) => {
    for (const term of own) spread.set(term, (spread.get(term) ?? 0) + 1)
    for (const term of new Set([...own, ...context, ...frame])) {
      const worth = own.has(term) ? 1 : context.has(term) ? contextWorth : frameWorth
      const list = postings.get(term) ?? new Map<number, Share>()
      list.set(position, { own: own.has(term) ? 1 : 0, any: worth })
      postings.set(term, list)
    }
  })

  const gathered = new WeakMap<Unit, ReadonlyMap<number, Share> | null>()
  const gather = (unit: Unit): ReadonlyMap<number, Share> | null => {
    const length = [...unit.alternatives.keys()].reduce(
      (sum, term) => sum + (postings.get(term)?.size ?? 0),
      0,
    )
    if (length > everywhere) return null
    const found = new Map<number, Share>()
    for (const [term, weight] of unit.alternatives)
      for (const [position, worth] of postings.get(term) ?? [])
        better(found, position, { own: worth.own * weight, any: worth.any * weight })
    if (unit.parts.length === 0) return found
    const sums = new Map<number, Share>()
    for (const part of unit.parts)
      for (const [position, worth] of matches(part) ?? []) {
        const sum = sums.get(position) ?? { own: 0, any: 0 }
        sums.set(position, { own: sum.own + worth.own, any: sum.any + worth.any })
      }
    const each = wordByWord / unit.parts.length
    for (const [position, sum] of sums) better(found, position, { own: sum.own * each, any: sum.any * each })
    return found
  }
  const matches = (unit: Unit): ReadonlyMap<number, Share> | null => {
    const before = gathered.get(unit)
    if (before !== undefined) return before
    const found = gather(unit)
    gathered.set(unit, found)
    return found
  }
  const direct = (position: number, unit: Unit): Share => {
    let [own, any] = [0, 0]
    for (const [term, weight] of unit.alternatives) {
      const worth = postings.get(term)?.get(position)
      if (!worth) continue
      own = Math.max(own, worth.own * weight)
      any = Math.max(any, worth.any * weight)
    }
    if (unit.parts.length === 0) return { own, any }
    const each = wordByWord / unit.parts.length
    const sum = unit.parts.map((part) => share(position, part))
    return {
      own: Math.max(own, sum.reduce((total, item) => total + item.own, 0) * each),
      any: Math.max(any, sum.reduce((total, item) => total + item.any, 0) * each),
    }
  }
  const share = (position: number, unit: Unit): Share => {
    const found = matches(unit)
    return found === null ? direct(position, unit) : (found.get(position) ?? nothing)
  }
  return {
    matches,
    share,
    own: (position) => parts[position]?.own ?? new Set(),
    body: (position) => parts[position]?.body ?? new Set(),
    spread: (term) => spread.get(term) ?? 0,
    terms: new Set(spread.keys()),
  }
}

const nothing: Share = { own: 0, any: 0 }

function better(found: Map<number, Share>, position: number, share: Share): void {
  const before = found.get(position)
  if (before === undefined) found.set(position, share)
  else {
    before.own = Math.max(before.own, share.own)
    before.any = Math.max(before.any, share.any)
  }
}
