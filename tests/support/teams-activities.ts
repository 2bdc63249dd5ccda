import { randomUUID } from 'node:crypto'
import { demonstrationTenant } from '../../src/config.ts'
import { botAccount, team } from '../../src/demo/people.ts'

/** Who sends an activity; Teams always says the id, and the name but for installations. */
export type Sender = { id: string; name?: string }
export type Place = { conversationId: string; type: 'personal' | 'channel' }
export type Action = { verb: string; data: Record<string, unknown> }
/** An activity that is whole but for `serviceUrl`, which whoever sends it knows. */
export type Sendable = { id: string; type: string; [more: string]: unknown }

/** A message as Teams sends it to a bot; in a channel it mentions the bot. */
export function messageActivity(from: Sender, place: Place, text: string): Sendable {
  const sent = sentBy(from, place)
  if (place.type === 'personal') return { ...sent, type: 'message', text, textFormat: 'plain' }
  const mention = `<at>${botAccount.name}</at>`
  return {
    ...sent,
    ...{ type: 'message', text: `${mention} ${text}`, textFormat: 'plain' },
    entities: [{ type: 'mention', mentioned: botAccount, text: mention }, ...sent.entities],
  }
}

/** A press of a button on the card of that message. */
export function pressActivity(
  from: Sender,
  place: Place,
  messageId: string,
  { verb, data }: Action,
): Sendable {
  const sent = sentBy(from, place)
  return {
    ...sent,
    ...{ type: 'invoke', name: 'adaptiveCard/action', replyToId: messageId },
    channelData: { ...sent.channelData, source: { name: 'message' } },
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
  }
}

/** The app is installed in a chat or in the team, by somebody whom Teams gives no name. */
export function installActivity({ id }: Sender, { conversationId, type }: Place): Sendable {
  return {
    ...{ id: randomUUID(), timestamp: new Date().toISOString(), channelId: 'msteams', recipient: botAccount },
    ...{ type: 'installationUpdate', action: 'add', locale: 'en-US', from: { id, aadObjectId: id } },
    conversation: conversationOf({ conversationId, type }),
    entities: [{ type: 'clientInfo', locale: 'en-US' }],
    channelData: {
      tenant: { id: demonstrationTenant },
      ...(type === 'channel'
        ? {
            team: { ...team, aadGroupId: '00000000-0000-0000-0000-0000000000bb' },
            channel: { id: conversationId },
          }
        : {}),
      source: { name: 'message' },
      settings: { selectedChannel: { id: conversationId } },
    },
  }
}

/** What a person's own acts have in common. */
function sentBy(from: Sender, place: Place) {
  const now = new Date().toISOString()
  const inChannel = {
    ...{ teamsChannelId: team.id, teamsTeamId: team.id },
    ...{ team: { id: team.id }, channel: { id: team.id } },
  }
  const client = {
    ...{ type: 'clientInfo', locale: 'en-US', country: 'US', timezone: 'UTC' },
    ...(place.type === 'channel' ? {} : { platform: 'Web' }),
  }
  return {
    ...{ id: randomUUID(), timestamp: now, localTimestamp: now.replace('Z', '+00:00'), localTimezone: 'UTC' },
    ...{ channelId: 'msteams', locale: 'en-US', recipient: botAccount },
    from: { id: from.id, name: from.name, aadObjectId: from.id },
    conversation: conversationOf(place),
    entities: [client] as object[],
    channelData: {
      tenant: { id: demonstrationTenant },
      ...(place.type === 'channel' ? inChannel : {}),
    },
  }
}

function conversationOf({ conversationId, type }: Place) {
  return {
    ...{ id: conversationId, conversationType: type, tenantId: demonstrationTenant },
    ...(type === 'channel' ? { isGroup: true } : {}),
  }
}
