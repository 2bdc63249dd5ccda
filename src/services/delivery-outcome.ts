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
