import { union, wordsLike } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'

/** Words that lean on what was told, or only frame what is asked of it. */
const leaning =
  /^(and|so|ok|okay|right|fine|oh|but|then|now|just|only|the|an?|any|anything|everything|else|some|ones?|actions?|those|them|em|these|that|this|they|theyre|their|theirs|it|its|he|she|hes|shes|him|her|his|hers|of|in|for|under|within|from|on|at|to|with|by|across|among|there|here|what|whats|which|who|whos|how|hows|about|many|is|are|was|were|does|do|did|has|have|had|got|give|show|list|name|names|tell|say|see|me|us|you|can|could|would|i|if|please|pls|plz|thanks|ta|as|well|too|also|same|again|in|total|all|altogether|number|count|mention|quote|cite|lead|leads|leading|led|others|full|whole|own|person|specifically|exactly|precisely|underneath|beneath|below|already)$/

/** The words that neither lean on what was told nor are accounted for by these. */
export function unread(reading: Reading, ...read: Iterable<number>[]): number[] {
  const known = union(...read, reading.filler, wordsLike(reading, leaning))
  return reading.tokens.map(({ index }) => index).filter((i) => !known.has(i))
}

/** The positions of the first words that a phrase stands for. */
export function spanOf(words: RegExp, { said, tokens }: Reading): number[] {
  const found = words.exec(said)
  if (found === null) return []
  const from = said.slice(0, found.index).split(' ').length - 1
  const length = found[0].split(' ').length
  return tokens.slice(from, from + length).map(({ index }) => index)
}
