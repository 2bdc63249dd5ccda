import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { OutgoingMessage } from '../../src/services/ports.ts'
import { withoutWaiting } from '../../src/services/turns.ts'
import { oneCallPerRequest } from '../../src/teams/connector.ts'
import { makeMessenger } from '../../src/teams/proactive.ts'
import { TeamsAdapter } from '../../src/teams/sdk.ts'

/** A stand-in for Teams' service that answers every call alike and counts them. */
const servers: Server[] = []
const answering = async (status: number, headers: Record<string, string> = {}) => {
  const calls: string[] = []
  const server = createServer((request, response) => {
    calls.push(`${request.method ?? ''} ${request.url ?? ''}`)
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end('{}')
  })
  servers.push(server)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return { calls, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

const messengerTo = (serviceUrl: string) => {
  const adapter = new TeamsAdapter({})
  adapter.use(oneCallPerRequest)
  const messenger = makeMessenger({
    adapter,
    botAppId: 'bot',
    draw: () => ({ type: 'message', summary: 'hello' }),
  })
  const reference = { serviceUrl, tenantId: 'tenant', botId: 'bot', userId: 'user' }
  return { messenger, address: { conversationId: 'chat', reference } }
}
const message = {} as OutgoingMessage

describe('the SDK, held to what the outbox relies on', () => {
  it.each([429, 500, 502, 503, 504, 412])(
    'makes one HTTP call when Teams answers %i, and says to try again',
    async (status) => {
      const teams = await answering(status)
      const { messenger, address } = messengerTo(teams.url)
      expect(await messenger.send(address, message, withoutWaiting)).toMatchObject({ kind: 'retry' })
      expect(await messenger.edit(address, 'id', message, withoutWaiting)).toMatchObject({ kind: 'retry' })
      expect(teams.calls).toEqual([
        'POST /v3/conversations/chat/activities',
        'PUT /v3/conversations/chat/activities/id',
      ])
    },
  )

  it('waits as long as Retry-After says', async () => {
    const teams = await answering(429, { 'retry-after': '17' })
    const { messenger, address } = messengerTo(teams.url)
    expect(await messenger.send(address, message, withoutWaiting)).toMatchObject({
      kind: 'retry',
      afterSeconds: 17,
    })
  })

  it('makes one call and gives up when Teams answers 403', async () => {
    const teams = await answering(403)
    const { messenger, address } = messengerTo(teams.url)
    expect(await messenger.send(address, message, withoutWaiting)).toMatchObject({ kind: 'refused' })
    expect(teams.calls).toHaveLength(1)
  })

  it('says to try again when nobody listens at the address', async () => {
    const teams = await answering(200)
    await new Promise((resolve) => servers.pop()?.close(resolve))
    const { messenger, address } = messengerTo(teams.url)
    expect(await messenger.send(address, message, withoutWaiting)).toMatchObject({ kind: 'retry' })
  })
})
