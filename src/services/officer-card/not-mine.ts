import type { LoadedPlan } from '../../plan/library.ts'
import { isConfirmed } from '../../progress/confirmation.ts'
import { textLimits, typed } from '../../progress/draft.ts'
import { likelyIdentifier } from '../../progress/identifiers.ts'
import { knownNames } from '../../progress/known-names.ts'
import type { Refusal } from '../../progress/record.ts'
import type { Message } from '../ports.ts'
import { drawn } from './card-on-hand.ts'
import { pressing, record, refused, type PressCard, type PressNeeds } from './press.ts'

/** Records that an officer says an action is not theirs, with whom they name instead, and sends word to every administrator. */
export function makeSayNotMine(
  needs: PressNeeds & {
    /** Sign-in names or object ids. */
    administrators: readonly string[]
  },
): PressCard {
  return pressing(needs, 'update', async (allowed) => {
    const { action, press, card, drafts } = allowed
    const draft = drafts[action.key] ?? {}
    const suggested = typed(draft, 'suggested')
    const amiss = refusalsOf(suggested, isConfirmed(suggested, draft.checked), card.loaded)
    if (amiss.length > 0) {
      refused(
        needs,
        press,
        action,
        'update',
        amiss.map(({ kind }) => kind),
      )
      await needs.outbox.keepTyped(card.cardId, drafts)
      return { kind: 'refused', view: drawn(card, { drafts }), actionKey: action.key, refusals: amiss }
    }
    const send = needs.administrators.map((recipient): Message => ({
      recipient,
      content: { kind: 'not-mine', actionKey: action.key, activityId: press.activityId },
    }))
    // Whom they name is said; what else was typed stays with the card.
    const { suggested: said, checked, ...others } = draft
    return record(needs, allowed, { kind: 'not-mine', suggested }, { send, ownDraft: others })
  })
}

/** Why whom they name is not taken yet: too long, or words that may identify a child and were not confirmed. */
function refusalsOf(suggested: string, checked: boolean, loaded: LoadedPlan): Refusal[] {
  const limit = textLimits.suggested
  if (suggested.length > limit) {
    return [{ kind: 'too-long', field: 'suggested', length: suggested.length, limit }]
  }
  const words = checked ? null : likelyIdentifier(suggested, knownNames(loaded))
  return words === null ? [] : [{ kind: 'may-identify', field: 'checked', in: 'suggested', words }]
}
