import { z } from 'zod'
import type { Turn } from '../services/pace.ts'
import type { DeliveryOutcome } from '../services/delivery-outcome.ts'
import type { ChatAddress, Messenger, OutgoingMessage } from '../services/ports.ts'
import { referenceOf, type Reference } from './address.ts'
import { connectorFor } from './connector.ts'
import { outcomeOfError, unreadableAnswer } from './send-errors.ts'
import type { Activity, ConnectorClient, ConversationParameters, TeamsAdapter } from './sdk.ts'

/** Where a message stands: without it the message could never be edited. */
const placeSchema = z.object({ conversationId: z.string().min(1), messageId: z.string().min(1) })

/** Draws a message as a Teams activity: card, summary and notification text. */
export type DrawMessage = (message: OutgoingMessage) => Partial<Activity>

/**
 * Sends and edits messages outside a turn, one HTTP call a request, each in its turn and none repeated. Failures come back
 * as outcomes.
 */
export function makeMessenger(needs: {
  adapter: TeamsAdapter
  botAppId: string
  draw: DrawMessage
}): Messenger {
  const connectorOf = async (address: ChatAddress) => {
    const reference = referenceOf(address)
    return { reference, client: await connectorFor(needs.adapter, needs.botAppId, reference.serviceUrl) }
  }
  return {
    send: async (address, message, turn) => {
      const { client, reference } = await connectorOf(address)
      const activity = needs.draw(message)
      if (reference.userId === null) {
        return inTurn(turn, () => postInChannel(client, reference, address, activity))
      }
      if (address.conversationId !== null) {
        return inTurn(turn, () => say(client, address.conversationId ?? '', activity))
      }
      const opened = await inTurn(turn, () => openPersonalChat(client, reference))
      if (typeof opened !== 'string') return opened
      const said = await inTurn(turn, () => say(client, opened, activity))
      return said.kind === 'retry' || said.kind === 'put-off' ? { ...said, openedChat: opened } : said
    },
    edit: async (address, messageId, message, turn) => {
      const { client } = await connectorOf(address)
      const conversationId = address.conversationId ?? ''
      const activity = { ...within(conversationId, needs.draw(message)), id: messageId }
      return inTurn<DeliveryOutcome>(turn, async () => {
        await client.conversations.updateActivity(conversationId, messageId, activity)
        return { kind: 'edited' }
      })
    },
  }
}

/** One request to Teams, when it is its turn. */
async function inTurn<Result>(turn: Turn, request: () => Promise<Result>): Promise<Result | DeliveryOutcome> {
  const afterSeconds = await turn()
  if (afterSeconds !== null) return { kind: 'put-off', afterSeconds }
  try {
    return await request()
  } catch (error) {
    return outcomeOfError(error)
  }
}

/** A post of its own in a channel; Teams makes a conversation of it, whose id later edits need. */
async function postInChannel(
  client: ConnectorClient,
  reference: Reference,
  address: ChatAddress,
  activity: Partial<Activity>,
): Promise<DeliveryOutcome> {
  const parameters = {
    isGroup: true,
    bot: { id: reference.botId, name: '' },
    tenantId: reference.tenantId,
    channelData: { channel: { id: address.conversationId }, tenant: { id: reference.tenantId } },
    activity,
  }
  const made = await client.conversations.createConversation(parameters as ConversationParameters)
  return sentTo(made.id, made.activityId)
}

async function say(
  client: ConnectorClient,
  conversationId: string,
  activity: Partial<Activity>,
): Promise<DeliveryOutcome> {
  const sent = await client.conversations.sendToConversation(conversationId, within(conversationId, activity))
  return sentTo(conversationId, sent.id)
}

/** The SDK's types promise ids, and Teams may answer without. */
function sentTo(conversationId: unknown, messageId: unknown): DeliveryOutcome {
  const place = placeSchema.safeParse({ conversationId, messageId })
  return place.success ? { kind: 'sent', ...place.data } : unreadableAnswer
}

/** Teams gives the same chat each time, and answers 403 where the person does not have the app. */
async function openPersonalChat(
  client: ConnectorClient,
  reference: Reference,
): Promise<string | DeliveryOutcome> {
  const parameters = {
    isGroup: false,
    bot: { id: reference.botId, name: '' },
    members: [{ id: reference.userId ?? '', name: '' }],
    tenantId: reference.tenantId,
    channelData: { tenant: { id: reference.tenantId } },
  }
  const made = await client.conversations.createConversation(parameters)
  return placeSchema.shape.conversationId.safeParse(made.id).data ?? unreadableAnswer
}

/** An activity that says which conversation it belongs to, as the SDK's own replies do. */
function within(conversationId: string, activity: Partial<Activity>): Partial<Activity> {
  return { ...activity, conversation: { id: conversationId } as Activity['conversation'] }
}
