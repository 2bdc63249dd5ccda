import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { demonstrationTenant } from '../../src/config.ts'
import { botAccount } from '../../src/demo/people.ts'

const activitySchema = z.looseObject({
  text: z.string().optional(),
  attachments: z.array(z.object({ content: z.looseObject({ type: z.string() }) })).optional(),
})
/** A message that the bot sent, or to which it edited one. `size` is the whole activity's in UTF-16 units. */
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
  /** Somebody writes in their own chat with the bot; resolves when the bot's turn has ended. */
  write: (from: string, text: string) => Promise<void>
  /** Presses a button; the answer's value is a card or a sentence. `ms` is from request to answer. */
  press: (
    from: string,
    messageId: string,
    action: { verb: string; data: Record<string, unknown> },
  ) => Promise<{ status: number; value: unknown; ms: number }>
  until: (what: string, found: (sent: Sent) => boolean, limitMs?: number) => Promise<Sent>
  close: () => Promise<void>
}

/** Opens a stand-in for the bot on that port. The chat of somebody has their id in its own. */
export async function openTeamsStandIn(botPort: number): Promise<TeamsStandIn> {
  const sent: Sent[] = []
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const activity = activitySchema.safeParse(body).data
      const edited = request.method === 'PUT'
      if (edited && teams.failingEdits > 0) {
        teams.failingEdits -= 1
        response.writeHead(502)
        response.end()
        return
      }
      const messageId = edited ? (request.url?.split('/').at(-1) ?? '') : randomUUID()
      if (activity && request.method !== 'GET') {
        const card = activity.attachments?.[0]?.content ?? null
        sent.push({
          messageId,
          edited,
          card,
          text: activity.text ?? '',
          at: performance.now(),
          size: JSON.stringify(body).length,
        })
      }
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ id: messageId }))
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const post = async (from: { id: string; name: string }, activity: object): Promise<Response> =>
    fetch(`http://127.0.0.1:${botPort}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ id: randomUUID(), channelId: 'msteams', serviceUrl, recipient: botAccount },
        from: { ...from, aadObjectId: from.id },
        conversation: { id: `chat-${from.id}`, conversationType: 'personal', tenantId: demonstrationTenant },
        ...activity,
      }),
      signal: AbortSignal.timeout(60_000),
    })
  const named = (name: string) => ({ id: `id-${name}`, name })
  const teams: TeamsStandIn = {
    ...{ sent, failingEdits: 0 },
    write: async (from, text) => {
      await (await post(named(from), { type: 'message', text })).text()
    },
    press: async (from, messageId, { verb, data }) => {
      const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' }
      const start = performance.now()
      const activity = { type: 'invoke', name: 'adaptiveCard/action', replyToId: messageId, value }
      const response = await post(named(from), activity)
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

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const text = Buffer.concat(parts).toString('utf8')
  return text === '' ? null : JSON.parse(text)
}
