import { makePhraseBook } from './phrase-book.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { tokenise, type Token, positions } from './words.ts'

/**
 * What a word or phrase means: every term that would explain it, and how surely. A term is a stem or, marked with "~", a
 * concept of the vocabulary. A phrase is also explained, a little less surely, by its single words. The same word has the
 * same sense wherever it is said, so that indexes can keep what they find for it.
 */
export type Sense = { alternatives: ReadonlyMap<string, number>; parts: readonly Sense[] }

/** A word or phrase of a question that wants explaining, and where it stands. */
export type Unit = { tokens: number[]; sense: Sense; parts: Unit[] }

/** Turns text into terms: stems and the concepts that their phrases belong to. */
export type Lexicon = {
  /** The terms of a text of the plan, stop words left out; kept for the next time. */
  termsOf(text: string): ReadonlySet<string>
  /** The terms of a text that is looked at once, such as a message. */
  termsAmong(tokens: readonly Token[]): ReadonlySet<string>
  /** The units of a question, without the words in `skip`. */
  unitsOf(tokens: readonly Token[], skip: ReadonlySet<number>): Unit[]
  stopStems: ReadonlySet<string>
  weakStems: ReadonlySet<string>
  conceptStems: ReadonlySet<string>
}

/** How surely another word for the same thing, or for a neighbouring thing, explains a word. */
const sameConcept = 0.95
const nearConcept = 0.6
/** A phrase whose words stand apart is explained by them a little. */
export const wordByWord = 0.6
/** Senses that are kept, before they are made anew. */
const mostSenses = 20_000

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
  const termsAmong = (tokens: readonly Token[]): ReadonlySet<string> => {
    const terms = new Set<string>()
    for (const { stem } of tokens) if (!stopStems.has(stem)) terms.add(stem)
    for (const { meaning } of book.all(tokens)) terms.add(`~${meaning}`)
    return terms
  }

  const senses = new Map<string, Sense>()
  const senseOf = (key: string, make: () => Sense): Sense => {
    const before = senses.get(key)
    if (before) return before
    const sense = make()
    if (senses.size >= mostSenses) senses.clear()
    senses.set(key, sense)
    return sense
  }
  const single = (token: Token, index: number): Unit => {
    const sense = senseOf(token.stem, () => {
      const alternatives = new Map([[token.stem, 1]])
      for (const { meaning } of book.all([token])) addConcept(alternatives, meaning)
      return { alternatives, parts: [] }
    })
    return { tokens: [index], sense, parts: [] }
  }
  const phrase = (meanings: readonly string[], words: number[], parts: Unit[]): Unit => {
    const key = `${meanings.join('|')} ${parts.map(({ sense }) => [...sense.alternatives.keys()][0] ?? '').join('|')}`
    const sense = senseOf(key, () => {
      const alternatives = new Map<string, number>()
      for (const meaning of meanings) addConcept(alternatives, meaning)
      return { alternatives, parts: parts.map((part) => part.sense) }
    })
    return { tokens: words, sense, parts }
  }

  return {
    stopStems,
    weakStems: stemsOf(vocabulary.weakWords),
    conceptStems: book.stems,
    termsAmong,
    termsOf: (text) => {
      const before = known.get(text)
      if (before) return before
      const terms = termsAmong(tokenise(text))
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
      const meant = [...Map.groupBy(phrases, ({ from }) => from).values()].flatMap((found) => {
        const [first] = found
        if (!first) return []
        const words = positions(first.from, first.to)
        const parts = words.filter(open).map((i) => single(at(tokens, i), i))
        return [
          phrase(
            found.map(({ meaning }) => meaning),
            words,
            parts,
          ),
        ]
      })
      const singles = tokens.flatMap((token, i) => (open(i) && !inPhrase.has(i) ? [single(token, i)] : []))
      return [...meant, ...singles].sort((a, b) => (a.tokens[0] ?? 0) - (b.tokens[0] ?? 0))
    },
  }
}

/** How surely these terms explain a word or phrase, 0 to 1. */
export function explains(terms: ReadonlySet<string>, { alternatives, parts }: Sense): number {
  let best = 0
  for (const [term, weight] of alternatives) if (weight > best && terms.has(term)) best = weight
  if (parts.length > 0 && best < wordByWord) {
    const sum = parts.reduce((total, part) => total + explains(terms, part), 0)
    best = Math.max(best, (sum / parts.length) * wordByWord)
  }
  return best
}

function at(tokens: readonly Token[], index: number): Token {
  const token = tokens[index]
  if (!token) throw new Error(`There is no word ${index}.`)
  return token
}
