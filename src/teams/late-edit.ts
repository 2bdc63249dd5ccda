import { reportFault } from '../services/faults.ts'
import type { Log, Messenger, OutgoingMessage } from '../services/ports.ts'
import { withoutWaiting } from '../services/turns.ts'
import { referenceFrom } from './address.ts'
import type { TurnContext } from './sdk.ts'

/** Where a pressed message stands. */
export type Place = { address: { conversationId: string; reference: unknown }; messageId: string }

/**
 * Where the pressed message stands; null where the activity does not say. Taken while the turn lasts: its context is
 * revoked when it ends, and a late press ends after it.
 */
export function placeOf({ activity }: TurnContext): Place | null {
  if (activity.replyToId === undefined) return null
  const reference = referenceFrom(activity, activity.from.id)
  return { address: { conversationId: activity.conversation.id, reference }, messageId: activity.replyToId }
}

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
