import type { Span } from './time-span.ts'
import { Temporal } from 'temporal-polyfill'
import { readTimescale } from '../../plan/timescale.ts'
import { dayInWords } from '../../progress/day-words.ts'
import type { DueRange } from '../action-filter.ts'
import { financialYearAt } from './financial-year.ts'
import { numberOf, type Token, positions } from '../words/words.ts'
import { fromTo } from './from-to.ts'

export type RangeMention = { range: DueRange; tokens: number[] }

const months = 'january february march april may june july august september october november december'.split(
  ' ',
)
const shortMonths = new Map(
  months.flatMap((name, i): [string, number][] => [
    [name, i + 1],
    [name.slice(0, 3), i + 1],
    ...(name === 'september' ? [['sept', 9] as [string, number]] : []),
  ]),
)
const seasons = new Set(['spring', 'summer', 'autumn', 'winter'])

/** Finds the days a message speaks of: "June 2011", "between 1/7/11 and 31/8/11", "next month", "in the next 30 days". */
export function findRanges(tokens: readonly Token[], asOf: string): RangeMention[] {
  const spans: Span[] = []
  for (let i = 0; i < tokens.length; i++) {
    const span = relativeAt(tokens, i, asOf) ?? absoluteAt(tokens, i, asOf)
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
        tokens: [...before.tokens, ...count(span.from, after.to)],
      })
      s++
    } else ranges.push(notUntil(tokens, span, before) ?? onceOver(tokens, span) ?? bounded(span, before))
  }
  return ranges
}

function wordsBefore(tokens: readonly Token[], at: number): { text: string; tokens: number[] } {
  const used: number[] = []
  for (let i = at - 1; i >= 0 && i >= at - 5; i--) {
    if (
      !/^(by|before|until|till|end|start|beginning|the|of|in|on|or|after|from|since|between|during|within|at|no|later|than|past|beyond|close)$/.test(
        tokens[i]?.text ?? '',
      )
    )
      break
    used.unshift(i)
  }
  return { text: used.map((i) => tokens[i]?.text ?? '').join(' '), tokens: used }
}

/** "Not due until 2012" says from when. */
function notUntil(
  tokens: readonly Token[],
  span: Span,
  before: { text: string; tokens: number[] },
): RangeMention | null {
  const at = before.tokens[0] ?? span.from
  const denied = tokens
    .slice(Math.max(0, at - 4), at)
    .some(({ text }) => /^(not|isnt|arent|doesnt|dont|wont)$/.test(text))
  if (!denied || !/\b(until|till)\b/.test(before.text)) return null
  return {
    range: { from: span.first, to: null, words: `from ${dayInWords(span.first)}` },
    tokens: [...before.tokens, ...count(span.from, span.to)],
  }
}

/** "Once June is over", "when the summer has gone": all that comes after it. */
function onceOver(tokens: readonly Token[], span: Span): RangeMention | null {
  const word = tokens
    .slice(Math.max(0, span.from - 2), span.from)
    .find(({ text }) => /^(once|when|after)$/.test(text))
  const said = tokens.slice(span.to + 1, span.to + 3)
  const over = /^((is|s|has) )?(over|out|gone|past|done|ends|ended|passed)\b/.exec(
    said.map(({ text }) => text).join(' '),
  )
  if (word === undefined || over === null) return null
  const last = span.to + over[0].split(' ').length
  return {
    range: {
      from: Temporal.PlainDate.from(span.last).add({ days: 1 }).toString(),
      to: null,
      words: `after ${dayInWords(span.last)}`,
    },
    tokens: count(word.index, last),
  }
}

function bounded(span: Span, before: { text: string; tokens: number[] }): RangeMention {
  const tokens = [...before.tokens, ...count(span.from, span.to)]
  const text = before.text
  const single = span.first === span.last
  const day = Temporal.PlainDate
  const make = (from: string | null, to: string | null, words: string): RangeMention => ({
    range: { from, to, words },
    tokens,
  })
  if (/\bon or before\b|\bby\b|until|till|no later than/.test(text) || (text.includes('within') && single))
    return make(null, span.last, `by ${dayInWords(span.last)}`)
  if (text.includes('before'))
    return make(
      null,
      day.from(span.first).subtract({ days: 1 }).toString(),
      `before ${dayInWords(span.first)}`,
    )
  if (/on or after|from|since/.test(text)) return make(span.first, null, `from ${dayInWords(span.first)}`)
  if (/after|past|beyond|later than/.test(text))
    return make(day.from(span.last).add({ days: 1 }).toString(), null, `after ${dayInWords(span.last)}`)
  return make(
    span.first,
    span.last,
    single ? `on ${span.words}` : /^(this|next|last|the)/.test(span.words) ? span.words : `in ${span.words}`,
  )
}

