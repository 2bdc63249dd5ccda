import { incomingSchema, tenantOf } from './address.ts'

/** Which activities the bot takes: Teams' own, of one tenant, and in a demonstration from this machine only. */
export type GuardSettings = { tenantId: string; demonstration: boolean }

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * Why a request body is not taken, or null if it may go on to the SDK, which checks its signature. Fails closed:
 * a body that does not say its channel or tenant is refused.
 */
export function refusalOf(body: unknown, settings: GuardSettings): string | null {
  const activity = incomingSchema.safeParse(body)
  if (!activity.success) return 'This is not a Bot Framework activity.'
  const channelId = typeof body === 'object' && body !== null && 'channelId' in body ? body.channelId : null
  if (channelId !== 'msteams') return 'Only Microsoft Teams is served here.'
  if (tenantOf(activity.data)?.toLowerCase() !== settings.tenantId.toLowerCase()) {
    return 'This bot serves another tenant.'
  }
  // An unsigned activity could name any address for the answer; in a demonstration it must stay on this machine.
  if (settings.demonstration && !loopback.has(new URL(activity.data.serviceUrl).hostname)) {
    return 'The demonstration answers on this machine only.'
  }
  return null
}
