import { setTimeout as wait } from 'node:timers/promises'
import { reportFault } from './faults.ts'
import type { OutageWatch } from './outage-watch.ts'
import type { Log } from './ports.ts'

const pauseMs = 1_000
/** A minute's tries: as often is a fault reported that lasts. */
const triesBetweenReports = 60
/** An hour's tries. */
const tryLimit = 3_600

/**
 * Does what needs the database, again and again while that is away. Throws the last failure after an hour, or at once when
 * the bot is stopping.
 */
export async function whileAway<Result>(
  { log, outages }: { log: Log; outages: OutageWatch },
  stop: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  for (let tries = 0; ; tries += 1) {
    try {
      const result = await work()
      await outages.back()
      return result
    } catch (error) {
      outages.away()
      if (stop.aborted || tries === tryLimit) throw error
      if (tries % triesBetweenReports === 0) reportFault(log, error, 'outbox')
      await wait(pauseMs)
    }
  }
}
