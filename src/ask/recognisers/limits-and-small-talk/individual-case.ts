import { makeDangerFinder } from './child-in-danger.ts'
import { everyWord, type Recogniser } from '../../recogniser.ts'
import { makePhraseBook } from '../../words/phrase-book.ts'
import { tokenise, type Token } from '../../words/words.ts'
import type { Vocabulary } from '../../vocabulary.ts'

/** Finds the words by which a message is about one child's own case. */
export type CaseFinder = {
  /** Whether words say so by themselves. */
  inWords(tokens: readonly Token[]): boolean
  /** Words that say so by themselves, in the place of a message of any length that is about one child; null where it is not. */
  inMessage(text: string): string | null
}

/** A message is looked through in pieces, because no more than so much of a text is split into words at a time. */
const piece = 3_900
/** Longer than any phrase that is looked for: one that is cut by the end of a piece is whole in the next. */
const overlap = 100

/** What speaks of a child again who was mentioned: then the message is about the child, and not the plan. */
const again = /^(he|she|him|her|his|hers|hes|shes|himself|herself)$/

/**
 * Prepares finding them. The whole message is looked through before anything of it is set aside as too long: a message about a
 * child must be declined, and nothing of it kept, wherever in it the child is spoken of. Whether a child is only mentioned in
 * passing ("my son asks who leads priority 3") is told by the whole of it too.
 */
export function makeCaseFinder({ individualCase }: Pick<Vocabulary, 'individualCase'>): CaseFinder {
  const bookOf = (phrases: readonly string[]) =>
    makePhraseBook(phrases.map((phrase) => [phrase, phrase] as const))
  const always = bookOf(individualCase.always)
  const books = {
    ownChild: bookOf(individualCase.ownChild),
    somebody: bookOf(individualCase.somebody),
    worry: bookOf(individualCase.worry),
    child: bookOf(individualCase.child),
    plan: bookOf(individualCase.plan),
  }
  const inDanger = makeDangerFinder({ individualCase })
  const isCase = (pieces: readonly (readonly Token[])[]): boolean => {
    const has = (name: keyof typeof books) => pieces.some((tokens) => books[name].longest(tokens).length > 0)
    const own = has('ownChild')
    if (pieces.some(inDanger)) return true
    if (!own && !has('somebody')) return false
    if (has('worry') && (own || has('child'))) return true
    const asksOfPlan = has('plan')
    if (!own) return !asksOfPlan && has('child')
    return !asksOfPlan || pieces.some((tokens) => tokens.some(({ text }) => again.test(text)))
  }
  return {
    inWords: (tokens) => always.longest(tokens).length > 0,
    inMessage: (text) => {
      const pieces: Token[][] = []
      for (let from = 0; from < text.length; from += piece - overlap)
        pieces.push(tokenise(text.slice(from, from + piece)))
      const plainly = pieces.flatMap((tokens) => always.longest(tokens))[0]
      return plainly?.meaning ?? (isCase(pieces) ? (individualCase.always[0] ?? null) : null)
    },
  }
}

/** A message about one child's own case: declined whatever else it asks. */
export function individualCase(vocabulary: Vocabulary): Recogniser {
  const cases = makeCaseFinder(vocabulary)
  return (reading) => {
    if (!cases.inWords(reading.tokens)) return []
    return [
      {
        query: { kind: 'individual-case' },
        fit: 1,
        claims: everyWord(reading),
        about: [],
        rule: 'individual case',
      },
    ]
  }
}
