/** The lines of a long list that are shown at once, and by how many it may be exceeded before anything is folded away. */
const shownAtOnce = 12
const slack = 2
/** Lines after a list, such as a note: they stay in sight. More of them than this are part of the list. */
const mostClosing = 3

/** A text's lines for a card: those in sight, those behind "Show all", how many items that hides, and what closes the text. */
export type FoldedLines = { shown: string[]; hidden: string[]; hiddenItems: number; closing: string[] }

/**
 * Folds away the end of a long list. Groups stay whole where that still shows half of what fits; a group is a
 * heading with the items ("- …", "1. …") beneath it. In a text without such items every line counts as one.
 */
export function foldedLines(lines: readonly string[]): FoldedLines {
  const lastItem = lines.findLastIndex(isItem)
  const marked = lastItem >= 0
  const end = marked && lines.length - lastItem - 1 <= mostClosing ? lastItem + 1 : lines.length
  const list = lines.slice(0, end)
  const closing = lines.slice(end)
  if (list.length <= shownAtOnce + slack) return { shown: list, hidden: [], hiddenItems: 0, closing }
  const cut = marked ? groupEnd(list) : shownAtOnce
  const hidden = list.slice(cut)
  const hiddenItems = marked ? hidden.filter(isItem).length : hidden.length
  return { shown: list.slice(0, cut), hidden, hiddenItems, closing }
}

/** Where to cut: before the last heading that fits, or within its group when that would show too little. */
function groupEnd(list: readonly string[]): number {
  const half = shownAtOnce / 2
  const heading = list.findLastIndex((line, i) => i >= half && i <= shownAtOnce && !isItem(line))
  let cut = heading < 0 ? shownAtOnce : heading
  // A heading of a heading stays with what it heads.
  while (cut > half && !isItem(list[cut - 1] ?? '')) cut -= 1
  return cut
}

function isItem(line: string): boolean {
  return /^(?:[-•] |\d+\. )/.test(line)
}
