import type { Plans } from '../ports.ts'
import type { RunLedger } from './ledger.ts'

/** Cancels whatever of the latest runs has not gone out. Gives how many messages were held back; null where nothing was waiting. */
export async function cancelRuns(
  needs: { plans: Plans; runs: RunLedger },
  by: string,
): Promise<number | null> {
  const planId = needs.plans.library.current.plan.id
  const underWay = (await needs.runs.latest(planId)).filter(
    ({ counts, cancelledBy }) => counts.waiting > 0 && cancelledBy === null,
  )
  if (underWay.length === 0) return null
  let held = 0
  for (const { audience, periodStart } of underWay) {
    held += (await needs.runs.cancel(planId, audience, periodStart, by)) ?? 0
  }
  return held
}
