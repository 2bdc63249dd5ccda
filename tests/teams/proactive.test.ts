import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { OutgoingMessage } from '../../src/services/ports.ts'
import { withoutWaiting } from '../../src/services/turns.ts'
import { oneCallPerRequest } from '../../src/teams/connector.ts'
import { makeMessenger } from '../../src/teams/proactive.ts'
import { TeamsAdapter } from '../../src/teams/sdk.ts'

type Answer = { status: number; body: string; headers?: Record<string, string> }
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** The messenger before a stand-in for Teams that gives these answers, one after the other. */
async function messengerTo(...answers: Answer[]) {
  const calls: string[] = []
  const server = createServer((request, response) => {
    calls.push(`${request.method ?? ''} ${request.url ?? ''}`)
    const { status, body, headers } = answers[calls.length - 1] ?? { status: 500, body: '{}' }
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(body)
  })
  servers.push(server)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const adapter = new TeamsAdapter({})
  adapter.use(oneCallPerRequest)
  const draw = () => ({ type: 'message', summary: 'hello' })
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const reference = { serviceUrl, tenantId: 'tenant', botId: 'bot', userId: 'user' }
  return {
    calls,
    messenger: makeMessenger({ adapter, botAppId: 'bot', draw }),
    known: { conversationId: 'chat', reference },
    unopened: { conversationId: null, reference },
  }
}
const message = {} as OutgoingMessage
const opened = { status: 201, body: '{"id":"new-chat"}' }
const said = { status: 201, body: '{"id":"message-1"}' }

describe('a first message to somebody', () => {
  it('is two requests, each in a turn of its own', async () => {
    const { messenger, unopened, calls } = await messengerTo(opened, said)
    const turns: number[] = []
    const turn = () => {
      turns.push(calls.length)
      return Promise.resolve(null)
    }
    expect(await messenger.send(unopened, message, turn)).toEqual({
      ...{ kind: 'sent', conversationId: 'new-chat', messageId: 'message-1' },
    })
    expect(calls).toEqual(['POST /v3/conversations', 'POST /v3/conversations/new-chat/activities'])
    expect(turns).toEqual([0, 1])
  })

  it('keeps the chat that was opened when the message itself fails or has to wait', async () => {
    const busy = { status: 503, body: '{}' }
    const first = await messengerTo(opened, busy)
    expect(await first.messenger.send(first.unopened, message, withoutWaiting)).toMatchObject({
      ...{ kind: 'retry', openedChat: 'new-chat' },
    })
    const second = await messengerTo(opened)
    let turns = 0
    const turn = () => Promise.resolve((turns += 1) === 1 ? null : 7)
    expect(await second.messenger.send(second.unopened, message, turn)).toEqual({
      ...{ kind: 'put-off', afterSeconds: 7, openedChat: 'new-chat' },
    })
    expect(second.calls).toHaveLength(1)
  })
})

describe('a request that is not its turn', () => {
  it('is not made', async () => {
    const { messenger, known, calls } = await messengerTo(said)
    const later = () => Promise.resolve(3)
    expect(await messenger.send(known, message, later)).toEqual({ kind: 'put-off', afterSeconds: 3 })
    expect(await messenger.edit(known, 'id', message, later)).toEqual({ kind: 'put-off', afterSeconds: 3 })
    expect(calls).toEqual([])
  })
})

describe('what Teams answers', () => {
  it.each([
    ['ConversationBlockedByUser', /blocked the app.*unblock it/],
    ['ForbiddenOperationException', /not installed for them.*Install it/],
    ['BotNotInConversationRoster', /removed from this chat or team.*Add it again/],
    ['BotDisabledByAdmin', /admin centre.*Allow it/],
    ['SomethingNew', /not installed for them, or they have blocked it/],
  ])('with 403 %s is given up, with the next step in words', async (code, words) => {
    const body = JSON.stringify({ error: { code, message: 'No.' } })
    const { messenger, known } = await messengerTo({ status: 403, body })
    const outcome = await messenger.send(known, message, withoutWaiting)
    expect(outcome).toMatchObject({ kind: 'refused', problem: expect.stringMatching(words) as string })
  })

  it.each([
    ['cut off', '{"id": "cut o'],
    ['without the message’s id', '{}'],
  ])('%s to a message that it took is no answer: the message is sent again', async (_how, body) => {
    const { messenger, known } = await messengerTo({ status: 201, body })
    expect(await messenger.send(known, message, withoutWaiting)).toMatchObject({ kind: 'retry' })
  })

  it('with 429 is told to the pace, and no other trouble is', async () => {
    const { messenger, known } = await messengerTo(
      { status: 429, body: '{}', headers: { 'retry-after': '9' } },
      { status: 503, body: '{}' },
    )
    expect(await messenger.send(known, message, withoutWaiting)).toMatchObject({
      ...{ kind: 'retry', afterSeconds: 9, throttled: true },
    })
    expect(await messenger.send(known, message, withoutWaiting)).not.toHaveProperty('throttled')
  })
})
