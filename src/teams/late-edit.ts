import { z } from 'zod'
import { reportFault } from '../services/faults.ts'
import type { Log, Messenger, OutgoingMessage } from '../services/ports.ts'
import { withoutWaiting } from '../services/turns.ts'
import { incomingSchema, referenceFrom } from './address.ts'

/** Where a pressed message stands. */
export type Place = { address: { conversationId: string; reference: unknown }; messageId: string }

/**
 * Where the pressed message stands; null where the activity does not say. Taken while the turn lasts: its context is
 * revoked when it ends, and a late press ends after it.
 */
export function placeOf({ activity }: { activity: unknown }): Place | null {
  // Read outside the work that answers for its faults, so an activity that lacks something must not throw here.
  const pressed = pressedSchema.safeParse(activity).data
  if (pressed === undefined) return null
  const reference = referenceFrom(activity, pressed.from.id)
  return { address: { conversationId: pressed.conversation.id, reference }, messageId: pressed.replyToId }
}

const pressedSchema = incomingSchema.extend({
  replyToId: z.string().min(1),
  from: z.object({ id: z.string().min(1) }),
})

/** Edits a pressed message to say what became of a late press. Whether it could be edited; never throws. */
export async function editLate(
  { messenger, log }: { messenger: Pick<Messenger, 'edit'>; log: Log },
  place: Place | null,
  message: OutgoingMessage,
): Promise<boolean> {
  if (place === null) return false
  try {
    return (await messenger.edit(place.address, place.messageId, message, withoutWaiting)).kind === 'edited'
  } catch (error) {
    reportFault(log, error, 'edit after a late press')
    return false
  }
}
