import type { Unit } from '../words/lexicon.ts'
import type { NamedMention } from '../words/phrase-book.ts'
import { positions, tokenise, type Token } from '../words/words.ts'

/**
 * The agencies that a message means: "the health service (lead agency NHS)" means the one whose printed name stands in
 * brackets, and no second one that goes by the words before them.
 */
export function agenciesMeant(
  mentions: readonly NamedMention[],
  tokens: readonly Token[],
  text: string,
): NamedMention[] {
  const bracketed = [...text.matchAll(/\(([^)]*)\)/g)].flatMap(([, inner]) =>
    tokenise(inner ?? '').map((token) => token.text),
  )
  const printed = ({ meaning, from, to }: NamedMention) =>
    positions(from, to)
      .map((i) => tokens[i]?.text ?? '')
      .join(' ') === meaning.toLowerCase()
  return mentions.filter((mention, i) => {
    const next = mentions[i + 1]
    const explained =
      next !== undefined &&
      printed(next) &&
      positions(next.from, next.to).every((at) => bracketed.includes(tokens[at]?.text ?? '')) &&
      !bracketed.includes(tokens[mention.from]?.text ?? '')
    return !explained || printed(mention)
  })
}

/** Whether a longer phrase that means something else holds the mention: "mental health" is not the agency Health. */
export function insidePhrase({ from, to }: NamedMention, units: readonly Unit[]): boolean {
  return units.some(
    (unit) => unit.tokens.length > to - from + 1 && unit.tokens.includes(from) && unit.tokens.includes(to),
  )
}
