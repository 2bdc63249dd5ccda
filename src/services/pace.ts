/** When the channel may be asked, by its documented limits; all instances share it. */
export type Pace = {
  /**
   * Takes the next slot for one request, in that conversation (null: a further request of an attempt that has its slot
   * there). Taken: wait so many seconds, then ask. Not taken: come back after so many seconds.
   */
  takeSlot(conversation: string | null): Promise<{ taken: boolean; seconds: number }>
  /** The channel throttled a request, asking for so many seconds. Where it throttles the app as a whole, all slow down. */
  throttled(waitSeconds: number): Promise<void>
}

/** Awaited before each request to the channel: null to make it now, or the seconds to put it off for. */
export type Turn = () => Promise<number | null>
