import assert from 'node:assert/strict'
import type { Draft } from '../../../src/progress/draft.ts'
import type { Foretold } from './foretell.ts'
import type { ModelAction, ModelCard, ModelPress } from './model.ts'

/** What a foretold outcome changes in the model. */
export function follow(
  card: ModelCard,
  action: ModelAction,
  { entry, own, version, card: change }: Foretold,
  { drafts, verb, details }: ModelPress & { details: boolean },
): void {
  if (entry) {
    if (entry.kind === 'undo') {
      const undone = action.entries.at(-1)
      if (undone) undone.undone = true
    }
    action.entries.push(entry)
  }
  if (change === 'shown' || change === 'as-stored') return
  card.drafts = { ...card.drafts, ...ownDrafts(card, drafts) }
  if (change === 'kept') return
  if (change === 'answered') card.drafts = without(card.drafts, action.key)
  // Behind a receipt a form without a word is none; an opened one stays open.
  const isBlank = Object.values(own ?? {}).every((value) => value.trim() === '')
  if (own && !(change === 'answered' && isBlank)) card.drafts[action.key] = own
  const item = card.items.find(({ key }) => key === action.key)
  assert(item)
  if (change === 'answered') item.details = false
  if (version !== undefined) item.version = version
  if (change === 'redrawn') item.details = verb === 'edit' || !details
  if (change === 'redrawn' && verb === 'edit') item.filled = true
}

/** What was typed for the card's own actions. */
export function ownDrafts({ items }: ModelCard, drafts: Record<string, Draft>): Record<string, Draft> {
  return Object.fromEntries(Object.entries(drafts).filter(([key]) => items.some((item) => item.key === key)))
}

function without(drafts: Record<string, Draft>, key: string): Record<string, Draft> {
  return Object.fromEntries(Object.entries(drafts).filter(([own]) => own !== key))
}

/** Whether the form of an action shows its further fields. */
export function showsDetails({ items }: ModelCard, key: string): boolean {
  return items.find((item) => item.key === key)?.details ?? false
}
