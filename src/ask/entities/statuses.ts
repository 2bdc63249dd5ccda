import type { StatusName, Saying } from './status-phrases.ts'
import { stem, type Token } from '../words/words.ts'

/** A stage or confidence that a message names, and its first and last word. */
export type StatusMention = { status: StatusName; from: number; to: number }

/**
 * The stages and confidences that a message names, the longest phrase at each word. A phrase must be said word for word, as
 * "how are they holding on" is not "on hold"; of a slip that was mended (`mended`, the same words), the stem is enough.
 */
export function findStatuses(
  typed: readonly Token[],
  mended: readonly Token[],
  phrases: readonly Saying<StatusName>[],
): StatusMention[] {
  const isSaid = (word: string, at: number): boolean => {
    const [first, second] = [typed[at]?.text, mended[at]?.text]
    return first === word || second === word || (first !== second && second === stem(word))
  }
  const found: StatusMention[] = []
  for (let at = 0; at < typed.length; at++) {
    const phrase = phrases.find(({ words }) => words.every((word, i) => isSaid(word, at + i)))
    if (!phrase) continue
    const to = at + phrase.words.length - 1
    found.push({ status: phrase.meaning, from: at, to })
    at = to
  }
  return found
}
