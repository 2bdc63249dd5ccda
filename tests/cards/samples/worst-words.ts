import { trickyWords } from '../tricky-words.ts'

/** Arabic, which runs from right to left, with a mark that would reverse what stands after it. */
export const rightToLeft = 'ينتظر القرار توقيع المجلس قبل نهاية \u202E2011'

/** A word without a place to break it, as an address is pasted. */
const unbroken = `https://intranet.example.org/${'policies-and-procedures_'.repeat(6)}`

/** A text of so many characters, with everything in it that people type and that a careless card would trip over. */
export function worstText(length: number): string {
  const prose = 'The board “agreed” & the "police" have yet to sign; <nobody> knows why. '
  return `${trickyWords} ${rightToLeft}\n${unbroken}\n${prose.repeat(Math.ceil(length / prose.length))}`.slice(
    0,
    length,
  )
}

/** The same on one line. */
export function worstLine(length: number): string {
  return worstText(length).replaceAll('\n', ' ')
}

/** A name as long as a form takes one, part of it from right to left. */
export const worstName =
  `Wilhelmina **Featherstonehaugh** [Cholmondeley](http://x) <b>O’Neill</b> ${rightToLeft}`.slice(0, 100)
