/** An Adaptive Card, ready to be attached. */
export type Card = Record<string, unknown>

/** One message with a card. `summary` is what a notification shows: plain text, so send it as such. */
export type CardMessage = { card: Card; summary: string }

/**
 * The longest card we send, in UTF-16 units of its JSON. Teams counts UTF-16 and refuses a message of about
 * 100 KB; this leaves room for the activity around the card and for receipts longer than the forms they replace.
 */
export const cardSizeLimit = 40_000

/** A card's size in UTF-16 units, as Teams counts it. */
export function cardSize(card: Card): number {
  return JSON.stringify(card).length
}
