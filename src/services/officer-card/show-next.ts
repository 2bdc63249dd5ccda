import type { CardItem, OfficerCardView } from '../../digest/officer-card.ts'
import type { Draft } from '../../progress/draft.ts'
import { versionOf } from '../../progress/history.ts'
import { rightOver } from '../../progress/permissions.ts'
import { contentsOf, type SplitCard } from '../officer-cards.ts'
import type { Log, Outbox, UpdateStore } from '../ports.ts'
import { keepRefusal } from '../refusals.ts'
import { drawn, ownDrafts, type CardOnHand } from './card-on-hand.ts'
import { withCovers, type Presser } from './press.ts'

/** The pressed card without the button, and how many actions are on their way. */
export type NextCards =
  { kind: 'coming'; count: number; view: OfficerCardView; replacedOn: string | null } | { kind: 'not-yours' }
export type ShowNext = (
  card: CardOnHand,
  press: { drafts: Readonly<Record<string, Draft>>; actor: Presser; activityId: string },
) => Promise<NextCards>

/**
 * Sends cards of the actions that wait behind one, through the outbox: each is sent once, however often the button is
 * pressed, and none is lost when the press takes too long. What was typed on the pressed card stays.
 */
export function makeShowNext(needs: {
  updates: Pick<UpdateStore, 'refused'>
  outbox: Pick<Outbox, 'sendWaiting'>
  splitCard: SplitCard
  log: Log
}): ShowNext {
  return async (card, { drafts: typed, actor: presser, activityId }) => {
    const { content, loaded, covers, cardId, updates } = card
    const { officer, asOf, round } = content
    const { accountId, personName, ...actor } = withCovers(presser, covers)
    const right = rightOver('show-next', { personName, ...actor }, officer)
    if (right === null) {
      const what = { planId: loaded.plan.id, actionKey: null, act: 'show-next', reasons: ['not-yours'] }
      keepRefusal(needs, { ...what, accountId, activityId })
      return { kind: 'not-yours' }
    }
    const drafts = ownDrafts(content.items, typed)
    const standIn = right === 'cover of the officer' && personName !== null ? personName : content.standIn
    const recipient = standIn ?? officer
    // Those of the actions that wait have been read with the card.
    const items = content.waiting.map((item): CardItem => ({
      ...item,
      version: versionOf(item.actionKey, updates),
    }))
    const cards = contentsOf({ officer, standIn, asOf, items, round }, loaded, updates, needs.splitCard)
    const count = await needs.outbox.sendWaiting(cardId, { recipient, drafts }, cards)
    const after = { ...card, content: { ...content, waiting: [] } }
    return { kind: 'coming', count, view: drawn(after, { drafts }), replacedOn: card.replacedOn }
  }
}
