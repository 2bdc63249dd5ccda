/** The problem of a message that nobody needs any more: it was not sent, and nobody was missed. */
export const noLongerWanted =
  'What this message asks was settled or taken back before it could be sent, or the cover that it was for is over.'

/**
 * How one attempt ended. `retry` is tried again after at least `afterSeconds`, later each time it fails in a row, and
 * in the end given up (about a day); `throttled`: the channel asked for the wait. `put-off` was not tried: there was no
 * slot for it. Both name the chat where one was opened for nothing yet. `refused` is never tried again.
 */
export type DeliveryOutcome =
  | { kind: 'sent'; conversationId: string; messageId: string }
  | { kind: 'edited' }
  | { kind: 'retry'; afterSeconds: number; problem: string; throttled?: true; openedChat?: string }
  | { kind: 'put-off'; afterSeconds: number; openedChat?: string }
  | { kind: 'refused'; problem: string }
