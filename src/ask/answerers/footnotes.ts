import type { Facts } from './answerer.ts'

const marks = '¹²³⁴⁵⁶⁷⁸⁹'

/** The footnotes that a text of a priority is marked with, in the plan's words, a line each; none where it has no mark. */
export function footnotesOf(texts: readonly string[], priorityKey: string, { loaded }: Facts): string[] {
  const numbers = [...new Set(texts.join(' '))].filter((letter) => marks.includes(letter))
  return numbers.flatMap((mark) => {
    const heading = `Footnote ${String(marks.indexOf(mark) + 1)}`
    const note = loaded.passages.find(
      (passage) => passage.priorityKey === priorityKey && passage.heading === heading,
    )
    return note ? [`${heading}: “${note.text.replace(/\s+/g, ' ').trim()}”`] : []
  })
}
