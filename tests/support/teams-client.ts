import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket, type RawData } from 'ws'
import { z } from 'zod'
import { botAccount, currentUser, otherPeople, personalChatId } from '../../src/demo/people.ts'
import { messageActivity, pressActivity, type Place } from './teams-activities.ts'

/** One activity that passed between the Playground and the bot, in either direction. */
const entrySchema = z.object({
  log: z.object({
    activityName: z.string(),
    conversationId: z.string().optional(),
    messageId: z.string().optional(),
    to: z.string(),
    request: z.object({ body: z.record(z.string(), z.unknown()).optional() }).optional(),
    response: z.object({ statusCode: z.number(), body: z.unknown().optional() }).optional(),
  }),
})
type Entry = z.infer<typeof entrySchema>['log']

const cardSchema = z.looseObject({ type: z.literal('AdaptiveCard') })
const bodySchema = z.looseObject({
  text: z.string().optional(),
  summary: z.string().optional(),
  attachments: z.array(z.object({ content: cardSchema })).optional(),
})

const openedSchema = z.object({ id: z.string(), activityId: z.string() })

/** What the bot said: a new message, or one edited. */
export type BotMessage = {
  conversationId: string
  messageId: string
  edited: boolean
  text: string
  summary: string
  card: z.infer<typeof cardSchema> | null
}

/** The Playground as a Teams client: the only place in the tests that knows its routes. */
export type TeamsClient = {
  /** The current user types; resolves with what the bot answered when its turn has ended. */
  say: (text: string, conversationId?: string) => Promise<BotMessage[]>
  /** Somebody else types in a chat of their own that the bot has opened; resolves with what the bot answered. */
  sayAs: (from: Person, text: string, conversationId: string) => Promise<BotMessage[]>
  /** Somebody presses a button of a card; resolves with the bot's answer, null when none came. */
  press: (press: Press) => Promise<InvokeAnswer | null>
  /** The ids of whom a chat has in it besides the bot, by the connector's roster. */
  membersOf: (conversationId: string) => Promise<string[]>
  /** Everything the bot has said since the client opened. */
  said: () => BotMessage[]
  until: (what: string, found: (messages: BotMessage[]) => BotMessage | undefined) => Promise<BotMessage>
  close: () => void
}
type Person = { id: string; name: string }
export type Press = {
  from?: string
  conversationId: string
  /** A personal chat unless it is said; of the current user the Playground knows it. */
  conversationType?: 'personal' | 'channel'
  messageId: string
  verb: string
  data: Record<string, unknown>
}
const invokeAnswerSchema = z.object({ type: z.string(), value: z.unknown() })
export type InvokeAnswer = z.infer<typeof invokeAnswerSchema>

const turnLimitMs = 15_000

