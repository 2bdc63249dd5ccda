import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { demonstrationTenant } from '../../src/config.ts'
import { team } from '../../src/demo/people.ts'
import { connectorAnswers, type ConnectorAnswer } from './connector-answers.ts'

export type TeamsPerson = { id: string; name: string; email: string }

/** Teams' connector with what it knows kept in memory. Held to the Agents Playground by tests/e2e/connector-contract.test.ts. */
export type ConnectorStandIn = {
  /** Answers one request of the bot's. `body` is parsed JSON. */
  answer: (method: string, url: string, body: unknown) => ConnectorAnswer
  /** The chat of somebody with the bot, which from now on can be written to; the same each time. */
  chatOf: (person: TeamsPerson) => string
  /** A new thread in the General channel. */
  thread: () => string
}

const openingSchema = z.object({
  members: z.array(z.object({ id: z.string() })).optional(),
  channelData: z.object({ channel: z.object({ id: z.string() }).optional() }).optional(),
})
const messageSchema = z.object({
  text: z.string().optional(),
  attachments: z.array(z.unknown()).optional(),
})
const channels = [
  { id: team.id, channelType: 'standard' },
  { id: 'plan-announcements', name: 'Announcements', channelType: 'standard' },
]

/** `people` are the team's, and everybody else whom the bot may look up or open a chat with. */
export function makeConnector(people: readonly TeamsPerson[]): ConnectorStandIn {
  const everybody = new Map(people.map((person) => [person.id, person]))
  /** The ids of the messages in each conversation. */
  const conversations = new Map(channels.map(({ id }) => [id, new Set<string>()]))
  const begin = (id: string): string => {
    if (!conversations.has(id)) conversations.set(id, new Set())
    return id
  }
  const thread = (channel: string, messageId: string) => begin(`${channel};messageid=${messageId}`)
  const chatOf = (id: string) => begin(`chat-${id}`)

  const open = (body: unknown): ConnectorAnswer => {
    const { members, channelData } = openingSchema.parse(body)
    const channel = channelData?.channel?.id
    if (channel === undefined) return connectorAnswers.opened(chatOf(members?.[0]?.id ?? ''))
    if (!conversations.has(channel)) return connectorAnswers.unknownConversation
    const messageId = randomUUID()
    const conversationId = thread(channel, messageId)
    conversations.get(conversationId)?.add(messageId)
    return connectorAnswers.posted(conversationId, messageId)
  }
  const said = (messages: Set<string>, body: unknown): ConnectorAnswer => {
    const { text, attachments } = messageSchema.parse(body)
    if (text !== undefined && attachments !== undefined) return connectorAnswers.saidInTwo
    const messageId = randomUUID()
    messages.add(messageId)
    return connectorAnswers.said(messageId)
  }
  const member = (id: string): ConnectorAnswer => {
    const person = everybody.get(id)
    return person ? { status: 200, body: memberOf(person) } : connectorAnswers.unknownMember
  }
  const roster = (): ConnectorAnswer => ({
    status: 200,
    // In the order of their ids; the bot itself is counted and not listed.
    body: {
      members: people.toSorted((one, other) => one.id.localeCompare(other.id)).map(memberOf),
      totalCount: people.length + 1,
    },
  })

  return {
    chatOf: (person) => {
      everybody.set(person.id, person)
      return chatOf(person.id)
    },
    thread: () => thread(team.id, randomUUID()),
    answer: (method, url, body) => {
      const [, , room, id, things, thing = ''] = pathOf(url)
      if (id === undefined) return open(body)
      const messages = conversations.get(id)
      if (!messages) return connectorAnswers.unknownConversation
      if (room === 'teams') return { status: 200, body: { conversations: channels } }
      if (things === 'pagedmembers') return roster()
      if (things === 'members') return member(thing)
      if (method === 'POST') return said(messages, body)
      return messages.has(thing) ? connectorAnswers.edited(thing) : connectorAnswers.unknownMessage
    },
  }
}

function pathOf(url: string): string[] {
  return (url.split('?')[0] ?? '').split('/').map(decodeURIComponent)
}

function memberOf({ id, name, email }: TeamsPerson): object {
  const [givenName = '', surname = ''] = name.split(' ')
  return {
    ...{ id, aadObjectId: id, name, givenName, surname, email, userPrincipalName: email },
    ...{ tenantId: demonstrationTenant, userRole: 'user' },
  }
}
