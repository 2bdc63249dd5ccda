import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { ChatAddress } from '../services/ports.ts'

/** What is needed to write to somebody who has not just written to us. Stored as it is; read back through this schema. */
const referenceSchema = z.strictObject({
  serviceUrl: z.url(),
  tenantId: z.string().min(1),
  /** The bot's own account in the channel. */
  botId: z.string().min(1),
  /** The person, for a personal chat; null for a channel. */
  userId: z.string().min(1).nullable(),
})
export type Reference = z.infer<typeof referenceSchema>

/** The parts of an incoming activity that an address is made of. Throws for one that bears none: it must not be stored. */
export const incomingSchema = z.object({
  serviceUrl: z.url(),
  recipient: z.object({ id: z.string().min(1) }),
  conversation: z.object({ id: z.string().min(1), tenantId: z.string().optional() }),
  channelData: z
    .object({
      tenant: z.object({ id: z.string() }).optional(),
      team: z.object({ id: z.string() }).nullish(),
      channel: z.object({ id: z.string() }).nullish(),
    })
    .nullish(),
})

/** The tenant that an activity says it comes from; null when it says none. */
export function tenantOf(activity: z.infer<typeof incomingSchema>): string | null {
  return activity.conversation.tenantId ?? activity.channelData?.tenant?.id ?? null
}

/** A message's or press's own id. Teams' ids are unique within a chat; one without must not be taken for a repeat of another without. */
export function activityIdOf({ conversation, id }: { conversation: { id: string }; id?: string }): string {
  return `${conversation.id}|${id ?? randomUUID()}`
}

/** A reference to whoever sent this activity, or to `userId` when the address is somebody else's. */
export function referenceFrom(activity: unknown, userId: string | null): Reference {
  const parsed = incomingSchema.parse(activity)
  return {
    serviceUrl: parsed.serviceUrl,
    tenantId: tenantOf(parsed) ?? '',
    botId: parsed.recipient.id,
    userId,
  }
}

/** The reference of a stored address. Throws for one that this version cannot read. */
export function referenceOf(address: ChatAddress): Reference {
  return referenceSchema.parse(address.reference)
}
