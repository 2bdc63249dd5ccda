import type { ChatAddress, DeliveryOutcome, Messenger, OutgoingMessage } from '../services/ports.ts'
import { referenceOf, type Reference } from './address.ts'
import { connectorFor } from './connector.ts'
import { outcomeOfError } from './send-errors.ts'
import type { Activity, ConnectorClient, ConversationParameters, TeamsAdapter } from './sdk.ts'

/** Draws a message as a Teams activity: card, summary and notification text. */
export type DrawMessage = (message: OutgoingMessage) => Partial<Activity>

/** Sends and edits messages outside a turn, one HTTP call a request and none repeated. Failures come back as outcomes. */
export function makeMessenger(needs: {
  adapter: TeamsAdapter
  botAppId: string
  draw: DrawMessage
}): Messenger {
  const withConnector = async (
    address: ChatAddress,
    act: (client: ConnectorClient, reference: Reference) => Promise<DeliveryOutcome>,
  ): Promise<DeliveryOutcome> => {
    const reference = referenceOf(address)
    const client = await connectorFor(needs.adapter, needs.botAppId, reference.serviceUrl)
    try {
      return await act(client, reference)
    } catch (error) {
      return outcomeOfError(error)
    }
  }
  return {
    send: (address, message) =>
      withConnector(address, (client, reference) =>
        reference.userId === null
          ? postInChannel(client, reference, address, needs.draw(message))
          : writeToPerson(client, reference, address, needs.draw(message)),
      ),
    edit: (address, messageId, message) =>
      withConnector(address, async (client) => {
        const conversationId = address.conversationId ?? ''
        const activity = { ...within(conversationId, needs.draw(message)), id: messageId }
        await client.conversations.updateActivity(conversationId, messageId, activity)
        return { kind: 'edited' }
      }),
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
  return { kind: 'sent', conversationId: made.id, messageId: made.activityId }
}

async function writeToPerson(
  client: ConnectorClient,
  reference: Reference,
  address: ChatAddress,
  activity: Partial<Activity>,
): Promise<DeliveryOutcome> {
  const conversationId = address.conversationId ?? (await openPersonalChat(client, reference))
  const sent = await client.conversations.sendToConversation(conversationId, within(conversationId, activity))
  return { kind: 'sent', conversationId, messageId: sent.id }
}

/** Teams gives the same chat each time, and answers 403 where the person does not have the app. */
async function openPersonalChat(client: ConnectorClient, reference: Reference): Promise<string> {
  const parameters = {
    isGroup: false,
    bot: { id: reference.botId, name: '' },
    members: [{ id: reference.userId ?? '', name: '' }],
    tenantId: reference.tenantId,
    channelData: { tenant: { id: reference.tenantId } },
  }
  const made = await client.conversations.createConversation(parameters)
  return made.id
}

/** An activity that says which conversation it belongs to, as the SDK's own replies do. */
function within(conversationId: string, activity: Partial<Activity>): Partial<Activity> {
  return { ...activity, conversation: { id: conversationId } as Activity['conversation'] }
}
