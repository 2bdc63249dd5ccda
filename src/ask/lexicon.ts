import { makePhraseBook } from './phrase-book.ts'
import type { Vocabulary } from './vocabulary.ts'
import { tokenise, type Token, positions } from './words.ts'

/**
 * A word or phrase of a question that wants explaining, with every term that would explain it. A term is a stem
 * or, marked with "~", a concept of the vocabulary.
 */
export type Unit = {
  tokens: number[]
  alternatives: ReadonlyMap<string, number>
  /** A phrase is also explained, a little less surely, by its single words. */
  parts: Unit[]
}

/** Turns text into terms: stems and the concepts that their phrases belong to. */
export type Lexicon = {
  /** The terms of a text of the plan, stop words left out. */
  termsOf(text: string): ReadonlySet<string>
  /** The units of a question, without the words in `skip`. */
  unitsOf(tokens: readonly Token[], skip: ReadonlySet<number>): Unit[]
  stopStems: ReadonlySet<string>
  weakStems: ReadonlySet<string>
  conceptStems: ReadonlySet<string>
}

/** How surely another word for the same thing, or for a neighbouring thing, explains a word. */
const sameConcept = 0.95
const nearConcept = 0.6
const wordByWord = 0.6

/** Builds the lexicon of a vocabulary. Throws where a concept is said to be near one that is not there. */
export function makeLexicon(vocabulary: Vocabulary): Lexicon {
  const concepts = Object.entries(vocabulary.concepts)
  for (const [name, { near }] of concepts) {
    const lost = near.find((other) => !Object.hasOwn(vocabulary.concepts, other))
    if (lost !== undefined)
      throw new Error(`The concept "${name}" is near "${lost}", which is not in the vocabulary.`)
  }
  const book = makePhraseBook(
    concepts.flatMap(([name, { words }]) => words.map((word): [string, string] => [word, name])),
  )
  const nearTo = new Map(concepts.map(([name, { near }]) => [name, near]))
  const stemsOf = (words: string[]) => new Set(words.flatMap((word) => tokenise(word).map((t) => t.stem)))
  const stopStems = stemsOf(vocabulary.stopWords)

  /** The same texts of the plans are looked at for every question: the terms of so many are kept. */
  const known = new Map<string, ReadonlySet<string>>()
  const mostKnown = 10_000

  const addConcept = (terms: Map<string, number>, name: string): void => {
    const offer = (term: string, weight: number) => terms.set(term, Math.max(weight, terms.get(term) ?? 0))
    offer(`~${name}`, sameConcept)
    for (const other of nearTo.get(name) ?? []) offer(`~${other}`, nearConcept)
  }
  const single = (token: Token, index: number): Unit => {
    const alternatives = new Map([[token.stem, 1]])
    for (const { meaning } of book.all([token])) addConcept(alternatives, meaning)
    return { tokens: [index], alternatives, parts: [] }
  }

  return {
    stopStems,
    weakStems: stemsOf(vocabulary.weakWords),
    conceptStems: book.stems,
    termsOf: (text) => {
      const before = known.get(text)
      if (before) return before
      const tokens = tokenise(text)
      const terms = new Set(tokens.map((token) => token.stem).filter((word) => !stopStems.has(word)))
      for (const { meaning } of book.all(tokens)) terms.add(`~${meaning}`)
      if (known.size >= mostKnown) known.clear()
      known.set(text, terms)
      return terms
    },
    unitsOf: (tokens, skip) => {
      const open = (index: number) => {
        const token = tokens[index]
        return token !== undefined && !skip.has(index) && !stopStems.has(token.stem)
      }
      const phrases = book
        .longest(tokens)
        .filter(
          ({ from, to }) =>
            to > from && positions(from, to).some(open) && !positions(from, to).some((i) => skip.has(i)),
        )
      const inPhrase = new Set(phrases.flatMap(({ from, to }) => positions(from, to)))
      const byStart = new Map<number, Unit>()
      for (const { meaning, from, to } of phrases) {
        const unit = byStart.get(from)
        const alternatives = new Map(unit?.alternatives)
        addConcept(alternatives, meaning)
        const parts = positions(from, to)
          .filter(open)
          .map((i) => single(at(tokens, i), i))
        byStart.set(from, { tokens: positions(from, to), alternatives, parts })
      }
      const singles = tokens.flatMap((token, i) => (open(i) && !inPhrase.has(i) ? [single(token, i)] : []))
      return [...byStart.values(), ...singles].sort((a, b) => (a.tokens[0] ?? 0) - (b.tokens[0] ?? 0))
    },
  }
}

/** How surely these terms explain a unit, 0 to 1. */
export function explains(terms: ReadonlySet<string>, unit: Unit): number {
  let best = 0
  for (const [term, weight] of unit.alternatives) if (weight > best && terms.has(term)) best = weight
  if (unit.parts.length > 0 && best < wordByWord) {
    const sum = unit.parts.reduce((total, part) => total + explains(terms, part), 0)
    best = Math.max(best, (sum / unit.parts.length) * wordByWord)
  }
  return best
}

function at(tokens: readonly Token[], index: number): Token {
  const token = tokens[index]
  if (!token) throw new Error(`There is no word ${index}.`)
  return token
}
