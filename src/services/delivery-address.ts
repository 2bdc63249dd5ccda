import type { DeliveryOutcome } from './delivery-outcome.ts'
import { channelIdOf } from './reach.ts'
import type { Account, ChatAddress, Delivery, Directory, KnownAccount } from './ports.ts'

/**
 * Where a delivery goes. `conversation` names the chat or channel for the pace, also before the chat is opened; `account`
 * is whose chat it is, null for a channel.
 */
export type Destination = { address: ChatAddress; conversation: string; account: Account | null }

type Needs = { directory: Directory; managersChannelId: string | null }

/** Where a delivery goes, or in words why nowhere and what to do next. */
export async function destinationOf(
  needs: Needs,
  delivery: Delivery,
): Promise<Destination | { problem: string }> {
  if (delivery.content.kind === 'managers') return channelOf(needs, delivery)
  const setting = settingThatNames(delivery)
  if (setting !== null) {
    const account = await needs.directory.accountBySignIn(delivery.recipient)
    return personalChatOf(account, delivery) ?? { problem: noChatOf(setting) }
  }
  const accounts = await needs.directory.accountsOf(delivery.recipient)
  const only = accounts.length === 1 ? (accounts[0] ?? null) : null
  return personalChatOf(only, delivery) ?? { problem: noChatOfOfficer }
}

/** Keeps a chat that was opened for somebody, so that the next message to them is one request and not two. */
export async function keepOpenedChat(
  directory: Directory,
  { address, account }: Destination,
  outcome: DeliveryOutcome,
): Promise<void> {
  if (account === null || address.conversationId !== null) return
  const opened =
    outcome.kind === 'sent'
      ? outcome.conversationId
      : outcome.kind === 'retry' || outcome.kind === 'put-off'
        ? outcome.openedChat
        : undefined
  if (opened === undefined) return
  await directory.saveAccount(account, { ...address, conversationId: opened })
}

async function channelOf(needs: Needs, delivery: Delivery): Promise<Destination | { problem: string }> {
  const id = channelIdOf(delivery.recipient, needs.managersChannelId)
  const address = id === null ? null : await needs.directory.channel(id)
  if (id === null || address === null) return { problem: noChannel }
  return { address: atConversation(address, delivery), conversation: id, account: null }
}

/** The setting by which a recipient is named where that is not the plan; null for one whom the plan names. */
function settingThatNames({ content }: Delivery): string | null {
  if (content.kind === 'not-mine' || content.kind === 'board-paper') return 'PLAN_ADMINISTRATORS'
  if (content.kind === 'unanswered') return content.to === 'administrator' ? 'PLAN_ADMINISTRATORS' : null
  return content.kind === 'approval' && content.to === 'approver' ? 'DATE_APPROVERS' : null
}

function noChatOf(setting: string): string {
  return `No Teams chat is known for this sign-in name or object id of ${setting}. Check how it is spelled there, and install the app for them.`
}

function personalChatOf(known: KnownAccount | null, delivery: Delivery): Destination | null {
  if (known?.personalChat == null) return null
  const { personalChat, namesakes, ...account } = known
  return {
    address: atConversation(personalChat, delivery),
    conversation: personalChat.conversationId ?? account.accountId,
    account,
  }
}

/** An edit goes to the conversation that the message was sent to, whatever the address is now. */
function atConversation(address: ChatAddress, delivery: Delivery): ChatAddress {
  return delivery.conversationId === null ? address : { ...address, conversationId: delivery.conversationId }
}

const noChannel = 'The bot has not been added to the managers’ team, or no channel is set.'
const noChatOfOfficer = 'No Teams chat is known for this officer. Install the app for them.'
