import type { Reading } from '../../reading.ts'
import { positions } from '../../words/words.ts'

/** Words of a message that point at one thing of several by its subject: from where to where, and those that name the subject. */
export type PointedOne = { from: number; to: number; naming: number[] }

const longestName = 6
const article = /^(the|that|this)$/
/** Words that pick by place, by age or by being another, and name no subject. */
const choosing =
  /^(other|others|next|last|first|second|third|fourth|fifth|same|only|right|wrong|new|newer|old|older|latest|earlier|previous|following|final|main|big|biggest|single|whole|best|worst)$/
const linking =
  /^(about|on|for|with|where|that|which|who|to|of|in|around|covering|dealing|making|doing|looking)$/
const those = /^(those|these|them)$/
/** "Which of those is …?", "which of them deals with …?" */
const saying =
  /^(is|are|was|were|deals?|covers?|mentions?|about|on|for|with|says?|talks?|looks?|concerns?|to|do)$/
const asking = /^(who|whos|whose|when|what|whats|which|how|where|why|is|are|does|do)$/

/** "The drugs one", "the one about toddlers", "which of those is on pregnancy?"; null for any other message. */
export function pointedOne({ tokens }: Reading): PointedOne | null {
  const text = (i: number) => tokens[i]?.text ?? ''
  for (const { index } of tokens) {
    if (!/^(which|any)$/.test(text(index)) || text(index + 1) !== 'of' || !those.test(text(index + 2)))
      continue
    let from = index + 3
    while (saying.test(text(from))) from++
    const after = from > index + 3 ? nameAfter(from, tokens) : []
    if (after.length > 0) return { from: index, to: after.at(-1) ?? index, naming: after }
  }
  for (const { index } of tokens) {
    if (text(index) !== 'one') continue
    const before = nameBefore(index, text)
    if (before !== null) return before
    const after = linking.test(text(index + 1)) ? nameAfter(index + 2, tokens) : []
    const from = article.test(text(index - 1)) ? index - 1 : index
    if (after.length > 0) return { from, to: after.at(-1) ?? index, naming: after }
  }
  return null
}

/** The words between "the" and "one". */
function nameBefore(one: number, text: (i: number) => string): PointedOne | null {
  for (let i = one - 1; i >= Math.max(0, one - longestName); i--) {
    if (!article.test(text(i))) continue
    const naming = positions(i + 1, one - 1)
    return naming.length === 0 || naming.every((at) => choosing.test(text(at)))
      ? null
      : { from: i, to: one, naming }
  }
  return null
}

/** The words after "the one about", to the end of the phrase. */
function nameAfter(from: number, tokens: Reading['tokens']): number[] {
  const naming: number[] = []
  for (let i = from; i < tokens.length && naming.length <= 2 * longestName; i++) {
    const token = tokens[i]
    if (!token || (naming.length > 0 && asking.test(token.text))) break
    // "In that priority" says where it stands, and not what it is about.
    if (
      /^(in|under|within)$/.test(token.text) &&
      /^(that|this|there|it|them)$/.test(tokens[i + 1]?.text ?? '')
    )
      break
    naming.push(i)
    if (token.after !== '') break
  }
  return naming
}
