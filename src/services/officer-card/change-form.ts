import { draftOf } from '../../progress/draft-of-report.ts'
import { unsavedOf } from '../../progress/unsaved.ts'
import type { FormChange } from '../ports.ts'
import { drawn } from './card-on-hand.ts'
import { typedBefore } from './overtaken.ts'
import { pressing, type AllowedPress, type PressCard, type PressNeeds, type PressOutcome } from './press.ts'

/**
 * Turns a receipt back into its form, filled in with what was saved and what had been typed besides, so that it can be
 * changed. Says nothing of the action.
 */
export function makeEditReport(needs: PressNeeds): PressCard {
  return pressing(needs, 'update', (allowed) => {
    const { action, standing, drafts } = allowed
    const typed = typedBefore(allowed, needs.clock.today())
    const saved = standing.lastUpdate === null ? {} : draftOf(standing.lastUpdate, standing.revisions)
    const draft = { ...saved, ...unsavedOf(typed, standing) }
    return changed(needs, allowed, {
      version: standing.version,
      details: true,
      filled: true,
      drafts: { ...drafts, [action.key]: draft },
    })
  })
}

/** Shows the further fields of a form, or hides them again; what they hold is kept either way. */
export function makeShowDetails(needs: PressNeeds): PressCard {
  return pressing(needs, 'update', (allowed) => {
    const { card, action, drafts } = allowed
    const item = card.content.items.find(({ actionKey }) => actionKey === action.key)
    return changed(needs, allowed, { details: item?.details !== true, drafts })
  })
}

async function changed(needs: PressNeeds, allowed: AllowedPress, change: FormChange): Promise<PressOutcome> {
  const { card, action } = allowed
  // Of a card whose place another has taken one line is left, on which there is no form to change.
  if (card.replacedOn !== null) {
    await needs.outbox.changeForm(card.cardId, action.key, { drafts: allowed.drafts })
    return { kind: 'redrawn', view: drawn(card, { drafts: allowed.drafts }), label: action.label }
  }
  await needs.outbox.changeForm(card.cardId, action.key, change)
  const { drafts, ...item } = change
  const view = drawn(card, { item: { actionKey: action.key, change: item }, drafts })
  return { kind: 'redrawn', view, label: action.label }
}
