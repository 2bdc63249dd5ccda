import { managersView, type ManagersView } from '../digest/managers-view.ts'
import { periodStart } from '../digest/period.ts'
import { officerReplies, replyCounts } from './replies.ts'
import type { ManagersContent } from './delivery-content.ts'
import type { Clock, CoverStore, Delivery, Outbox, Plans, UpdateStore } from './ports.ts'

type Needs = {
  plans: Plans
  updates: Pick<UpdateStore, 'all'>
  outbox: Pick<Outbox, 'find' | 'pagesOfPeriod'>
  covers: Pick<CoverStore, 'between'>
  clock: Clock
}

/** A managers' digest as it is to be drawn now. */
export async function viewOfDigest(
  needs: Needs,
  { id, planId, content }: Pick<Delivery, 'id' | 'planId'> & { content: ManagersContent },
): Promise<ManagersView> {
  const loaded = needs.plans.library.plans.get(planId) ?? needs.plans.library.current
  // Whatever the channel's own cadence, officers are asked by the week.
  const week = periodStart('weekly', content.posted.asOf)
  const [updates, covers] = await Promise.all([
    needs.updates.all(planId),
    needs.covers.between(planId, week, needs.clock.today()),
  ])
  const pages = needs.outbox.pagesOfPeriod(planId, week)
  const since = updates.filter(({ sequence }) => sequence > content.postedSequence)
  const { asked, notReplied } = replyCounts(await officerReplies(pages, since, covers))
  // Never more than the digest says were asked: a channel's day need not be the officers'.
  const replied = Math.min(asked - notReplied, content.posted.officersAsked)
  return managersView({ cardId: id, ...content }, loaded, updates, replied)
}

export type ReadDigest = (cardId: string) => Promise<ManagersView | null>

/** Reads the managers' digest that somebody presses a button of; null for a card that is not kept, or is no such digest. */
export function makeReadDigest(needs: Needs): ReadDigest {
  return async (cardId) => {
    const row = await needs.outbox.find(cardId)
    return row?.content.kind === 'managers' ? viewOfDigest(needs, { ...row, content: row.content }) : null
  }
}
