import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One HTTP request and its answer; bodies are parsed JSON, null where there is none. `step` is where the script was. */
export type Exchange = {
  step: string
  to: 'bot' | 'Teams'
  method: string
  path: string
  request: unknown
  status: number
  answer: unknown
}
export type Answer = Pick<Exchange, 'status' | 'answer'>

/** A server that passes every request on and keeps both sides of it. `recording` is in the order in which requests came. */
export type Recorder = { url: string; close: () => Promise<void> }

/**
 * `target` gives the address to pass requests on to, asked anew for each. `request` may change a body on its way there,
 * `answer` what comes back; what is kept is what the sender sent and got.
 */
export async function openRecorder(
  recording: Exchange[],
  needs: {
    to: Exchange['to']
    target: () => string
    step: () => string
    request?: (body: unknown) => unknown
    answer?: (exchange: Exchange) => Answer
  },
): Promise<Recorder> {
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const sent = parsed(await textOf(request))
    const exchange: Exchange = {
      ...{ step: needs.step(), to: needs.to, method: request.method ?? '', path: request.url ?? '' },
      ...{ request: sent, status: 0, answer: null },
    }
    recording.push(exchange)
    const body = sent === null ? null : JSON.stringify(needs.request?.(sent) ?? sent)
    const came = await fetch(`${needs.target()}${exchange.path}`, {
      method: exchange.method,
      headers: { 'content-type': 'application/json' },
      body,
    })
    const answered = { ...exchange, status: came.status, answer: parsed(await came.text()) }
    const { status, answer } = needs.answer?.(answered) ?? answered
    Object.assign(exchange, { status, answer })
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(answer === null ? '' : JSON.stringify(answer))
  }
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

/** Null for no body; a body that is no JSON is its text. */
function parsed(text: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
