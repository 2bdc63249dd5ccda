import { cleanMessage, wordPlaces, type Token } from '../words/words.ts'

/** Words between the parts of an update ("slipping to September, because police …") that say nothing themselves. */
export const joiners: ReadonlySet<string> = new Set(
  'is are was be been has have had will now to until till into and because as since by in on at due'.split(
    ' ',
  ),
)

/**
 * What was written after the words that say how an action goes, as it was written: from the first word behind
 * position `after` that is no joiner and not among `without`, to the end.
 */
export function textAfter(
  text: string,
  tokens: readonly Token[],
  after: number,
  without: readonly number[],
): string {
  const start = tokens.find(
    ({ index, text: word }) => index > after && !without.includes(index) && !joiners.has(word),
  )
  const message = cleanMessage(text)
  const from = start === undefined ? undefined : wordPlaces(message)[start.index]
  return from === undefined ? '' : message.slice(from).trim()
}
