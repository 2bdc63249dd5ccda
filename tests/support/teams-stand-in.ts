import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { currentUser, otherPeople, team } from '../../src/demo/people.ts'
import type { ConnectorAnswer } from './connector-answers.ts'
import { makeConnector, type TeamsPerson } from './connector-stand-in.ts'
import {
  installActivity,
  messageActivity,
  pressActivity,
  type Action,
  type Place,
} from './teams-activities.ts'

const placeSchema = z.object({ id: z.string().optional(), activityId: z.string().optional() })
const activitySchema = z.looseObject({
  type: z.literal('message'),
  text: z.string().optional(),
  attachments: z.array(z.object({ content: z.looseObject({ type: z.string() }) })).optional(),
})
/**
 * A message that the bot sent, or to which it edited one. Its id is empty where Teams gave none. `size` is the whole
 * activity's in UTF-16 units.
 */
export type Sent = {
  messageId: string
  edited: boolean
  card: unknown
  text: string
  at: number
  size: number
}

/** Teams as the bot meets it, with nothing of a client: it takes what the bot sends, and presses buttons. */
export type TeamsStandIn = {
  sent: Sent[]
  /** How many of the next edits fail. */
  failingEdits: number
  /** The demonstration's current user installs the app in their own chat or in the team. */
  install: (where: 'chat' | 'team') => Promise<void>
  /** Somebody writes in their own chat with the bot, or in another; resolves when the bot's turn has ended. */
  write: (from: string, text: string, conversationId?: string) => Promise<void>
  /** Somebody mentions the bot in a new thread of the General channel; resolves when its turn has ended. */
  writeInChannel: (from: string, text: string) => Promise<void>
  /** Presses a button; the answer's value is a card or a sentence. `ms` is from request to answer. */
  press: (
    from: string,
    messageId: string,
    action: Action,
  ) => Promise<{ status: number; value: unknown; ms: number }>
  until: (what: string, found: (sent: Sent) => boolean, limitMs?: number) => Promise<Sent>
  close: () => Promise<void>
}

/** Opens a stand-in for the bot on that port. The chat of somebody has their id in its own. */
export async function openTeamsStandIn(botPort: number): Promise<TeamsStandIn> {
  const sent: Sent[] = []
  const connector = makeConnector([currentUser, ...otherPeople])
  const answerTo = ({ method = '', url = '' }: IncomingMessage, asked: unknown): ConnectorAnswer => {
    if (method === 'PUT' && teams.failingEdits > 0) {
      teams.failingEdits -= 1
      return { status: 502, body: {} }
    }
    const answer = connector.answer(method, url, asked)
    const message = messageOf(asked, answer)
    if (message) sent.push({ ...message, edited: method === 'PUT' })
    return answer
  }
  const server = createServer((request, response) => {
    bodyOf(request)
      .then((asked) => {
        const { status, body } = answerTo(request, asked)
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(body === null ? '' : JSON.stringify(body))
      })
      .catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const post = (activity: object): Promise<Response> =>
    fetch(`http://127.0.0.1:${botPort}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...activity, serviceUrl }),
      signal: AbortSignal.timeout(60_000),
    })
  const chatOf = (person: TeamsPerson): Place => ({
    conversationId: connector.chatOf(person),
    type: 'personal',
  })
  const teams: TeamsStandIn = {
    ...{ sent, failingEdits: 0 },
    install: async (where) => {
      const general: Place = { conversationId: team.id, type: 'channel' }
      const place = where === 'team' ? general : chatOf(currentUser)
      await (await post(installActivity(currentUser, place))).text()
    },
    write: async (from, text, conversationId) => {
      const person = personOf(from)
      const place =
        conversationId === undefined ? chatOf(person) : { conversationId, type: 'personal' as const }
      await (await post(messageActivity(person, place, text))).text()
    },
    writeInChannel: async (from, text) => {
      const thread: Place = { conversationId: connector.thread(), type: 'channel' }
      await (await post(messageActivity(personOf(from), thread, text))).text()
    },
    press: async (from, messageId, action) => {
      const person = personOf(from)
      const start = performance.now()
      const response = await post(pressActivity(person, chatOf(person), messageId, action))
      const body: unknown = await response.json()
      const ms = performance.now() - start
      return { status: response.status, value: z.looseObject({ value: z.unknown() }).parse(body).value, ms }
    },
    until: async (what, found, limitMs = 40_000) => {
      const limit = Date.now() + limitMs
      while (Date.now() < limit) {
        const hit = sent.find(found)
        if (hit) return hit
        await wait(10)
      }
      throw new Error(`Waited ${limitMs / 1_000} s in vain for ${what}`)
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
  return teams
}

/** The message of a request that was taken; null for any other request. A post that opens a thread has it within. */
function messageOf(asked: unknown, { status, body }: ConnectorAnswer): Omit<Sent, 'edited'> | null {
  const whole = z.looseObject({ activity: z.unknown().optional() }).safeParse(asked).data
  const said = whole?.activity ?? whole
  const activity = activitySchema.safeParse(said).data
  if (status >= 300 || activity === undefined) return null
  const { id = '', activityId = id } = placeSchema.safeParse(body).data ?? {}
  const card = activity.attachments?.[0]?.content ?? null
  const size = JSON.stringify(said).length
  return { messageId: activityId, card, text: activity.text ?? '', at: performance.now(), size }
}

/** Somebody of the demonstration, or somebody made up who bears that name. */
function personOf(name: string): TeamsPerson {
  const known = [currentUser, ...otherPeople].find((person) => person.name === name)
  return (
    known ?? { id: `id-${name}`, name, email: `${name.toLowerCase().replaceAll(' ', '.')}@county.example` }
  )
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const text = Buffer.concat(parts).toString('utf8')
  return text === '' ? null : JSON.parse(text)
}
