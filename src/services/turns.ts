import { setTimeout as wait } from 'node:timers/promises'
import { reportFault } from './faults.ts'
import type { Pace, Turn } from './pace.ts'
import type { Log } from './ports.ts'

/** How long a row is put off for while the pace cannot be asked. */
const faultSeconds = 5

/** For what answers somebody now: the outbox leaves room under the channel's limits for it. */
export const withoutWaiting: Turn = () => Promise.resolve(null)

/** The turns of one attempt: the first takes a slot in its conversation, every one a slot of the app's, and waits for it. */
export function makeTurns(needs: { pace: Pace; log: Log }, conversation: string): Turn {
  let first = true
  return async () => {
    try {
      const { taken, seconds } = await needs.pace.takeSlot(first ? conversation : null)
      if (!taken) return seconds
      first = false
      if (seconds > 0) await wait(seconds * 1_000)
      return null
    } catch (error) {
      reportFault(needs.log, error, 'pace')
      return faultSeconds
    }
  }
}
