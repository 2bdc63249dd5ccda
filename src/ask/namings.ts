import type { CatalogueRecord } from './catalogue/record.ts'
import { wordByWord, type Lexicon, type Sense, type Unit } from './lexicon.ts'
import type { TermIndex } from './term-index.ts'
import { tokenise } from './words.ts'

/** How much of a record's best name, and of its first one, a question says: 0 to 1. */
export type Named = { focus: number; title: number }

/** The terms of a question, for comparing names with. Good until the next question asks. */
export type Asked = { surely: Uint32Array; perhaps: Uint32Array; mark: number }

/** Says how much of the names of records a question says. */
export type Namings = {
  asking(units: readonly Unit[]): Asked
  saidBy(asked: Asked, position: number): Named
}

/** One name of a record: its words, each with its weight and the numbers of the terms that say it. */
type Naming = { worth: number; words: NamingWord[] }
type NamingWord = { weight: number; terms: Int32Array; sureness: Float64Array; parts: NamingWord[] }

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

  const wordFrom = (sense: Sense): NamingWord => {
    const terms = [...sense.alternatives].flatMap(([term, sureness]) => {
      const id = index.idOf(term)
      return id < 0 ? [] : [{ id, sureness }]
    })
    return {
      weight: weightOf(sense),
      terms: Int32Array.from(terms, ({ id }) => id),
      sureness: Float64Array.from(terms, (term) => term.sureness),
      parts: sense.parts.map(wordFrom),
    }
  }
  const namingFrom = (name: string): Naming => {
    const words = lexicon.unitsOf(tokenise(name), new Set()).map(({ sense }) => wordFrom(sense))
    return { words, worth: words.reduce((sum, { weight }) => sum + weight, 0) }
  }
  const known = new Map<number, Naming[]>()
  const namesOf = (position: number): Naming[] => {
    const before = known.get(position)
    if (before) return before
    const record = records[position]
    // What a figure counts is no name of it: "schools" alone does not name "Schools with School Travel Plans".
    const texts = record ? [...record.names, record.kind === 'figure' ? '' : record.body] : []
    const names = texts.filter((text) => text !== '').map(namingFrom)
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
      const names = namesOf(position)
      let focus = 0
      for (const name of names) focus = Math.max(focus, shareSaid(name, asked.perhaps, asked.mark, leastOfAny))
      return { focus, title: shareSaid(names[0], asked.surely, asked.mark, leastOfTitle) }
    },
  }
}

/** How much of a name is said, by weight; a word counts that is said at least so surely. */
function shareSaid(naming: Naming | undefined, said: Uint32Array, mark: number, least: number): number {
  if (!naming || naming.worth === 0) return 0
  let sum = 0
  for (const word of naming.words) if (surenessOf(word, said, mark) >= least) sum += word.weight
  return sum / naming.worth
}

/** How surely the terms asked with say a word or phrase of a name. */
function surenessOf({ terms, sureness, parts }: NamingWord, said: Uint32Array, mark: number): number {
  let best = 0
  for (let i = 0; i < terms.length; i++)
    if (said[terms[i] ?? 0] === mark) best = Math.max(best, sureness[i] ?? 0)
  if (parts.length === 0 || best >= wordByWord) return best
  let sum = 0
  for (const part of parts) sum += surenessOf(part, said, mark)
  return Math.max(best, (sum / parts.length) * wordByWord)
}
