import { reportFault } from './faults.ts'
import type { Clock, Log, Outbox } from './ports.ts'

/** Keeps how long the database was away from one worker, so that `digest status` can say what happened to a run. */
export type OutageWatch = {
  /** A question to the database failed. */
  away: () => void
  /** One was answered. Never throws: that an outage is not kept changes nothing of what goes out. */
  back: () => Promise<void>
}

export function watchOutages(needs: {
  outbox: Pick<Outbox, 'noteOutage'>
  clock: Pick<Clock, 'now'>
  log: Log
}): OutageWatch {
  // The first failure's time: the dozens of messages under way meet the same outage, and it is kept once.
  let from: string | null = null
  return {
    away: () => {
      from ??= needs.clock.now()
    },
    back: async () => {
      if (from === null) return
      const outage = { from, to: needs.clock.now() }
      from = null
      try {
        await needs.outbox.noteOutage(outage)
      } catch (error) {
        reportFault(needs.log, error, 'outbox')
      }
    },
  }
}
