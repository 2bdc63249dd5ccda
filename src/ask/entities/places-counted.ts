import type { Unit } from '../words/lexicon.ts'
import { numberOf, ordinalOf, type Token } from '../words/words.ts'

/** "The second one", "and the third?": a place in a list, and no word of any subject. */
export function onlyCounts(unit: Unit, tokens: readonly Token[]): boolean {
  return unit.tokens.every((i) => countsThrough(i, tokens))
}

/** Whether a word is a place in a list that is counted through: "the second one", "and the third?", "number 4". */
export function countsThrough(index: number, tokens: readonly Token[]): boolean {
  const [token, after] = [tokens[index], tokens[index + 1]?.text]
  if (!token) return false
  if (placeNumber(token, tokens) !== null) return true
  return ordinalOf(token.text) !== null && (after === undefined || /^(ones?|of|please)$/.test(after))
}

/** The place that "number 2" or "no 2" names; a code such as "number 115" is no place. */
export function placeNumber(token: Token, tokens: readonly Token[]): number | null {
  const value = numberOf(token.text)
  const before = tokens[token.index - 1]?.text ?? ''
  const start = token.index <= 3 && tokens.length - token.index <= 3
  return value !== null && value > 0 && value <= 20 && start && before === 'number' ? value : null
}

/** "That one", "the next one": the word stands for a thing and is no number. */
export function standsForOne(token: Token, tokens: readonly Token[]): boolean {
  return (
    token.text === 'one' &&
    /^(that|this|the|which|other|another|next|last|first|second|third|fourth|each|any|no|same|right|wrong|only)$/.test(
      tokens[token.index - 1]?.text ?? '',
    )
  )
}
