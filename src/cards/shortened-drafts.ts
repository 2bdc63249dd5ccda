import type { OfficerCardView } from '../digest/officer-card.ts'
import { textLimits, type Draft, type TextField } from '../progress/draft.ts'

/**
 * The card with every typed text cut to what its field can hold. What was typed beyond that cannot be saved anyway; it is
 * kept with the card, and only not drawn.
 */
export function withShortenedDrafts(view: OfficerCardView): OfficerCardView {
  return {
    ...view,
    items: view.items.map((item) => ({
      ...item,
      state: { ...item.state, draft: shortened(item.state.draft) },
    })),
  }
}

function shortened(draft: Draft): Draft {
  const limits: Partial<Record<string, number>> = textLimits satisfies Record<TextField, number>
  return Object.fromEntries(
    Object.entries(draft).map(([field, text]) => [field, text.slice(0, limits[field] ?? text.length)]),
  )
}
