import { z } from 'zod'
import type { Action, LoadedPlan, Priority } from '../plan/library.ts'
import type { Draft } from '../progress/record.ts'
import { standingOf, type Standing } from '../progress/standing.ts'
import type { PlanUpdate } from '../progress/update.ts'
import type { OfficerDigest } from './officer-digest.ts'

/** One action on an officer's card, at the version it had when the card was made: a later version shows as a receipt. */
export const cardItemSchema = z.strictObject({
  actionKey: z.string(),
  section: z.enum(['overdue', 'due-soon']),
  version: z.number().int().nonnegative(),
})
export type CardItem = z.infer<typeof cardItemSchema>

/** An officer's card as it stands: what it was made of, joined with the plan and the updates as they are now. */
export type OfficerCardView = {
  /** Identifies the card in every press. */
  cardId: string
  planTitle: string
  officer: string
  asOf: string
  items: OfficerCardItem[]
}
export type OfficerCardItem = {
  section: CardItem['section']
  action: Action
  priority: Priority
  /** As at the card's own day, so that "12 days late" does not change under the reader's eyes. */
  standing: Standing
  /** A form to fill in, or the receipt of the update that answered it. */
  state: { kind: 'form'; draft: Draft } | { kind: 'receipt'; update: PlanUpdate }
}

/** The items of a fresh card. */
export function cardItems(digest: OfficerDigest): CardItem[] {
  const items = (standings: Standing[], section: CardItem['section']): CardItem[] =>
    standings.map((standing) => ({ actionKey: standing.action.key, section, version: standing.version }))
  return [...items(digest.overdue, 'overdue'), ...items(digest.dueSoon, 'due-soon')]
}

/**
 * The card as it should be drawn: an action that has been updated since the card was made is a receipt,
 * the others are forms with what was typed. Actions that the plan no longer has are left out.
 */
export function officerCardView(
  card: { cardId: string; officer: string; asOf: string; items: CardItem[]; drafts: Record<string, Draft> },
  loaded: LoadedPlan,
  updates: readonly PlanUpdate[],
): OfficerCardView {
  return {
    cardId: card.cardId,
    planTitle: loaded.plan.shortTitle,
    officer: card.officer,
    asOf: card.asOf,
    items: card.items.flatMap((item) => {
      const action = loaded.actions.get(item.actionKey)
      const priority = action && loaded.priorities.get(action.priorityKey)
      if (!action || !priority) return []
      const before = updates.filter((update) => update.actionKey === action.key)
      const now = standingOf(action, before, card.asOf)
      const answered = now.version > item.version ? now.lastUpdate : null
      const asSent = before.sort((a, b) => a.sequence - b.sequence).slice(0, item.version)
      return [
        {
          section: item.section,
          action,
          priority,
          standing: standingOf(action, asSent, card.asOf),
          state: answered
            ? { kind: 'receipt', update: answered }
            : { kind: 'form', draft: card.drafts[action.key] ?? { status: '', note: '', expectedOn: '' } },
        },
      ]
    }),
  }
}
