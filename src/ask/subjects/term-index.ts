import type { CatalogueRecord } from '../catalogue/record.ts'
import { wordByWord, type Lexicon, type Sense } from '../words/lexicon.ts'
import { tokenise } from '../words/words.ts'

/** How surely a record explains a word: by its own words, and by those or what stands around it. */
export type Share = { own: number; any: number }

/** The records that explain a word at all, in the order of the records, and how surely each does. */
export type Matches = { positions: Int32Array; own: Float64Array; any: Float64Array }

/** Which records have which terms, and in which part of them. */
export type TermIndex = {
  /** The records that explain a word at all; null where nearly every record does. */
  matches(sense: Sense): Matches | null
  /** How surely one record explains a word. */
  share(position: number, sense: Sense): Share
  /** In how many records a term is one of their own, or of the other words for them. */
  spread(term: string): number
  /** The number of a term, for looking it up in an array; -1 where no record has it. */
  idOf(term: string): number
  /** How many terms there are. */
  size: number
  /** The terms that some record has as its own. */
  terms: ReadonlySet<string>
}

/** What a word is worth by where a record has it: in the title above it, in its surroundings, in other words for it, in its own. */
const worths = [0.4, 0.55, 0.9, 1] as const
/** The same, counting only what names the record. */
const owns = [0, 0, 0.7, 1] as const
const [inFrame, inContext, inAsked, inOwn] = [0, 1, 2, 3] as const
/** A word in more records than this singles none out: its matches are not gathered. */
const everywhere = 1500
/** Words that were looked up are kept, so many of them. */
const mostKept = 20_000

type Postings = { positions: Int32Array; where: Uint8Array; own: number }

/** Indexes the words of records. A record's position is its place in the list. */
export function makeTermIndex(records: readonly CatalogueRecord[], lexicon: Lexicon): TermIndex {
  const ids = new Map<string, number>()
  const postings = postingsOf(records, lexicon, ids)
  const ofTerm = (term: string) => postings[ids.get(term) ?? -1]
  const best = { own: new Float64Array(records.length), any: new Float64Array(records.length) }

  /** Every record that has one of the terms of a word, at its best. */
  const ofAlternatives = ({ alternatives }: Sense, touched: number[]): void => {
    for (const [term, weight] of alternatives) {
      const list = ofTerm(term)
      if (!list) continue
      for (let i = 0; i < list.positions.length; i++) {
        const position = list.positions[i] ?? 0
        const where = list.where[i] ?? inFrame
        raise(position, (owns[where] ?? 0) * weight, (worths[where] ?? 0) * weight, touched)
      }
    }
  }
  /** A phrase whose words stand apart in a record is explained by them a little. */
  const ofParts = (parts: readonly (Matches | null)[], touched: number[]): void => {
    const sums = new Map<number, Share>()
    for (const found of parts) {
      if (found === null) continue
      found.positions.forEach((position, i) => {
        const sum = sums.get(position) ?? { own: 0, any: 0 }
        sum.own += found.own[i] ?? 0
        sum.any += found.any[i] ?? 0
        sums.set(position, sum)
      })
    }
    const each = wordByWord / parts.length
    for (const [position, { own, any }] of sums) raise(position, own * each, any * each, touched)
  }
  const raise = (position: number, own: number, any: number, touched: number[]): void => {
    if (best.any[position] === 0) touched.push(position)
    if (own > (best.own[position] ?? 0)) best.own[position] = own
    if (any > (best.any[position] ?? 0)) best.any[position] = any
  }
  const gather = (sense: Sense): Matches | null => {
    let length = 0
    for (const term of sense.alternatives.keys()) length += ofTerm(term)?.positions.length ?? 0
    if (length > everywhere) return null
    // The parts are gathered before the phrase: they need the same room.
    const parts = sense.parts.map(matches)
    const touched: number[] = []
    ofAlternatives(sense, touched)
    if (parts.length > 0) ofParts(parts, touched)
    const positions = Int32Array.from(touched).sort()
    const own = Float64Array.from(positions, (position) => best.own[position] ?? 0)
    const any = Float64Array.from(positions, (position) => best.any[position] ?? 0)
    for (const position of touched) best.own[position] = best.any[position] = 0
    return { positions, own, any }
  }

  const gathered = new Map<Sense, Matches | null>()
  const matches = (sense: Sense): Matches | null => {
    const before = gathered.get(sense)
    if (before !== undefined) return before
    const found = gather(sense)
    if (gathered.size >= mostKept) gathered.clear()
    gathered.set(sense, found)
    return found
  }
  const direct = (position: number, { alternatives, parts }: Sense): Share => {
    let [own, any] = [0, 0]
    for (const [term, weight] of alternatives) {
      const list = ofTerm(term)
      const at = list ? placeOf(list.positions, position) : -1
      if (!list || at < 0) continue
      const where = list.where[at] ?? inFrame
      own = Math.max(own, (owns[where] ?? 0) * weight)
      any = Math.max(any, (worths[where] ?? 0) * weight)
    }
    if (parts.length === 0) return { own, any }
    const each = wordByWord / parts.length
    let [ownParts, anyParts] = [0, 0]
    for (const part of parts) {
      const found = share(position, part)
      ownParts += found.own
      anyParts += found.any
    }
    return { own: Math.max(own, ownParts * each), any: Math.max(any, anyParts * each) }
  }
  const share = (position: number, sense: Sense): Share => {
    const found = matches(sense)
    if (found === null) return direct(position, sense)
    const at = placeOf(found.positions, position)
    return at < 0 ? nothing : { own: found.own[at] ?? 0, any: found.any[at] ?? 0 }
  }
  return {
    matches,
    share,
    spread: (term) => ofTerm(term)?.own ?? 0,
    idOf: (term) => ids.get(term) ?? -1,
    size: ids.size,
    terms: new Set([...ids].filter(([, id]) => (postings[id]?.own ?? 0) > 0).map(([term]) => term)),
  }
}

