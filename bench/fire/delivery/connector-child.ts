import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { connectorAnswers, type ConnectorAnswer } from '../../../tests/support/connector-answers.ts'
import { seeded } from '../../made-up-words.ts'
import { chatPrefix } from './council.ts'
import { faultOf, type Fault } from './faults.ts'
import { Ledger, type Copy } from './ledger.ts'
import { Limits } from './limits.ts'

/**
 * Teams' service as the bot meets it, in a process of its own: holds to the documented limits, answers in 100 to 300 ms,
 * and injects seeded faults. Prints its port; GET /report tells what it saw. Its answers without faults are held to the
 * Agents Playground by tests/e2e/connector-contract.test.ts.
 */
const seed = Number(process.argv[2] ?? 1)
const random = seeded(seed)
const limits = new Limits()
const ledger = new Ledger()
/** How often each request has come: a repeated one meets a fault of its own. */
const seen = new Map<string, number>()

const server = createServer((request, response) => {
  void answer(request, response).catch(() => response.destroy())
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`)
})
// Whoever started it has gone.
process.stdin.on('end', () => process.exit(0)).resume()

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request)
  if (request.url === '/report') {
    response.end(JSON.stringify(ledger.report()))
    return
  }
  const asked = readRequest(request, body)
  ledger.request(asked.conversation.replace(chatPrefix, ''))
  const over = limits.over(`${asked.kind} ${asked.conversation}`, performance.now())
  if (over !== null) {
    ledger.over(over.which)
    refuse(response, 429, over.seconds)
    return
  }
  const name = `${asked.kind} ${asked.conversation} ${asked.card}`
  const nth = (seen.get(name) ?? 0) + 1
  seen.set(name, nth)
  const fault = faultOf(seed, `${name} ${nth}`)
  if (fault.kind !== 'none') ledger.fault(fault.kind)
  if (!refused(fault, response)) await take(asked, fault, response)
}

type Asked = {
  kind: 'open' | 'post' | 'say' | 'edit'
  conversation: string
  card: string
  /** Which message is edited. */
  messageId?: string
}

/** Answers with a fault that comes before the message is taken; false for none. */
function refused({ kind, status, seconds }: Fault, response: ServerResponse): boolean {
  if (kind === 'throttled') refuse(response, 429, seconds)
  else if (kind === 'precondition') refuse(response, 412)
  else if (kind === 'trouble') refuse(response, status)
  else if (kind === 'reset') response.socket?.resetAndDestroy()
  else return false
  return true
}

async function take(asked: Asked, { kind, status, seconds }: Fault, response: ServerResponse): Promise<void> {
  const taken = asked.kind === 'say' || asked.kind === 'post'
  const copy = taken ? ledger.accepted(asked.conversation, asked.card) : null
  noteLostAnswer(response, copy)
  await wait(kind === 'slow' ? seconds * 1_000 : 100 + random() * 200)
  if (kind === 'time-out-accepted') return
  if (kind === 'reset-accepted') {
    response.socket?.resetAndDestroy()
    return
  }
  if (kind.endsWith('-accepted') && copy) copy.lost = true
  if (kind === 'trouble-accepted') {
    refuse(response, status)
    return
  }
  const made = answerOf(asked)
  response.writeHead(made.status, { 'content-type': 'application/json' })
  response.end(kind === 'garbled-accepted' ? '{"id": "cut o' : JSON.stringify(made.body))
}

function answerOf({ kind, conversation, messageId = randomUUID() }: Asked): ConnectorAnswer {
  switch (kind) {
    case 'open':
      return connectorAnswers.opened(`${chatPrefix}${conversation}`)
    case 'post':
      return connectorAnswers.posted(`${conversation};messageid=${messageId}`, messageId)
    case 'say':
      return connectorAnswers.said(messageId)
    case 'edit':
      return connectorAnswers.edited(messageId)
  }
}

/** The answer is lost when its connection ends before all of it was written. */
function noteLostAnswer(response: ServerResponse, copy: Copy | null): void {
  response.once('close', () => {
    if (copy && !response.writableFinished) copy.lost = true
  })
}

function refuse(response: ServerResponse, status: number, retryAfter?: number): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  })
  response.end(JSON.stringify({ error: { code: 'Injected', message: 'As the seed wills.' } }))
}

function readRequest({ method, url = '' }: IncomingMessage, body: string): Asked {
  const card = /"cardId":"([^"]+)"/.exec(body)?.[1] ?? 'no card'
  const [, , , place = '', , messageId = ''] = url.split('/').map(decodeURIComponent)
  const conversation = place.split(';')[0] ?? ''
  if (method === 'PUT') return { kind: 'edit', conversation, card, messageId }
  if (conversation !== '') return { kind: 'say', conversation, card }
  const channel = /"channel":\{"id":"([^"]+)"/.exec(body)?.[1]
  if (channel !== undefined) return { kind: 'post', conversation: channel, card: 'digest' }
  return { kind: 'open', conversation: /"members":\[\{"id":"([^"]+)"/.exec(body)?.[1] ?? '', card }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
