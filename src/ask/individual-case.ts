import { makePhraseBook } from './phrase-book.ts'
import { tokenise, type Token } from './words.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Finds the words by which a message is about one child's own case. */
export type CaseFinder = {
  inWords(tokens: readonly Token[]): boolean
  /** The words themselves, wherever they stand in a message of any length; null where there are none. */
  inMessage(text: string): string | null
}

/** A message is looked through in pieces, because no more than so much of a text is split into words at a time. */
const piece = 3_900
/** Longer than any phrase that is looked for: one that is cut by the end of a piece is whole in the next. */
const overlap = 100

/**
 * Prepares finding them. The whole message is looked through before anything of it is set aside as too long: a message about a
 * child must be declined, and nothing of it kept, wherever in it the child is spoken of.
 */
export function makeCaseFinder(vocabulary: Vocabulary): CaseFinder {
  const book = makePhraseBook(vocabulary.individualCase.map((phrase) => [phrase, phrase] as const))
  return {
    inWords: (tokens) => book.longest(tokens).length > 0,
    inMessage: (text) => {
      for (let from = 0; from < text.length; from += piece - overlap) {
        const found = book.longest(tokenise(text.slice(from, from + piece)))[0]
        if (found) return found.meaning
      }
      return null
    },
  }
}
