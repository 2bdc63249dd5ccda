/** Seconds and how many requests are taken in them. */
type Limit = { seconds: number; most: number }

/** Teams' documented limits (docs/decisions/0023). Of one conversation each kind of request is counted by itself. */
const ofConversation: readonly Limit[] = [
  { seconds: 1, most: 7 },
  { seconds: 2, most: 8 },
  { seconds: 30, most: 60 },
  { seconds: 3_600, most: 1_800 },
]
const ofApp: readonly Limit[] = [{ seconds: 1, most: 50 }]

/** Counts requests over sliding windows, also those that it refuses. Times are milliseconds. */
export class Limits {
  readonly #app: number[] = []
  readonly #conversations = new Map<string, number[]>()

  /** Seconds that a request made now has to wait (Retry-After) where it is over a limit, and which; null where it is not. */
  over(conversation: string, now: number): { seconds: number; which: 'app' | 'conversation' } | null {
    const own = this.#conversations.get(conversation) ?? []
    this.#conversations.set(conversation, own)
    const [app, one] = [exceeded(this.#app, ofApp, now), exceeded(own, ofConversation, now)]
    if (app !== null) return { seconds: app, which: 'app' }
    return one === null ? null : { seconds: one, which: 'conversation' }
  }
}

/** Notes the request, and gives the window in seconds that it is too many in. */
function exceeded(times: number[], limits: readonly Limit[], now: number): number | null {
  const longest = Math.max(...limits.map(({ seconds }) => seconds))
  while (times[0] !== undefined && times[0] <= now - longest * 1_000) times.shift()
  times.push(now)
  const over = limits.find(
    ({ seconds, most }) => times.filter((time) => time > now - seconds * 1_000).length > most,
  )
  return over?.seconds ?? null
}
