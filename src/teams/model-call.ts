import { z } from 'zod'

/** Why a call gave nothing to go by, in words for the log: never the service's own, which can quote the question. */
export type CallProblem =
  'no answer in time' | 'no connection' | 'too long an answer' | 'unreadable answer' | `status ${number}`

/** One call to a language model service. */
export type ModelCall = {
  /** What Teams AI's model sends its request with. It never fails: Teams AI prints every failure, whatever it quotes. */
  fetch: (address: unknown, init?: { headers?: unknown; body?: unknown }) => Promise<Response>
  /** What went wrong, once the call is over; null for nothing. */
  problem(): CallProblem | null
}

/** A choice of a query is a few hundred bytes; nothing longer is worth reading. */
const longestAnswer = 64_000
/** What is sent: the SDK would also tell the service about this machine. */
const requestSchema = z.object({
  headers: z.object({
    authorization: z.string().optional(),
    'api-key': z.string().optional(),
    'content-type': z.string(),
  }),
  body: z.string(),
})

const answerSchema = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({
          tool_calls: z
            .array(
              z.object({
                id: z.string(),
                type: z.literal('function'),
                function: z.object({ name: z.string(), arguments: z.string() }),
              }),
            )
            .nullish(),
        }),
      }),
    )
    .min(1),
})

/**
 * Makes one call within `timeoutMs`, to the end of its answer, with `reference` for the service's own log. Of the
 * answer only the choice of functions is passed on: whatever the model wrote ends here.
 */
export function makeModelCall(
  { timeoutMs, reference }: { timeoutMs: number; reference: string },
  send: typeof fetch = fetch,
): ModelCall {
  let problem: CallProblem | null = null
  const fail = (found: CallProblem): Response => {
    problem = found
    return completion({})
  }
  return {
    problem: () => problem,
    fetch: async (address, init) => {
      const signal = AbortSignal.timeout(timeoutMs)
      try {
        const { headers, body } = requestSchema.parse({ ...init, headers: inSmallLetters(init?.headers) })
        const response = await send(z.string().parse(address), {
          method: 'POST',
          headers: { ...headers, 'x-ms-client-request-id': reference },
          body,
          redirect: 'error',
          signal,
        })
        if (!response.ok) {
          await response.body?.cancel()
          return fail(`status ${response.status}`)
        }
        const text = await readAtMost(response, longestAnswer)
        if (text === null) return fail('too long an answer')
        const answer = answerSchema.safeParse(parsed(text))
        if (!answer.success) return fail('unreadable answer')
        return completion({ tool_calls: answer.data.choices[0]?.message.tool_calls ?? undefined })
      } catch {
        return fail(signal.aborted ? 'no answer in time' : 'no connection')
      }
    },
  }
}

function inSmallLetters(headers: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]))
}

/** An answer of the service's form with nothing written in it. */
function completion(message: Record<string, unknown>): Response {
  return Response.json({ choices: [{ index: 0, message: { role: 'assistant', content: null, ...message } }] })
}

/** The body as text; null where it is longer than so many bytes. */
async function readAtMost(response: Response, limit: number): Promise<string | null> {
  const reader = response.body?.getReader()
  const chunks: Uint8Array[] = []
  for (let length = 0; reader;) {
    const read = await reader.read()
    if (read.done) break
    const chunk = z.instanceof(Uint8Array).parse(read.value)
    length += chunk.length
    if (length > limit) {
      await reader.cancel()
      return null
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
