import { reportFault } from './faults.ts'
import type { Log, RefusedAct, UpdateStore } from './ports.ts'

/** Keeps that somebody was refused something. Not waited for, and nothing depends on it. */
export function keepRefusal(
  needs: { updates: Pick<UpdateStore, 'refused'>; log: Log },
  what: RefusedAct,
): void {
  needs.updates.refused(what).catch((error: unknown) => {
    reportFault(needs.log, error, 'refusal')
  })
}
