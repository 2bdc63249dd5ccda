import type { Candidate, Context } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { ordinalOf, positions } from '../../words/words.ts'
import { explains } from '../../words/lexicon.ts'
import type { Consider } from './asked-again.ts'
import { askedAnew } from './asked-anew.ts'
import { pointedOne } from './pointed-one.ts'
import type { Reread } from './retold.ts'

/**
 * "Who leads the first priority in the second of those?", "and what sits under the first one?" after the themes were shown:
 * the question with the theme by name in the place of the words that point at it.
 */
export function themePointed(
  reading: Reading,
  { memory, lexicon }: Context,
  reread: Reread,
  consider: Consider,
): Candidate[] {
  if (memory.query?.kind !== 'themes') return []
  const pointed = placeOfTheme(reading) ?? themeSaid(reading, lexicon)
  const theme = pointed && reading.loaded.plan.themes.at(pointed.nth > 0 ? pointed.nth - 1 : pointed.nth)
  if (!pointed || !theme) return []
  const [from = 0] = pointed.tokens
  const words = reading.tokens.flatMap(({ index, text, after }) =>
    index === from ? [theme.name] : pointed.tokens.includes(index) ? [] : [`${text}${after}`],
  )
  const bare = words.length <= 2 || !/\b(who|what|which|how|when|list|name)\b/i.test(words.join(' '))
  const whole = bare ? `Which priorities are under ${theme.name}?` : words.join(' ')
  return askedAnew(reading, { words: whole, rule: 'theme pointed at' }, reread, consider)
}

/** "The workforce one": the one theme whose name says all the words between "the" and "one". */
function themeSaid(reading: Reading, lexicon: Context['lexicon']): { nth: number; tokens: number[] } | null {
  const pointed = pointedOne(reading)
  const units = reading.units.filter(({ tokens }) => tokens.every((i) => pointed?.naming.includes(i)))
  if (pointed === null || units.length === 0) return null
  const saying = reading.loaded.plan.themes.flatMap(({ name }, i) => {
    const terms = lexicon.termsOf(name)
    return units.every((unit) => explains(terms, unit.sense) >= 0.5) ? [i + 1] : []
  })
  const [nth, another] = saying
  return nth === undefined || another !== undefined
    ? null
    : { nth, tokens: positions(pointed.from, pointed.to) }
}

/** "The second of those", "the first one", "the latter": the words that point at one of the themes shown, and which. */
function placeOfTheme({ tokens }: Reading): { nth: number; tokens: number[] } | null {
  const text = (i: number) => tokens[i]?.text ?? ''
  const found = tokens.flatMap(({ index }) => {
    const nth = /^(former)$/.test(text(index)) ? 1 : text(index) === 'latter' ? -1 : ordinalOf(text(index))
    if (nth === null) return []
    const article = text(index - 1) === 'the' ? 1 : 0
    const more =
      text(index + 1) === 'of' && /^(those|these|them|the)$/.test(text(index + 2))
        ? /^(two|themes|headings)$/.test(text(index + 3))
          ? 3
          : 2
        : /^(one|theme|heading|group)$/.test(text(index + 1))
          ? 1
          : 0
    // "The first priority" is counted through the priorities.
    const open = more > 0 || /former|latter/.test(text(index)) || index === tokens.length - 1
    return open ? [{ nth, tokens: positions(index - article, index + more) }] : []
  })
  return found.length === 1 ? (found[0] ?? null) : null
}
