import type { RunOnRecord } from '../../digest/run.ts'
import type { Plans } from '../ports.ts'
import type { RunLedger } from './ledger.ts'

/** Those of the latest runs that have messages to be sent, and are not cancelled. */
export async function waitingRuns(needs: {
  plans: Plans
  runs: Pick<RunLedger, 'latest'>
}): Promise<RunOnRecord[]> {
  const latest = await needs.runs.latest(needs.plans.library.current.plan.id)
  return latest.filter(({ counts, cancelledBy }) => counts.waiting > 0 && cancelledBy === null)
}

/** Cancels whatever of the latest runs has not gone out. Gives how many messages were held back; null where nothing was waiting. */
export async function cancelRuns(
  needs: { plans: Plans; runs: RunLedger },
  by: string,
): Promise<number | null> {
  const underWay = await waitingRuns(needs)
  if (underWay.length === 0) return null
  let held = 0
  for (const { planId, audience, periodStart } of underWay) {
    held += (await needs.runs.cancel(planId, audience, periodStart, by)) ?? 0
  }
  return held
}
