import { Temporal } from 'temporal-polyfill'
import { dayInWords } from '../../progress/day-words.ts'
import { numberOf, type Token } from '../words/words.ts'
import { monthInWords } from './months.ts'
import type { Span } from './time-span.ts'

/** The words that days are counted from: most words are none, and are not looked at further. */
const relativeWord = /^(today|tonight|tomorrow|this|next|last|coming|current)$/

/** Days that are counted from the day of asking: "tomorrow", "next month", "in the next 30 days"; null where none begin at this word. */
export function relativeAt(tokens: readonly Token[], i: number, asOf: string): Span | null {
  const text = (n: number) => tokens[i + n]?.text ?? ''
  const within = /^(within|in)$/.test(tokens[i - 1]?.text ?? '')
  if (!within && !relativeWord.test(text(0))) return null
  const today = Temporal.PlainDate.from(asOf)
  const span = (
    first: Temporal.PlainDate,
    last: Temporal.PlainDate,
    words: string,
    length: number,
  ): Span => ({
    first: first.toString(),
    last: last.toString(),
    words,
    from: i,
    to: i + length - 1,
  })
  if (text(0) === 'today' || text(0) === 'tonight') return span(today, today, dayInWords(asOf), 1)
  if (text(0) === 'tomorrow') {
    const next = today.add({ days: 1 })
    return span(next, next, dayInWords(next.toString()), 1)
  }
  if (/^(this|next|last|coming|current)$/.test(text(0))) {
    const step = text(0) === 'next' || text(0) === 'coming' ? 1 : text(0) === 'last' ? -1 : 0
    const unit = tokens[i + 1]?.stem ?? ''
    const words = `${step > 0 ? 'next' : step < 0 ? 'last' : 'this'} ${unit}`
    if (unit === 'month') {
      const first = today.with({ day: 1 }).add({ months: step })
      return span(first, first.with({ day: first.daysInMonth }), `${words} (${monthInWords(first)})`, 2)
    }
    if (unit === 'week') {
      const first = today.subtract({ days: today.dayOfWeek - 1 }).add({ weeks: step })
      return span(
        first,
        first.add({ days: 6 }),
        `${words} (${dayInWords(first.toString())} to ${dayInWords(first.add({ days: 6 }).toString())})`,
        2,
      )
    }
    if (unit === 'year') {
      const first = today.with({ month: 1, day: 1 }).add({ years: step })
      return span(first, first.with({ month: 12, day: 31 }), `${words} (${first.year})`, 2)
    }
    if (unit === 'quarter') {
      const first = today
        .with({ month: today.month - ((today.month - 1) % 3), day: 1 })
        .add({ months: 3 * step })
      const last = first.add({ months: 3 }).subtract({ days: 1 })
      return span(
        first,
        last,
        `${words} (${dayInWords(first.toString())} to ${dayInWords(last.toString())})`,
        2,
      )
    }
    const number = numberOf(text(1)) ?? (text(1) === 'few' ? 3 : null)
    const each = tokens[i + 2]?.stem ?? ''
    if (number !== null && /^(day|week|fortnight|month)$/.test(each)) {
      const length =
        each === 'day'
          ? { days: number }
          : each === 'month'
            ? { months: number }
            : { weeks: number * (each === 'fortnight' ? 2 : 1) }
      return step < 0
        ? span(today.subtract(length), today, `the last ${number} ${each}s`, 3)
        : span(
            today,
            today.add(length),
            `the next ${number} ${each}${number === 1 ? '' : 's'} (by ${dayInWords(today.add(length).toString())})`,
            3,
          )
    }
    if (unit === 'fortnight') return span(today, today.add({ weeks: 2 }), 'the next fortnight', 2)
  }
  const number = within ? numberOf(text(0)) : null
  if (number !== null && /^(day|week|month)$/.test(tokens[i + 1]?.stem ?? '')) {
    const each = tokens[i + 1]?.stem ?? ''
    const last = today.add(
      each === 'day' ? { days: number } : each === 'week' ? { weeks: number } : { months: number },
    )
    return span(today, last, `the next ${number} ${each}s`, 2)
  }
  return null
}