function count(from: number, to: number): number[] {
  return positions(from, to)
}

/** The words that days are counted from: most words are none, and are not looked at further. */
const relativeWord = /^(today|tonight|tomorrow|this|next|last|coming|current)$/

function relativeAt(tokens: readonly Token[], i: number, asOf: string): Span | null {
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
      return span(first, first.with({ day: first.daysInMonth }), `${words} (${monthWords(first)})`, 2)
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

function absoluteAt(tokens: readonly Token[], i: number, asOf: string): Span | null {
  const text = (n: number) => tokens[i + n]?.text ?? ''
  const made = (printed: string, length: number): Span | null => {
    const single = readTimescale(printed)
    if (single.kind !== 'dated') return null
    const start = readTimescale(`from ${printed}`)
    return {
      first: start.kind === 'from' ? start.startsOn : single.dueOn,
      last: single.dueOn,
      words: /^\d/.test(printed) && printed.includes(' ') ? dayInWords(single.dueOn) : printed,
      from: i,
      to: i + length - 1,
    }
  }
  const financial = financialYearAt(tokens, i, asOf)
  if (financial !== null) return financial
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(text(0))
  if (slashed) {
    const year = Number(slashed[3]) < 100 ? 2000 + Number(slashed[3]) : Number(slashed[3])
    return made(`${slashed[1]} ${months[Number(slashed[2]) - 1] ?? ''} ${year}`, 1)
  }
  const dayOfMonth = /^(\d{1,2})(st|nd|rd|th)?$/.exec(text(0))
  const monthAfterDay = dayOfMonth ? (text(1) === 'of' ? 2 : 1) : 0
  const at = monthAfterDay
  const month = shortMonths.get(text(at))
  if (month !== undefined && !(text(at) === 'may' && !isMonthMay(tokens, i + at)) && !(text(at) === 'mar')) {
    const dayAfter = dayOfMonth ? null : /^(\d{1,2})(st|nd|rd|th)$/.exec(text(at + 1))
    const day = dayOfMonth?.[1] ?? dayAfter?.[1] ?? ''
    const yearAt = at + 1 + (dayAfter ? 1 : 0)
    const printedYear = /^(19|20)\d{2}$/.test(text(yearAt)) ? Number(text(yearAt)) : null
    const year = printedYear ?? nearestYear(month, asOf, tokens)
    const length = yearAt + (printedYear === null ? 0 : 1)
    return made(`${day} ${capital(months[month - 1] ?? '')} ${year}`.trim(), length)
  }
  if (seasons.has(text(0))) {
    const printedYear = /^(19|20)\d{2}$/.test(text(1)) ? text(1) : asOf.slice(0, 4)
    return made(`${capital(text(0))} ${printedYear}`, text(1) === printedYear ? 2 : 1)
  }
  return /^(19|20)\d{2}$/.test(text(0)) ? made(text(0), 1) : null
}

/** "may" is the month only beside a year, a day or a preposition of time. */
function isMonthMay(tokens: readonly Token[], at: number): boolean {
  return (
    /^(in|by|during|before|after|until|of|since|end|from)$/.test(tokens[at - 1]?.text ?? '') ||
    /^\d/.test(tokens[at - 1]?.text ?? '') ||
    /^(19|20)\d{2}$/.test(tokens[at + 1]?.text ?? '')
  )
}

/** A month without a year is the next one to come; in a question about the past, the last one that was. */
function nearestYear(month: number, asOf: string, tokens: readonly Token[]): number {
  const year = Number(asOf.slice(0, 4))
  const now = Number(asOf.slice(5, 7))
  const past = tokens.some((token) => /^(was|were|missed)$/.test(token.text))
  if (past) return month <= now ? year : year - 1
  return month >= now ? year : year + 1
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function monthWords(date: Temporal.PlainDate): string {
  return `${capital(months[date.month - 1] ?? '')} ${date.year}`
}
