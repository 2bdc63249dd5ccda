import { z } from 'zod'
import type { DeliveryOutcome } from '../services/delivery-outcome.ts'

/** What the SDK's errors carry; anything else counts as a broken connection. `code` is Teams' own word for the reason. */
const sendErrorSchema = z.object({
  statusCode: z.number().optional(),
  code: z.string().optional().catch(undefined),
  response: z.object({ headers: z.custom<{ get(name: string): unknown }>(hasGet) }).optional(),
})

function hasGet(headers: unknown): boolean {
  return (
    typeof headers === 'object' && headers !== null && 'get' in headers && typeof headers.get === 'function'
  )
}

/** Answers that may pass later: Teams' documented ones (throttled, conflict of writes, trouble on its side). */
const passing = new Set([408, 412, 429, 500, 502, 503, 504])
/** The first wait where Teams names none; the outbox doubles it with each failure in a row. */
const retrySeconds = 2

/** What Teams' codes for a 403 ask for. Only Teams can lift any of them, so none is tried again by itself. */
const forbidden = new Map([
  ['ConversationBlockedByUser', 'they have blocked the app. Ask them to unblock it in Teams.'],
  [
    'MessageWritesBlocked',
    'they have blocked or removed the app. Ask them to unblock it, or install it for them.',
  ],
  ['ForbiddenOperationException', 'the app is not installed for them. Install it for them.'],
  ['BotNotInConversationRoster', 'the app has been removed from this chat or team. Add it again.'],
  ['BotDisabledByAdmin', 'the app is blocked in the Teams admin centre. Allow it there for them.'],
  ['NotEnoughPermissions', 'the app may not write here. Ask the owner of the team or channel to allow it.'],
  ['InvalidBotApiHost', 'the app was met at another address of Teams. Remove it from them and add it again.'],
])
const forbiddenOtherwise = 'the app is not installed for them, or they have blocked it.'

/** How a failed call to Teams is settled: tried again later, or given up with what to do next. */
export function outcomeOfError(error: unknown): DeliveryOutcome {
  const { statusCode: status, code, response } = sendErrorSchema.safeParse(error).data ?? {}
  if (status === undefined) return retry('The connection to Teams broke', retrySeconds)
  if (passing.has(status)) {
    const outcome = retry(`Teams answered ${status}`, retryAfter(response?.headers) ?? retrySeconds)
    return status === 429 ? { ...outcome, throttled: true } : outcome
  }
  if (status < 300) return unreadableAnswer
  return { kind: 'refused', problem: refusal(status, code ?? '') }
}

/** Teams took the message, but what it said of it cannot be read: sent again, or it could never be edited. */
export const unreadableAnswer: DeliveryOutcome = retry('Teams’ answer could not be read', retrySeconds)

function retry(reason: string, afterSeconds: number) {
  return { kind: 'retry' as const, afterSeconds, problem: `${reason}. The bot will try again.` }
}

function refusal(status: number, code: string): string {
  if (status === 403) return `Teams refused (403): ${forbidden.get(code) ?? forbiddenOtherwise}`
  if (status === 404) return 'Teams does not know this chat or message (404): it may have been deleted.'
  return `Teams refused the message (${status}). Ask the IT operator to look at the log.`
}

function retryAfter(headers: { get(name: string): unknown } | undefined): number | null {
  const seconds = Number(headers?.get('retry-after'))
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null
}
