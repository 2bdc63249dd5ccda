import { Temporal } from 'temporal-polyfill'
import type { Token } from '../words/words.ts'
import type { Span } from './time-span.ts'

/** "The 2011/12 financial year", "the financial year 2011-12", "the next financial year": from April to March. */
export function financialYearAt(tokens: readonly Token[], i: number, asOf: string): Span | null {
  const text = (n: number) => tokens[n]?.text ?? ''
  const namedAt = (n: number) => /^(financial|fiscal|tax)$/.test(text(n)) && text(n + 1) === 'year'
  const printed = (n: number) => /^(20\d{2})[-/](?:20)?\d{2}$/.exec(text(n))?.[1]
  const step = /^(next|coming|following)$/.test(text(i)) ? 1 : /^(last|previous)$/.test(text(i)) ? -1 : 0
  const before = printed(i)
  const word = before !== undefined || step !== 0 || /^(this|current)$/.test(text(i)) ? 1 : 0
  if (!namedAt(i + word)) return null
  const after = [i + word + 2, i + word + 3].find((n) => printed(n) !== undefined)
  const day = Temporal.PlainDate.from(asOf)
  const running = day.month >= 4 ? day.year : day.year - 1
  const year = Number(before ?? (after === undefined ? running + step : printed(after)))
  return {
    first: `${year}-04-01`,
    last: `${year + 1}-03-31`,
    words: `financial year ${year}/${String(year + 1).slice(2)}`,
    from: i,
    to: after ?? i + word + 1,
  }
}
