import { makePhraseBook, type Found } from '../words/phrase-book.ts'
import type { Token } from '../words/words.ts'
import type { BeyondKind, Vocabulary } from '../vocabulary.ts'

/** Words that go beyond what a plan can answer, and in which way. */
export type BeyondMention = Found<BeyondKind>

/** Prepares finding the words of a message that go beyond what a plan can answer. */
export function makeBeyondFinder({ beyond }: Vocabulary): (tokens: readonly Token[]) => BeyondMention[] {
  const book = makePhraseBook(
    Object.entries(beyond).flatMap(([kind, phrases]) =>
      phrases.map((phrase) => [phrase, kind as BeyondKind] as const),
    ),
  )
  return (tokens) => book.all(tokens)
}
