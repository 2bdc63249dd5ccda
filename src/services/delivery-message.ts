import { approvalView } from '../digest/approval.ts'
import { boardPaper } from '../digest/board-paper.ts'
import { chaseView } from '../digest/chase.ts'
import { notMineView } from '../digest/not-mine.ts'
import { holderOf, officerCardView } from '../digest/officer-card.ts'
import { holderMayRead, rightTo, type Subject } from '../progress/permissions.ts'
import { viewOfDigest } from './managers-view.ts'
import { itemsToTell } from './chase-readers.ts'
import { isStale } from './stale-message.ts'
import { coveredBy, isCoverOver } from './officer-card/card-on-hand.ts'
import { withCovers } from './officer-card/press.ts'
import { presserOf } from './people.ts'
import type { OfficerContent } from './delivery-content.ts'
import type { PositionStore } from './cycle/ledger.ts'
import type {
  Clock,
  CoverStore,
  Delivery,
  Directory,
  OutgoingMessage,
  Outbox,
  Plans,
  UpdateStore,
} from './ports.ts'

export type MessageNeeds = {
  plans: Plans
  updates: UpdateStore
  outbox: Outbox
  covers: CoverStore
  positions: Pick<PositionStore, 'ofPlan'>
  clock: Clock
  directory: Pick<Directory, 'accountBySignIn'>
  /** Sign-in names or object ids. */
  administrators: readonly string[]
  approvers: readonly string[]
}

/** The message that a delivery says now, drawn from what is stored; null for what was taken back before it was sent. */
export async function messageOf(needs: MessageNeeds, delivery: Delivery): Promise<OutgoingMessage | null> {
  const loaded = needs.plans.library.plans.get(delivery.planId) ?? needs.plans.library.current
  const { content } = delivery
  if (delivery.messageId === null && (await isStaleToday(needs, delivery))) return null
  if (content.kind === 'officer') {
    return officerMessage(needs, delivery, content)
  }
  if (content.kind === 'approval') {
    const [updates, mayRead] = await Promise.all([
      needs.updates.ofCard(delivery.id),
      content.to === 'approver'
        ? configuredMayRead(needs, delivery)
        : (subject: Subject) => holderMayRead({ personName: delivery.recipient, covering: [] }, subject),
    ])
    const today = needs.clock.today()
    const view = approvalView({ cardId: delivery.id, ...content }, loaded, updates, today, { mayRead })
    // One that has lapsed is sent all the same: it may wait again, and then stands where it is decided.
    const open = view?.revision.state === 'pending' || view?.revision.state === 'lapsed'
    return view === null || (delivery.messageId === null && !open) ? null : { kind: 'approval', view }
  }
  if (content.kind === 'not-mine') {
    const view = notMineView(content, loaded, await needs.updates.ofCard(delivery.id))
    const unsent = delivery.messageId === null && view?.open === false
    return view === null || unsent ? null : { kind: 'not-mine', view }
  }
  if (content.kind === 'nudge' || content.kind === 'unanswered') {
    const [updates, items] = await Promise.all([
      needs.updates.ofCard(delivery.id),
      content.kind === 'nudge' ? content.items : itemsToTell(needs, delivery, content, loaded),
    ])
    const view = chaseView({ ...content, items }, loaded, updates, needs.clock.today())
    return delivery.messageId === null && view.actions.length === 0 ? null : { kind: 'chase', view }
  }
  if (content.kind === 'board-paper') {
    const board = loaded.plan.boards.find(({ name }) => name === content.board)
    if (!board) return null
    const [updates, positions] = await Promise.all([
      needs.updates.ofCard(delivery.id),
      needs.positions.ofPlan(loaded.plan.id),
    ])
    const record = { updates, positions, today: needs.clock.today() }
    return { kind: 'board-paper', paper: boardPaper(loaded, board, content.meeting, record) }
  }
  return { kind: 'managers', view: await viewOfDigest(needs, { ...delivery, content }) }
}

/** What somebody may read today who was sent a request as a configured approver, and may be none any more. */
async function configuredMayRead(
  needs: MessageNeeds,
  { planId, recipient }: Delivery,
): Promise<(subject: Subject) => boolean> {
  const [account, covers] = await Promise.all([
    needs.directory.accountBySignIn(recipient),
    needs.covers.on(planId, needs.clock.today()),
  ])
  if (account === null) return () => false
  const holder = withCovers(presserOf(account, needs), covers)
  return (subject) => rightTo('read', holder, subject) !== null
}

async function isStaleToday(
  { clock, covers }: MessageNeeds,
  { planId, content }: Delivery,
): Promise<boolean> {
  const today = clock.today()
  const standIn = content.kind === 'nudge' && content.standIn !== undefined
  return isStale(content, today, standIn ? await covers.on(planId, today) : [])
}

/** An officer's card as it is now; null for a stand-in's that has not been sent before the cover is over. */
async function officerMessage(
  needs: MessageNeeds,
  { id: cardId, planId, messageId }: Delivery,
  content: OfficerContent,
): Promise<OutgoingMessage | null> {
  const loaded = needs.plans.library.plans.get(planId) ?? needs.plans.library.current
  const [updates, replacedOn, covers] = await Promise.all([
    needs.updates.ofCard(cardId),
    needs.outbox.replacedOn(cardId),
    needs.covers.on(loaded.plan.id, needs.clock.today()),
  ])
  const coverOver = isCoverOver(content, covers)
  if (coverOver && messageId === null) return null
  const covering = coveredBy(covers, holderOf(content))
  const extras = {
    ...(replacedOn === null ? {} : { replacedOn }),
    ...(content.banner === undefined ? {} : { banner: content.banner }),
  }
  const view = officerCardView({ cardId, ...content, coverOver, covering, covers }, loaded, updates)
  return { kind: 'officer', view, extras }
}
