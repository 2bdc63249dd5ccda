import { officerCardView, type CardItem, type OfficerCardView } from '../../digest/officer-card.ts'
import { versionOf } from '../../progress/history.ts'
import { contentsOf, type SplitCard } from '../officer-cards.ts'
import type { Outbox, UpdateStore } from '../ports.ts'
import { drawn, type CardOnHand } from './card-on-hand.ts'
import type { Presser } from './press.ts'

/** The next cards of somebody who has more actions than are shown at once, and the pressed card without the button. */
export type NextCards =
  | { kind: 'shown'; cards: { cardId: string; view: OfficerCardView }[]; view: OfficerCardView }
  | { kind: 'not-yours' }
export type ShowNext = (card: CardOnHand, presser: Presser) => Promise<NextCards>

/** Makes cards of the actions that wait behind one; each of them is shown once, however often the button is pressed. */
export function makeShowNext(needs: {
  updates: UpdateStore
  outbox: Outbox
  splitCard: SplitCard
}): ShowNext {
  return async (card, { personName, administrator }) => {
    const { content, loaded, covers, cardId } = card
    const covering = covers.some(
      ({ officer, standIn }) => officer === content.officer && standIn === personName,
    )
    if (personName !== content.officer && !covering && !administrator) return { kind: 'not-yours' }
    const [waiting, updates] = await Promise.all([
      needs.outbox.takeWaiting(cardId),
      needs.updates.all(loaded.plan.id),
    ])
    const items = waiting.map((item): CardItem => ({ ...item, version: versionOf(item.actionKey, updates) }))
    const { officer, asOf } = content
    const contents = contentsOf({ officer, asOf, items }, loaded, updates, needs.splitCard)
    const cards: { cardId: string; view: OfficerCardView }[] = []
    for (const [i, next] of contents.entries()) {
      const kept = {
        planId: loaded.plan.id,
        recipient: officer,
        periodStart: null,
        part: i + 1,
        content: next,
      }
      const id = await needs.outbox.keep(kept)
      cards.push({ cardId: id, view: officerCardView({ cardId: id, ...next }, loaded, updates) })
    }
    return {
      kind: 'shown',
      cards,
      view: drawn({ ...card, content: { ...content, waiting: [] } }, { drafts: {} }),
    }
  }
}
