import type { LoadedPlan } from '../../plan/library.ts'
import type { NamedMention } from '../words/phrase-book.ts'
import { ordinalOf, positions, type Token } from '../words/words.ts'
import type { RefMention } from './ref-mention.ts'

/** Words between a place and the theme that is counted through: "the first priority under the theme …". */
const joining =
  /^(priority|priorities|one|ones|under|in|of|within|for|from|on|at|the|theme|heading|section|group|listed|that|which|is|falls?|comes?|sits?)$/
/** Words with which the counted thing is named: "the second safeguarding priority". */
const counted = /^(priority|one)$/

/**
 * "The first priority under narrowing the gap", "the second safeguarding priority": a place counts through the priorities of
 * the theme that stands beside it, and not through all of the plan's.
 */
export function refsInThemes(
  refs: readonly RefMention[],
  tokens: readonly Token[],
  themes: readonly NamedMention[],
  loaded: LoadedPlan,
): RefMention[] {
  const [theme, another] = themes
  if (theme === undefined || another !== undefined) return [...refs]
  const place = tokens.find(
    ({ index, text }) => ordinalOf(text) !== null && besideTheme(index, theme, tokens),
  )?.index
  if (place === undefined) return [...refs]
  const nth = ordinalOf(tokens[place]?.text ?? '') ?? 1
  const under = [...loaded.priorities.values()].filter((priority) => priority.theme === theme.meaning)
  const key = under.at(nth > 0 ? nth - 1 : nth)?.key
  const words = positions(Math.min(place, theme.from), Math.max(place, theme.to))
  const after = tokens.slice(theme.to + 1, theme.to + 2).filter(({ text }) => counted.test(text))
  const own: RefMention = {
    kind: 'priority',
    keys: key === undefined ? [] : [key],
    said: `${String(nth)} under “${theme.meaning}”`,
    tokens: [...words, ...after.map(({ index }) => index)],
  }
  return [...refs.filter(({ tokens: said }) => !said.some((i) => own.tokens.includes(i))), own]
}

/** Whether nothing but small words stands between a place and the theme, and a priority is what is counted. */
function besideTheme(place: number, { from, to }: NamedMention, tokens: readonly Token[]): boolean {
  const text = (i: number) => tokens[i]?.text ?? ''
  if (place < from)
    return (
      (counted.test(text(place + 1)) || (from === place + 1 && counted.test(text(to + 1)))) &&
      positions(place + 1, from - 1).every((i) => joining.test(text(i)))
    )
  // "Under safeguarding, the second priority".
  return counted.test(text(place + 1)) && positions(to + 1, place - 1).every((i) => joining.test(text(i)))
}
