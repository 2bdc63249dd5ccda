/** An Adaptive Card, ready to be attached. */
export type Card = Record<string, unknown>

/**
 * One message with a card. `summary` is what a notification shows: plain text, so send it as such, and at most
 * `summaryLimit` characters.
 */
export type CardMessage = { card: Card; summary: string }

/** A notification shows some two lines. */
export const summaryLimit = 200

/**
 * The longest message we send, in UTF-16 units: the whole activity, not its card alone. Teams counts UTF-16 and refuses
 * about 100 KB, which is some 50,000 units.
 */
export const messageSizeLimit = 40_000

/** What addresses an activity: who, to whom, in which chat of which tenant through which service. Teams' ids are up to a few hundred units long each. */
const roomForAddress = 2_500

/** A message's size in UTF-16 units, as Teams counts it: everything that is sent, with room for what addresses it. */
export function messageSize({ card, summary, text = '' }: CardMessage & { text?: string }): number {
  const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', content: card }
  return JSON.stringify({ type: 'message', summary, text, attachments: [attachment] }).length + roomForAddress
}
