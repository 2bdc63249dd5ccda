import { dayInWords } from '../../progress/day-words.ts'
import { positions, type Token } from '../words/words.ts'
import { calendarDaysAt } from './calendar-days.ts'
import { fromTo } from './from-to.ts'
import { bounded, notUntil, onceOver, wordsBefore, type RangeMention } from './range-bounds.ts'
import { relativeAt } from './relative-days.ts'
import { stillToCome } from './still-to-come.ts'
import type { Span } from './time-span.ts'

/** Finds the days a message speaks of: "June 2011", "between 1/7/11 and 31/8/11", "next month", "in the next 30 days". */
export function findRanges(tokens: readonly Token[], asOf: string): RangeMention[] {
  const spans: Span[] = []
  for (let i = 0; i < tokens.length; i++) {
    const span = relativeAt(tokens, i, asOf) ?? calendarDaysAt(tokens, i, asOf)
    if (!span) continue
    spans.push(span)
    i = span.to
  }
  const ranges: RangeMention[] = []
  for (let s = 0; s < spans.length; s++) {
    const span = spans[s]
    const after = spans[s + 1]
    if (!span) continue
    const before = wordsBefore(tokens, span.from)
    const stretch = after
      ? fromTo(span, after, {
          before: before.text,
          between: tokens
            .slice(span.to + 1, after.from)
            .map((token) => token.text)
            .join(' '),
        })
      : null
    if (after && stretch !== null) {
      ranges.push({
        range: {
          ...stretch,
          words: `between ${dayInWords(stretch.from)} and ${dayInWords(stretch.to)}`,
        },
        tokens: [...before.tokens, ...positions(span.from, after.to)],
      })
      s++
    } else ranges.push(notUntil(tokens, span, before) ?? onceOver(tokens, span) ?? bounded(span, before))
  }
  return ranges
}

/** The days that a question speaks of: those that it names, and otherwise all from today on where it asks what is still to come. */
export function timesAsked(tokens: readonly Token[], asOf: string): RangeMention[] {
  const ranges = findRanges(tokens, asOf)
  const coming = stillToCome(tokens, asOf)
  // "Still to come after today" says one time in two ways; "still to come in June" is of June.
  const [named, another] = ranges
  if (coming === null || another || (named && named.range.to !== null)) return ranges
  return [named ? { range: named.range, tokens: [...named.tokens, ...coming.tokens] } : coming]
}
