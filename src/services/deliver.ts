import { approvalView } from '../digest/approval.ts'
import { notMineView } from '../digest/not-mine.ts'
import { officerCardView } from '../digest/officer-card.ts'
import { reportFault } from './faults.ts'
import { viewOfDigest } from './managers-view.ts'
import { channelIdOf } from './reach.ts'
import type {
  ChatAddress,
  Clock,
  Delivery,
  DeliveryOutcome,
  Directory,
  Log,
  Messenger,
  OutgoingMessage,
  Outbox,
  Plans,
  UpdateStore,
} from './ports.ts'

type Needs = {
  plans: Plans
  updates: UpdateStore
  outbox: Outbox
  directory: Directory
  clock: Clock
  messenger: Messenger
  managersChannelId: string | null
  log: Log
}

const batchSize = 3
/** Longer than a whole batch can take (10 s a call, two calls a row), so that a living worker never loses a row. */
const leaseSeconds = 90

/** Sends and edits everything that the outbox wants, until nothing is left. Safe to run in several instances at once. */
export async function drainOutbox(needs: Needs): Promise<void> {
  for (;;) {
    const batch = await needs.outbox.claim(batchSize, leaseSeconds)
    for (const delivery of batch) {
      const outcome = await attempt(needs, delivery)
      await needs.outbox.settle(delivery, outcome)
      needs.log.info(
        { delivery: delivery.id, kind: delivery.content.kind, ...outcomeForLog(outcome) },
        'delivery attempted',
      )
    }
    if (batch.length < batchSize) return
  }
}

/** The message that a delivery says now, drawn from what is stored; null for what was taken back before it was sent. */
async function messageOf(needs: Needs, delivery: Delivery): Promise<OutgoingMessage | null> {
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
  return { kind: 'managers', view: await viewOfDigest(needs, { ...delivery, content }) }
}

async function attempt(needs: Needs, delivery: Delivery): Promise<DeliveryOutcome> {
  try {
    const address = await addressOf(needs, delivery)
    if ('problem' in address) return { kind: 'refused', problem: address.problem }
    const message = await messageOf(needs, delivery)
    if (message === null) return { kind: 'refused', problem: 'What this message asks was taken back.' }
    return delivery.messageId === null
      ? await needs.messenger.send(address, message)
      : await needs.messenger.edit(address, delivery.messageId, message)
  } catch (error) {
    reportFault(needs.log, error, 'delivery')
    return {
      kind: 'retry',
      afterSeconds: 60,
      problem: 'The bot met an unexpected problem while sending. It will try again.',
    }
  }
}

async function addressOf(needs: Needs, delivery: Delivery): Promise<ChatAddress | { problem: string }> {
  if (delivery.content.kind === 'managers') {
    const channelId = channelIdOf(delivery.recipient, needs.managersChannelId)
    const channel = channelId === null ? null : await needs.directory.channel(channelId)
    const known = channel ?? {
      problem: 'The bot has not been added to the managers’ team, or no channel is set.',
    }
    return 'problem' in known ? known : atConversation(known, delivery)
  }
  const setting = settingThatNames(delivery)
  if (setting !== null) {
    const account = await needs.directory.accountBySignIn(delivery.recipient)
    const known = account?.personalChat ?? { problem: noChatOf(setting) }
    return 'problem' in known ? known : atConversation(known, delivery)
  }
  const accounts = await needs.directory.accountsOf(delivery.recipient)
  const chat = accounts.length === 1 ? (accounts[0]?.personalChat ?? null) : null
  if (chat === null) return { problem: 'No Teams chat is known for this officer. Install the app for them.' }
  return atConversation(chat, delivery)
}

/** The setting by which a recipient is named where that is not the plan; null for one whom the plan names. */
function settingThatNames({ content }: Delivery): string | null {
  if (content.kind === 'not-mine') return 'PLAN_ADMINISTRATORS'
  return content.kind === 'approval' && content.to === 'approver' ? 'DATE_APPROVERS' : null
}

function noChatOf(setting: string): string {
  return `No Teams chat is known for this sign-in name or object id of ${setting}. Check how it is spelled there, and install the app for them.`
}

/** An edit goes to the conversation that the message was sent to, whatever the address is now. */
function atConversation(address: ChatAddress, delivery: Delivery): ChatAddress {
  return delivery.conversationId === null ? address : { ...address, conversationId: delivery.conversationId }
}

/** How an attempt ended, without where it went to. */
function outcomeForLog(outcome: DeliveryOutcome): { outcome: string; problem?: string } {
  return 'problem' in outcome
    ? { outcome: outcome.kind, problem: outcome.problem }
    : { outcome: outcome.kind }
}
