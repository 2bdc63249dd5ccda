import { z } from 'zod'
import { faultKinds, type FaultKind } from './faults.ts'

/** One copy of a card that a person got. `lost`: whoever sent it did not get the answer. Times are epoch milliseconds. */
const copySchema = z.strictObject({ at: z.number(), lost: z.boolean() })
export type Copy = z.infer<typeof copySchema>

/** What the stand-in saw, as it tells it. */
export const reportSchema = z.strictObject({
  requests: z.number(),
  /** Of the time until the last person was first written to: requests in it, and seconds. After it, only retries are left. */
  busy: z.strictObject({ requests: z.number(), seconds: z.number() }),
  seconds: z.number(),
  /** Requests over a documented limit, by which limit; each was answered 429. */
  over: z.strictObject({ app: z.number(), conversation: z.number() }),
  faults: z.record(z.enum(faultKinds), z.number()),
  /** Every card that was taken, with its copies. */
  cards: z.array(z.strictObject({ conversation: z.string(), card: z.string(), copies: z.array(copySchema) })),
})
export type Report = z.infer<typeof reportSchema>

/** Keeps what happened, for the report. */
export class Ledger {
  readonly #requests: number[] = []
  readonly #over = { app: 0, conversation: 0 }
  readonly #faults = new Map<FaultKind, number>()
  readonly #cards = new Map<string, { conversation: string; card: string; copies: Copy[] }>()
  readonly #people = new Set<string>()
  #lastFirst = 0

  /** A request came, to open somebody's chat or to write in it; `person` is the same for both. */
  request(person: string): void {
    const now = Date.now()
    this.#requests.push(now)
    if (this.#people.has(person)) return
    this.#people.add(person)
    this.#lastFirst = now
  }

  over(which: 'app' | 'conversation'): void {
    this.#over[which] += 1
  }

  fault(kind: FaultKind): void {
    this.#faults.set(kind, (this.#faults.get(kind) ?? 0) + 1)
  }

  /** A message was taken; what is returned is to be marked when its answer is lost. */
  accepted(conversation: string, card: string): Copy {
    const key = `${conversation} ${card}`
    const known = this.#cards.get(key) ?? { conversation, card, copies: [] }
    const copy = { at: Date.now(), lost: false }
    known.copies.push(copy)
    this.#cards.set(key, known)
    return copy
  }

  report(): Report {
    const first = this.#requests[0] ?? 0
    const last = this.#requests.at(-1) ?? 0
    const busy = this.#requests.filter((at) => at <= this.#lastFirst)
    return {
      requests: this.#requests.length,
      busy: { requests: busy.length, seconds: (this.#lastFirst - first) / 1_000 },
      seconds: (last - first) / 1_000,
      over: this.#over,
      faults: Object.fromEntries(
        faultKinds.map((kind) => [kind, this.#faults.get(kind) ?? 0]),
      ) as Report['faults'],
      cards: [...this.#cards.values()],
    }
  }
}
