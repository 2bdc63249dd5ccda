import type { LoadedPlan } from '../plan/library.ts'
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
}
export type ReadNeeds = {
  plans: Plans
  outbox: Pick<Outbox, 'find'>
  updates: Pick<UpdateStore, 'ofCard'>
  covers: CoverStore
  clock: Clock
}

/** Reads a card with its updates and covers side by side: a press has room for one round trip to read and one to write. Null for one that is not kept. */
export async function readKept(needs: ReadNeeds, cardId: string): Promise<KeptCard | null> {
  const { library } = needs.plans
  const [card, updates, covers] = await Promise.all([
    needs.outbox.find(cardId),
    needs.updates.ofCard(cardId),
    needs.covers.on(library.current.plan.id, needs.clock.today()),
  ])
  if (card === null) return null
  const loaded = library.plans.get(card.planId) ?? library.current
  return { cardId, content: card.content, loaded, updates, covers }
}
