import type { Reading } from '../reading.ts'

/** "Next to land", "next up": says when, and not what the actions are about. */
export function comingNext({ tokens }: Reading): number[] {
  const at = tokens.findIndex(({ text }) => text === 'next')
  const words = at < 0 ? [] : tokens.slice(at, at + 3)
  const coming = words.every(
    ({ text }, i) => i === 0 || /^(to|up|in|on|for|land|happen|come|arrive|fall|be)$/.test(text),
  )
  return coming ? words.map(({ index }) => index) : []
}
