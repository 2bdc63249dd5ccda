import { setTimeout as wait } from 'node:timers/promises'
import type { CardOnHand, ReadCard } from '../services/officer-card/card-on-hand.ts'

/**
 * A fault does not say whether the database had stored the press before its answer was lost, and it may still be at
 * work on it: it ends a statement after 10 s. Not before that has passed is "not there" the last word.
 */
const certainAfterSeconds = 11
/** Seconds between looks, for about an hour: the database may take a while to come back. */
const pauses = [0, certainAfterSeconds, ...Array.from({ length: 120 }, () => 30)]

/**
 * What became of a press that ended in a fault: its card as it is now, and whether the press is stored. Null for a card
 * that is not kept, or when the database has not answered for an hour.
 */
export async function whatBecameOf(
  readCard: ReadCard,
  cardId: string,
  activityId: string,
): Promise<{ card: CardOnHand; stored: boolean } | null> {
  let waited = 0
  for (const seconds of pauses) {
    // A bot that stops does not wait for this.
    await wait(seconds * 1_000, undefined, { ref: false })
    waited += seconds
    // The fault has been reported; while it lasts there is nothing to say.
    const card = await readCard(cardId).catch(() => undefined)
    if (card === null) return null
    if (card === undefined) continue
    const stored = card.updates.some((update) => update.activityId === activityId)
    if (stored || waited >= certainAfterSeconds) return { card, stored }
  }
  return null
}