const nothing: Share = { own: 0, any: 0 }

/** The records of each term, by the term's number; fills `ids` with the numbers. */
function postingsOf(
  records: readonly CatalogueRecord[],
  lexicon: Lexicon,
  ids: Map<string, number>,
): Postings[] {
  const lists: { positions: number[]; where: number[]; own: number }[] = []
  const enter = (term: string, position: number, where: number): void => {
    let id = ids.get(term)
    if (id === undefined) {
      id = ids.size
      ids.set(term, id)
      lists.push({ positions: [], where: [], own: 0 })
    }
    const list = lists[id]
    if (!list || list.positions.at(-1) === position) return
    list.positions.push(position)
    list.where.push(where)
    if (where >= inAsked) list.own++
  }
  records.forEach(({ names, asked, body, context, frame }, position) => {
    // The best place first: a term is entered for the first one that has it.
    for (const text of [body, ...names])
      for (const term of lexicon.termsOf(text)) enter(term, position, inOwn)
    for (const text of asked)
      for (const term of lexicon.termsAmong(tokenise(text))) enter(term, position, inAsked)
    for (const term of lexicon.termsOf(context)) enter(term, position, inContext)
    for (const term of lexicon.termsOf(frame)) enter(term, position, inFrame)
  })
  return lists.map(({ positions, where, own }) => ({
    positions: Int32Array.from(positions),
    where: Uint8Array.from(where),
    own,
  }))
}

/** Where a number stands in ascending ones, or -1. */
function placeOf(ascending: Int32Array, wanted: number): number {
  let [from, to] = [0, ascending.length - 1]
  while (from <= to) {
    const middle = (from + to) >> 1
    const value = ascending[middle] ?? 0
    if (value === wanted) return middle
    if (value < wanted) from = middle + 1
    else to = middle - 1
  }
  return -1
}
