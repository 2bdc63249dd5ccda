import { z } from 'zod'
import type { DeliveryOutcome } from '../services/ports.ts'

/** What the SDK's errors carry; anything else counts as a broken connection. */
const sendErrorSchema = z.object({
  statusCode: z.number().optional(),
  response: z.object({ headers: z.custom<{ get(name: string): unknown }>(hasGet) }).optional(),
})

function hasGet(headers: unknown): boolean {
  return (
    typeof headers === 'object' && headers !== null && 'get' in headers && typeof headers.get === 'function'
  )
}

/** Answers that may pass later: Teams' documented ones (throttled, conflict of writes, trouble on its side). */
const passing = new Set([408, 412, 429, 500, 502, 503, 504])
const retrySeconds = 30

/** How a failed call to Teams is settled: tried again later, or given up with what to do next. */
export function outcomeOfError(error: unknown): DeliveryOutcome {
  const parsed = sendErrorSchema.safeParse(error)
  const status = parsed.data?.statusCode
  if (status === undefined || passing.has(status)) {
    const reason = status === undefined ? 'The connection to Teams broke' : `Teams answered ${status}`
    return {
      kind: 'retry',
      afterSeconds: retryAfter(parsed.data?.response?.headers) ?? retrySeconds,
      problem: `${reason}. The bot will try again.`,
    }
  }
  if (status === 403) {
    return {
      kind: 'refused',
      problem: 'Teams refused (403): the app is not installed for them, or they have blocked it.',
    }
  }
  if (status === 404) {
    return {
      kind: 'refused',
      problem: 'Teams does not know this chat or message (404): it may have been deleted.',
    }
  }
  return {
    kind: 'refused',
    problem: `Teams refused the message (${status}). Ask the IT operator to look at the log.`,
  }
}

function retryAfter(headers: { get(name: string): unknown } | undefined): number | null {
  const seconds = Number(headers?.get('retry-after'))
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null
}
