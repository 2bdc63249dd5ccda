import { drawn } from './card-on-hand.ts'
import { pressing, record, refused, type PressCard, type PressNeeds } from './press.ts'

/**
 * Records that an action still goes as it was last reported. There must be a report to be unchanged. What was typed into
 * the form all the same is kept with the card.
 */
export function makeSayNoChange(needs: PressNeeds): PressCard {
  return pressing(needs, 'update', async (allowed) => {
    const { card, action, standing, drafts, press } = allowed
    if (standing.lastUpdate === null) {
      refused(needs, press, action, 'update', ['nothing-to-keep'])
      await needs.outbox.keepTyped(card.cardId, drafts)
      return { kind: 'nothing-to-keep', view: drawn(card, { drafts }), actionKey: action.key }
    }
    return record(needs, allowed, { kind: 'no-change' }, { ownDraft: drafts[action.key] ?? null })
  })
}
