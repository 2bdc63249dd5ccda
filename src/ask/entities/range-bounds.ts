import { Temporal } from 'temporal-polyfill'
import { dayInWords } from '../../progress/day-words.ts'
import type { DueRange } from '../action-filter.ts'
import { positions, type Token } from '../words/words.ts'
import type { Span } from './time-span.ts'

/** The days that a message speaks of, and the words that say so. */
export type RangeMention = { range: DueRange; tokens: number[] }

type WordsBefore = { text: string; tokens: number[] }

/** The words that bound the days named at a position: "by", "not before the end of". */
export function wordsBefore(tokens: readonly Token[], at: number): WordsBefore {
  const used: number[] = []
  for (let i = at - 1; i >= 0 && i >= at - 5; i--) {
    if (
      !/^(by|before|until|till|end|start|beginning|the|of|in|on|or|after|from|since|between|during|within|at|no|later|than|past|beyond|close)$/.test(
        tokens[i]?.text ?? '',
      ) ||
      isLookedAfter(tokens, i)
    )
      break
    used.unshift(i)
  }
  return { text: used.map((i) => tokens[i]?.text ?? '').join(' '), tokens: used }
}

/** "Children looked after in 2017" are of that year, and of no later one. */
function isLookedAfter(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === 'after' && /^look(s|ed|ing)?$/.test(tokens[at - 1]?.text ?? '')
}

/** "Not due until 2012" says from when. */
export function notUntil(tokens: readonly Token[], span: Span, before: WordsBefore): RangeMention | null {
  const at = before.tokens[0] ?? span.from
  const denied = tokens
    .slice(Math.max(0, at - 4), at)
    .some(({ text }) => /^(not|isnt|arent|doesnt|dont|wont)$/.test(text))
  if (!denied || !/\b(until|till)\b/.test(before.text)) return null
  return {
    range: { from: span.first, to: null, words: `from ${dayInWords(span.first)}` },
    tokens: [...before.tokens, ...positions(span.from, span.to)],
  }
}

/** "Once June is over", "when the summer has gone": all that comes after it. */
export function onceOver(tokens: readonly Token[], span: Span): RangeMention | null {
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
    tokens: positions(word.index, last),
  }
}

/** The days that the words before a span leave of it, before it or after it: "by March", "since 2010", "in June". */
export function bounded(span: Span, before: WordsBefore): RangeMention {
  const tokens = [...before.tokens, ...positions(span.from, span.to)]
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
