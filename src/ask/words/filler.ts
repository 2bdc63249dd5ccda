import type { Lexicon } from './lexicon.ts'
import { wordsOf, type Found } from './phrase-book.ts'
import type { Token } from './words.ts'

/** Filler words that are no part of a phrase that means something ("work" is filler, "work experience" is not). */
export function fillerOf(
  found: Found<boolean>[],
  tokens: Token[],
  lexicon: Lexicon,
  anchored: ReadonlySet<number>,
): Set<number> {
  const meant = new Set(
    lexicon
      .unitsOf(tokens, anchored)
      .filter((unit) => unit.tokens.length > 1)
      .flatMap((unit) => unit.tokens),
  )
  const long = found.filter(({ from, to }) => to - from >= 2)
  return new Set([...wordsOf(long), ...[...wordsOf(found)].filter((i) => !meant.has(i))])
}
