import type { OfficerCardView } from '../digest/officer-card.ts'
import { textFields, textLimits, type Draft, type TextField } from '../progress/draft.ts'

/** How much of a text does not fit on a card. */
export type CutText = { actionKey: string; field: TextField; length: number; kept: number }

/** How many UTF-16 units all that was typed on a card is longer than its fields may hold: more cannot be cut. */
export function roomToCut(view: OfficerCardView): number {
  return lengthsOf(view).reduce((sum, { over }) => sum + over, 0)
}

/**
 * The card with some `units` (UTF-16) less of what was typed, taken from the ends of the longest texts and never of what a
 * field may hold; and what was cut, to be said.
 */
export function withShortenedDrafts(
  view: OfficerCardView,
  units: number,
): { view: OfficerCardView; cut: CutText[] } {
  const cap = capFor(view, units)
  const cut: CutText[] = []
  const shortened = (actionKey: string, draft: Draft): Draft => {
    const short = { ...draft }
    for (const field of textFields) {
      const text = draft[field] ?? ''
      const whole = Math.max(cap, textLimits[field])
      if (text.length <= whole) continue
      // Half of a character that takes two units is none.
      const kept = /[\uD800-\uDBFF]/.test(text.charAt(whole - 1)) ? whole - 1 : whole
      short[field] = text.slice(0, kept)
      cut.push({ actionKey, field, length: text.length, kept })
    }
    return short
  }
  const items = view.items.map((item) => ({
    ...item,
    state: { ...item.state, draft: shortened(item.action.key, item.state.draft) },
  }))
  const gone = view.gone.map((one) => ({ ...one, draft: shortened(one.actionKey, one.draft) }))
  return { view: { ...view, items, gone }, cut }
}

/** The length beyond which texts are cut, so that they lose so many units together. */
function capFor(view: OfficerCardView, units: number): number {
  const texts = lengthsOf(view)
  const lost = (cap: number): number =>
    texts.reduce((sum, { length, over }) => sum + Math.min(over, Math.max(0, length - cap)), 0)
  let [low, high] = [0, Math.max(0, ...texts.map(({ length }) => length))]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (lost(middle) >= units) low = middle
    else high = middle - 1
  }
  return low
}

function lengthsOf({ items, gone }: OfficerCardView): { length: number; over: number }[] {
  const drafts = [...items.map(({ state }) => state.draft), ...gone.map(({ draft }) => draft)]
  return drafts.flatMap((draft) =>
    textFields.map((field) => {
      const length = (draft[field] ?? '').length
      return { length, over: Math.max(0, length - textLimits[field]) }
    }),
  )
}
