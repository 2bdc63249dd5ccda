import { textLimits, typed } from '../../progress/draft.ts'
import type { Clock, Log, UpdateStore } from '../ports.ts'
import { pressing, record, type PressCard } from './press.ts'

/** Records that an officer says an action is not theirs, with whom they name instead: the administrator's list has it. */
export function makeSayNotMine(needs: { updates: UpdateStore; clock: Clock; log: Log }): PressCard {
  return pressing(needs, 'update', (allowed) => {
    const draft = allowed.drafts[allowed.action.key] ?? {}
    const suggested = typed(draft, 'suggested').slice(0, textLimits.suggested)
    return record(needs, allowed, { kind: 'not-mine', suggested })
  })
}
