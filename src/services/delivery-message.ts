import { approvalView } from '../digest/approval.ts'
import { withSinceThen } from '../digest/managers-digest.ts'
import { officerCardView } from '../digest/officer-card.ts'
import { repliesIn } from './replies.ts'
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

/** The message that a delivery says now, drawn from what is stored; null for a request that was taken back before it was sent. */
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
  return managersMessage(needs, delivery, content)
}

/** What is new is all that has to be read: the digest is stored as posted, and so is the last update that it had seen. */
async function managersMessage(
  needs: Needs,
  { planId, periodStart }: Delivery,
  { posted, postedSequence }: ManagersContent,
): Promise<OutgoingMessage> {
  const loaded = needs.plans.library.plans.get(planId) ?? needs.plans.library.current
  const updates = await needs.updates.after(planId, postedSequence)
  const { asked, notReplied } =
    periodStart === null
      ? { asked: 0, notReplied: 0 }
      : await repliesIn(needs.outbox.pagesOfPeriod(planId, periodStart), updates)
  return {
    kind: 'managers',
    digest: withSinceThen(posted, loaded, updates, { postedSequence, officersReplied: asked - notReplied }),
    planTitle: loaded.plan.shortTitle,
  }
}