export async function openTeams(url: string): Promise<TeamsClient> {
  const entries: Entry[] = []
  const socket = new WebSocket(`${url.replace('http', 'ws')}/_ws/log/stream`)
  socket.on('message', (data) => {
    const parsed = entrySchema.safeParse(JSON.parse(textOf(data)))
    if (parsed.success) entries.push(parsed.data.log)
  })
  await once(socket, 'open')
  const post = (path: string, body: unknown): Promise<Response> =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(turnLimitMs),
    })
  /** The Playground shows chats to the current user only, so what others do goes in as whole activities. Gives its id. */
  const passOn = async (activity: { id: string }): Promise<string> => {
    await post('/_internal/v1/customActivities', { ...activity, serviceUrl: `${url}/_connector` })
    return activity.id
  }
  const poll = async <Value>(what: string, find: () => Value | undefined): Promise<Value> => {
    const limit = Date.now() + turnLimitMs
    while (Date.now() < limit) {
      const found = find()
      if (found !== undefined) return found
      await wait(10)
    }
    throw new Error(`Waited ${turnLimitMs / 1000} s in vain for ${what}`)
  }
  return {
    say: async (text, conversationId = personalChatId) => {
      const before = entries.length
      const personal = conversationId === personalChatId
      const mention = { mentioned: { id: botAccount.id }, text: `<at>${botAccount.name}</at>` }
      const words = personal ? text : `${mention.text} ${text}`
      const sent = await post(
        `/_conversation/v1/conversations/${encodeURIComponent(conversationId)}/messages`,
        {
          from: { id: currentUser.id },
          text: words,
          textFormat: 'plain',
          mentions: personal ? [] : [mention],
        },
      )
      if (!sent.ok) throw new Error(`The Playground did not take the message: ${await sent.text()}`)
      await poll(`the end of the turn on “${text}”`, () =>
        entries
          .slice(before)
          .find((entry) => entry.to === 'User Application' && entry.request?.body?.['text'] === words),
      )
      return messagesIn(entries.slice(before))
    },
    sayAs: async (from, text, conversationId) => {
      const before = entries.length
      const id = await passOn(messageActivity(from, { conversationId, type: 'personal' }, text))
      await poll(`the end of the turn on “${text}”`, () =>
        entries.slice(before).find(({ messageId, response }) => messageId === id && response !== undefined),
      )
      return messagesIn(entries.slice(before))
    },
    press: async ({
      from = currentUser.id,
      conversationId,
      conversationType = 'personal',
      messageId,
      verb,
      data,
    }) => {
      if (from === currentUser.id) {
        const response = await post('/_conversation/v1/invoke', {
          name: 'adaptiveCard/action',
          from: { id: from },
          conversation: { id: conversationId },
          replyToId: messageId,
          value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
        })
        const body: unknown = await response.json().catch(() => null)
        return invokeAnswerSchema.safeParse(body).data ?? null
      }
      const place: Place = { conversationId, type: conversationType }
      const id = await passOn(pressActivity(personOf(from), place, messageId, { verb, data }))
      const entry = await poll('the answer to a press', () =>
        entries.find((candidate) => candidate.messageId === id && candidate.response !== undefined),
      )
      return invokeAnswerSchema.safeParse(entry.response?.body).data ?? null
    },
    membersOf: async (conversationId) => {
      const response = await fetch(
        `${url}/_connector/v3/conversations/${encodeURIComponent(conversationId)}/members`,
        { signal: AbortSignal.timeout(turnLimitMs) },
      )
      return z
        .array(z.object({ id: z.string() }))
        .parse(await response.json())
        .map(({ id }) => id)
    },
    said: () => messagesIn(entries),
    until: (what, found) => poll(what, () => found(messagesIn(entries))),
    close: () => {
      socket.close()
    },
  }
}

/** Teams says the name of whoever acts. */
function personOf(id: string): Partial<Person> & { id: string } {
  return otherPeople.find((person) => person.id === id) ?? { id }
}

function messagesIn(entries: readonly Entry[]): BotMessage[] {
  return entries.flatMap((entry) => {
    if (entry.to === 'User Application') return []
    const body =
      entry.activityName === 'createConversation' ? entry.request?.body?.['activity'] : entry.request?.body
    const parsed = bodySchema.safeParse(body)
    if (!parsed.success || (entry.activityName !== 'message' && entry.activityName !== 'createConversation'))
      return []
    return [
      {
        ...placeOf(entry),
        edited: entry.response?.statusCode === 200,
        text: parsed.data.text ?? '',
        summary: parsed.data.summary ?? '',
        card: parsed.data.attachments?.[0]?.content ?? null,
      },
    ]
  })
}

/** A post that opened a conversation has its place in the answer: the thread, and the message in it. */
function placeOf({ conversationId = '', messageId = '', response }: Entry) {
  const opened = openedSchema.safeParse(response?.body).data
  return conversationId === '' && opened
    ? { conversationId: opened.id, messageId: opened.activityId }
    : { conversationId, messageId }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8')
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8')
}
