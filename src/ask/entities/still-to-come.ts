import { dayInWords } from '../../progress/day-words.ts'
import type { Token } from '../words/words.ts'
import type { RangeMention } from './range-bounds.ts'

const coming = '(come|fall due|fall|be due|become due|land|happen|be met|be reached|be delivered)'
const dates = '(deadlines?|dates?|due dates?|milestones?|target dates?)'
const said = new RegExp(
  `\\b(${[
    `(still|left|yet|remaining|remains) (left )?(to|of) ${coming}`,
    `(still )?(all )?to come`,
    `still (lie |lies |is |are )?(in the future|ahead( of (us|them|you|it))?|coming( up)?|not due|upcoming|remaining)`,
    `(lie|lies) (ahead|in the future)( of us)?`,
    `(not|isnt|arent|hasnt|havent|nothing) (yet (been |fallen |come )?due|(been |fallen |come )?due yet)`,
    `remaining ${dates}`,
    `${dates} (still )?(remaining|left|outstanding|ahead|in the future)( to come)?`,
  ].join('|')})\\b`,
)

/**
 * "What is still to come", "remaining deadlines", "everything not due yet": all from the day of asking on, with the words that say so.
 * Null where nothing says so.
 */
export function stillToCome(tokens: readonly Token[], asOf: string): RangeMention | null {
  const words = tokens.map(({ text }) => text)
  const found = said.exec(words.join(' '))
  if (!found) return null
  const first = found.index === 0 ? 0 : words.join(' ').slice(0, found.index).trim().split(' ').length
  const length = found[0].split(' ').length
  return {
    range: { from: asOf, to: null, words: `from ${dayInWords(asOf)}` },
    tokens: Array.from({ length }, (_, i) => first + i),
  }
}
