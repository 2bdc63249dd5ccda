import { reportFrom } from '../../progress/record.ts'
import { approvalRequests } from '../approval/ask-for-approval.ts'
import type { Clock, Log, UpdateStore } from '../ports.ts'
import { drawn } from './card-on-hand.ts'
import { originOf, pressing, record, refused, type PressCard } from './press.ts'

type Needs = { updates: UpdateStore; clock: Clock; log: Log; approvers: readonly string[] }

/** Records what an officer saved from a card: stored before it is acknowledged, once however often it arrives. */
export function makeSaveReport(needs: Needs): PressCard {
  return pressing(needs, 'update', async (allowed) => {
    const { card, action, standing, drafts, press } = allowed
    const { loaded } = card
    const checked = reportFrom(loaded.reporting, standing, drafts[action.key] ?? {}, needs.clock.today())
    if (!checked.ok) {
      const kinds = checked.refusals.map(({ kind }) => kind)
      refused(needs, press, action, 'update', kinds)
      const view = drawn(card, { drafts })
      return { kind: 'refused', view, actionKey: action.key, refusals: checked.refusals }
    }
    const origin = originOf(allowed, needs.clock)
    const send = approvalRequests(checked.report, origin, action, loaded, needs.approvers)
    return record(needs, allowed, checked.report, { send })
  })
}
