import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

/** What a chat completions service is sent, as far as it matters here. Unknown members are an error: nothing else may be sent. */
const requestSchema = z.strictObject({
  model: z.string(),
  messages: z.array(z.strictObject({ role: z.enum(['system', 'user']), content: z.string() })),
  tool_choice: z.literal('auto'),
  tools: z.array(
    z.strictObject({
      type: z.literal('function'),
      function: z.strictObject({
        name: z.string().regex(/^[\w-]{1,64}$/),
        description: z.string(),
        parameters: z.looseObject({ type: z.literal('object') }),
      }),
    }),
  ),
})
export type ModelRequest = {
  path: string
  headers: IncomingHttpHeaders
  body: z.infer<typeof requestSchema>
}

/** How the service answers one request. */
export type ModelAnswer = (response: ServerResponse) => void

/** A local service that speaks the chat completions protocol and answers as it is told. */
export type ModelServer = {
  url: string
  asked: ModelRequest[]
  answer: (answer: ModelAnswer) => void
  stop: () => Promise<void>
}

export async function startModelServer(): Promise<ModelServer> {
  const asked: ModelRequest[] = []
  const state = { answer: saying('Hello.') }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = requestSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
      asked.push({ path: request.url ?? '', headers: request.headers, body })
      state.answer(response)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answer: (answer) => {
      state.answer = answer
    },
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

type Call = { name: string; parameters: unknown }

/** The model calls functions; parameters that are a string are sent as they are, which need not be JSON. */
export function calling(...calls: Call[]): ModelAnswer {
  return completing({
    content: null,
    tool_calls: calls.map(({ name, parameters }, i) => ({
      id: `call_${i + 1}`,
      type: 'function',
      function: { name, arguments: typeof parameters === 'string' ? parameters : JSON.stringify(parameters) },
    })),
  })
}

/** The model writes a text. */
export function saying(content: string): ModelAnswer {
  return completing({ content })
}

/** The model declines, as some services report it. */
export function refusing(refusal: string): ModelAnswer {
  return completing({ content: null, refusal })
}

/** The service answers with an error whose words repeat the question, as real ones may. */
export function failing(status: number, words: string): ModelAnswer {
  return sending(status, JSON.stringify({ error: { message: words, type: 'invalid_request_error' } }))
}

/** Any body with any status. */
export function sending(status: number, body: string, headers: Record<string, string> = {}): ModelAnswer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(body)
  }
}

/** The service takes the request and says nothing more. */
export const silence: ModelAnswer = () => undefined

/** The service begins its answer and never ends it. */
export const dripping: ModelAnswer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write('{"choices": [')
  const timer = setInterval(() => response.write(' '), 20)
  response.on('close', () => {
    clearInterval(timer)
  })
}

function completing(message: Record<string, unknown>): ModelAnswer {
  return sending(
    200,
    JSON.stringify({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1_311_000_000,
      model: 'a-model',
      choices: [
        {
          index: 0,
          finish_reason: 'tool_calls' in message ? 'tool_calls' : 'stop',
          message: { role: 'assistant', ...message },
        },
      ],
      usage: { prompt_tokens: 1200, completion_tokens: 20, total_tokens: 1220 },
    }),
  )
}
