import type { LoadedPlan } from '../plan/library.ts'
import { approverAccounts, type ApprovalNeeds, type ApproverAccount } from './approval/ask-for-approval.ts'
import type { PlanUpdate } from '../progress/update.ts'
import type { Clock, Cover, CoverStore, Delivery, Outbox, Plans, UpdateStore } from './ports.ts'

/** A kept card of any kind with everything that a press on it needs, read in one go. */
export type KeptCard = {
  cardId: string
  content: Delivery['content']
  loaded: LoadedPlan
  /** Every update of the actions that the card is about. */
  updates: readonly PlanUpdate[]
  /** Who stands in for whom today. */
  covers: readonly Cover[]
  /** The configured approvers with their accounts, for a press that asks for a date; undefined where they were not read. */
  approvers?: readonly ApproverAccount[]
}
export type ReadNeeds = {
  plans: Plans
  outbox: Pick<Outbox, 'find'>
  updates: Pick<UpdateStore, 'ofCard'>
  covers: CoverStore
  clock: Clock
} & Partial<ApprovalNeeds>

/** Reads a card with its updates and covers side by side: a press has room for one round trip to read and one to write. Null for one that is not kept. */
export async function readKept(needs: ReadNeeds, cardId: string): Promise<KeptCard | null> {
  const { library } = needs.plans
  const { directory, approvers: signIns } = needs
  const [card, updates, covers, approvers] = await Promise.all([
    needs.outbox.find(cardId),
    needs.updates.ofCard(cardId),
    needs.covers.on(library.current.plan.id, needs.clock.today()),
    directory && signIns ? approverAccounts({ directory, approvers: signIns }) : undefined,
  ])
  if (card === null) return null
  const loaded = library.plans.get(card.planId) ?? library.current
  const read = { cardId, content: card.content, loaded, updates, covers }
  return approvers === undefined ? read : { ...read, approvers }
}
