/**
 * How words from a plan or a person get onto a card. They stand only in text runs, which no client reads as
 * Markdown or HTML, and in input values and button titles, which none formats either: a text block would turn
 * `**bold**` bold and `[a](http://x)` into a link. What is left to disarm is here.
 */

/** Clients replace these in any text, text runs included: `{{DATE(2011-07-15T00:00:00Z)}}`. */
const hostFunction = /\{\{(?=(DATE|TIME)\()/g
const zeroWidthSpace = '\u200B'
/** Control characters, and marks that reverse the reading order of what stands after them. */
const unprintable = /[\p{Cc}\p{Bidi_Control}]+/gu

/** Text for one line of a card, as typed: line breaks become spaces, and nothing in it is evaluated by a client. */
export function plainLine(text: string): string {
  return text.replace(unprintable, ' ').replace(hostFunction, `{${zeroWidthSpace}{`).trim()
}

/** What Markdown, HTML or a client takes for markup in a line, and what is left of it. “A*-C” and “<5” are none. */
const markup: readonly [RegExp, string][] = [
  [/^(?:#{1,6}|>+|[-•*+]) +/, ''],
  [/\[([^[\]]*)\]\(([^()]*)\)/g, '$1 ($2)'],
  [/<\/?([a-z][^<>]*)>/gi, ' $1 '],
  [/[`{}\u200B]+|~~/g, ''],
  [/(?<![\p{L}\p{N}*_])([*_]{1,3})(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu, '$2'],
]

/**
 * Text for a card's fallback text, which a client may read aloud or read as Markdown: one line, and of markup that somebody
 * typed only the words.
 */
export function spokenLine(text: string): string {
  const lines = plainLines(text).map(({ line }) =>
    markup.reduce((words, [pattern, left]) => words.replace(pattern, left), line),
  )
  return lines.join(' ').replace(/\s+/g, ' ').trim()
}

/** The lines of a text, each for a line of its own; blank ones are left out, so a blank text has none. */
export function plainLines(text: string): { line: string }[] {
  return text
    .split(/\r\n|\r|\n/)
    .map(plainLine)
    .filter((line) => line !== '')
    .map((line) => ({ line }))
}

/** One line of at most `limit` characters, cut between words and ending in "…" where it was cut. */
export function shortLine(text: string, limit: number): string {
  const line = plainLine(text)
  const characters = Array.from(line)
  if (characters.length <= limit) return line
  const cut = characters.slice(0, limit - 1).join('')
  const lastSpace = cut.lastIndexOf(' ')
  return `${cut.slice(0, lastSpace > limit / 2 ? lastSpace : undefined).replace(/[\s,;:.–-]+$/, '')}…`
}
