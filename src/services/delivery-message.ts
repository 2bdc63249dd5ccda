import { approvalView } from '../digest/approval.ts'
import { withSinceThen } from '../digest/managers-digest.ts'
import { notMineView } from '../digest/not-mine.ts'
import { officerCardView } from '../digest/officer-card.ts'
import { periodStart } from '../digest/period.ts'
import { officerReplies, replyCounts } from './replies.ts'
import type {
  Clock,
  Delivery,
  ManagersContent,
  OutgoingMessage,
  Outbox,
  Plans,
  UpdateStore,
} from './ports.ts'

type Needs = { plans: Plans; updates: UpdateStore; outbox: Outbox; clock: Clock }

/** The message that a delivery says now, drawn from what is stored; null for what was taken back before it was sent. */
export async function messageOf(needs: Needs, delivery: Delivery): Promise<OutgoingMessage | null> {
  const loaded = needs.plans.library.plans.get(delivery.planId) ?? needs.plans.library.current
  const { content } = delivery
  if (content.kind === 'officer') {
    const [updates, replacedOn] = await Promise.all([
      needs.updates.ofCard(delivery.id),
      needs.outbox.replacedOn(delivery),
    ])
    const view = officerCardView({ cardId: delivery.id, ...content }, loaded, updates)
    return { kind: 'officer', view, ...(replacedOn === null ? {} : { extras: { replacedOn } }) }
  }
  if (content.kind === 'approval') {
    const updates = await needs.updates.ofCard(delivery.id)
    const view = approvalView({ cardId: delivery.id, ...content }, loaded, updates, needs.clock.today())
    const unsent = delivery.messageId === null && view?.revision.state === 'withdrawn'
    return view === null || unsent ? null : { kind: 'approval', view }
  }
  if (content.kind === 'not-mine') {
    const view = notMineView(content, loaded, await needs.updates.ofCard(delivery.id))
    const unsent = delivery.messageId === null && view?.open === false
    return view === null || unsent ? null : { kind: 'not-mine', view }
  }
  return managersMessage(needs, delivery, content)
}

/** What is new is all that has to be read: the digest is stored as posted, and so is the last update that it had seen. */
async function managersMessage(
  needs: Needs,
  { planId }: Delivery,
  { posted, postedSequence }: ManagersContent,
): Promise<OutgoingMessage> {
  const loaded = needs.plans.library.plans.get(planId) ?? needs.plans.library.current
  const updates = await needs.updates.after(planId, postedSequence)
  // Whatever the channel's own cadence, officers are asked by the week.
  const pages = needs.outbox.pagesOfPeriod(planId, periodStart('weekly', posted.asOf))
  const { asked, notReplied } = replyCounts(await officerReplies(pages, updates))
  return {
    kind: 'managers',
    digest: withSinceThen(posted, loaded, updates, { postedSequence, officersReplied: asked - notReplied }),
    planTitle: loaded.plan.shortTitle,
  }
}
