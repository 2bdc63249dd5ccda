import { textLimits, typed } from '../../progress/draft.ts'
import type { Clock, Log, Message, UpdateStore } from '../ports.ts'
import { pressing, record, type PressCard } from './press.ts'

/** Records that an officer says an action is not theirs, with whom they name instead, and sends word to every administrator. */
export function makeSayNotMine(needs: {
  updates: UpdateStore
  clock: Clock
  log: Log
  /** Sign-in names or object ids. */
  administrators: readonly string[]
}): PressCard {
  return pressing(needs, 'update', (allowed) => {
    const draft = allowed.drafts[allowed.action.key] ?? {}
    const suggested = typed(draft, 'suggested').slice(0, textLimits.suggested)
    const { action, press } = allowed
    const send = needs.administrators.map((recipient): Message => ({
      recipient,
      content: { kind: 'not-mine', actionKey: action.key, activityId: press.activityId },
    }))
    return record(needs, allowed, { kind: 'not-mine', suggested }, { send })
  })
}
