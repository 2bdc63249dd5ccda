import { setTimeout as wait } from 'node:timers/promises'

/**
 * A fault does not say whether the database had stored the press before its answer was lost, and it may still be at
 * work on it: it ends a statement after 10 s. Not before that has passed is "not there" the last word.
 */
const certainAfterSeconds = 11
/** Seconds between looks, for about an hour: the database may take a while to come back. */
const pauses = [0, certainAfterSeconds, ...Array.from({ length: 120 }, () => 30)]

/**
 * What became of a press that ended in a fault: what it was on as that is now, by `read`, and whether the press is stored
 * there, by `isStored`. Null for a card that is not kept, or when the database has not answered for an hour.
 */
export async function whatBecameOf<Card>(
  read: () => Promise<Card | null>,
  isStored: (card: Card) => boolean,
): Promise<{ card: Card; stored: boolean } | null> {
  let waited = 0
  for (const seconds of pauses) {
    // A bot that stops does not wait for this.
    await wait(seconds * 1_000, undefined, { ref: false })
    waited += seconds
    // The fault has been reported; while it lasts there is nothing to say.
    const card = await read().catch(() => undefined)
    if (card === null) return null
    if (card === undefined) continue
    const stored = isStored(card)
    if (stored || waited >= certainAfterSeconds) return { card, stored }
  }
  return null
}
