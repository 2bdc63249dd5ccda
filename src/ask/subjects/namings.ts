import type { CatalogueRecord } from '../catalogue/record.ts'
import { wordByWord, type Lexicon, type Sense, type Unit } from '../words/lexicon.ts'
import type { TermIndex } from './term-index.ts'
import { tokenise } from '../words/words.ts'

/** How much of a record's best name, and of its first one, a question says: 0 to 1. */
export type Named = { focus: number; title: number }

/** The terms of a question, for comparing names with. Good until the next question asks. */
export type Asked = { surely: Uint32Array; perhaps: Uint32Array; mark: number }

/** Says how much of the names of records a question says. */
export type Namings = {
  asking(units: readonly Unit[]): Asked
  saidBy(asked: Asked, position: number): Named
}

/**
 * The names of a record in one row, so that they are compared without looking anything up: words one after another, each with
 * the numbers of the terms that say it. A phrase is followed by its single words, which are no words of the name themselves.
 */
type Naming = {
  /** Where the words of each name end, in words. */
  nameEnds: number[]
  worths: number[]
  /** For each word its weight, how many of the words after it are its parts, and where its terms end. */
  weights: Float64Array
  parts: Uint8Array
  termEnds: Uint32Array
  terms: Int32Array
  sureness: Float64Array
}

/** A word of a name counts as said from this sureness on: for the best name, and for the first one. */
const [leastOfAny, leastOfTitle] = [0.5, 0.9] as const
/** The names of so many records are kept as words. */
const mostKept = 20_000

/** Prepares the names of records: read when a record is first looked at closely. */
export function makeNamings(
  records: readonly CatalogueRecord[],
  lexicon: Lexicon,
  index: TermIndex,
  weightOf: (sense: Sense) => number,
): Namings {
  const perhaps = new Uint32Array(index.size)
  const surely = new Uint32Array(index.size)
  let mark = 0

  const namingFrom = (names: readonly string[]): Naming => {
    const nameEnds: number[] = []
    const worths: number[] = []
    const weights: number[] = []
    const parts: number[] = []
    const termEnds: number[] = []
    const terms: number[] = []
    const sureness: number[] = []
    const enter = (sense: Sense, weight: number) => {
      for (const [term, sure] of sense.alternatives) {
        const id = index.idOf(term)
        if (id < 0) continue
        terms.push(id)
        sureness.push(sure)
      }
      weights.push(weight)
      parts.push(sense.parts.length)
      termEnds.push(terms.length)
      for (const part of sense.parts) enter(part, 0)
    }
    for (const name of names) {
      const units = lexicon.unitsOf(tokenise(name), new Set())
      for (const { sense } of units) enter(sense, weightOf(sense))
      nameEnds.push(weights.length)
      worths.push(units.reduce((sum, { sense }) => sum + weightOf(sense), 0))
    }
    return {
      nameEnds,
      worths,
      weights: Float64Array.from(weights),
      parts: Uint8Array.from(parts),
      termEnds: Uint32Array.from(termEnds),
      terms: Int32Array.from(terms),
      sureness: Float64Array.from(sureness),
    }
  }
  const known = new Map<number, Naming>()
  const namesOf = (position: number): Naming => {
    const before = known.get(position)
    if (before) return before
    const record = records[position]
    // What a figure counts is no name of it: "schools" alone does not name "Schools with School Travel Plans".
    const texts = record
      ? [...record.names, ...record.asked, record.kind === 'figure' ? '' : record.body]
      : []
    const names = namingFrom(texts.filter((text) => text !== ''))
    if (known.size >= mostKept) known.clear()
    known.set(position, names)
    return names
  }

  return {
    asking: (units) => {
      mark++
      const enter = ({ alternatives }: Sense) => {
        for (const [term, sureness] of alternatives) {
          const id = index.idOf(term)
          if (id < 0) continue
          perhaps[id] = mark
          if (sureness > 0.9) surely[id] = mark
        }
      }
      for (const { sense } of units) {
        enter(sense)
        sense.parts.forEach(enter)
      }
      return { surely, perhaps, mark }
    },
    saidBy: (asked, position) => {
      const naming = namesOf(position)
      let focus = 0
      for (let name = 0; name < naming.nameEnds.length; name++)
        focus = Math.max(focus, shareSaid(naming, name, asked.perhaps, asked.mark, leastOfAny))
      return { focus, title: shareSaid(naming, 0, asked.surely, asked.mark, leastOfTitle) }
    },
  }
}

/** How much of a name is said, by weight; a word counts that is said at least so surely. */
function shareSaid(naming: Naming, name: number, said: Uint32Array, mark: number, least: number): number {
  const worth = naming.worths[name] ?? 0
  if (worth === 0) return 0
  const end = naming.nameEnds[name] ?? 0
  let sum = 0
  for (let word = name === 0 ? 0 : (naming.nameEnds[name - 1] ?? 0); word < end;) {
    const parts = naming.parts[word] ?? 0
    let sureness = surenessOf(naming, word, said, mark)
    if (parts > 0 && sureness < wordByWord) {
      let each = 0
      for (let part = 1; part <= parts; part++) each += surenessOf(naming, word + part, said, mark)
      sureness = Math.max(sureness, (each / parts) * wordByWord)
    }
    if (sureness >= least) sum += naming.weights[word] ?? 0
    word += 1 + parts
  }
  return sum / worth
}

/** How surely the terms asked with say a word. */
function surenessOf(naming: Naming, word: number, said: Uint32Array, mark: number): number {
  const { terms, sureness, termEnds } = naming
  const end = termEnds[word] ?? 0
  let best = 0
  for (let i = word === 0 ? 0 : (termEnds[word - 1] ?? 0); i < end; i++)
    if (said[terms[i] ?? 0] === mark) best = Math.max(best, sureness[i] ?? 0)
  return best
}
