import { periodStart } from '../../digest/period.ts'
import { composeChannelRun, type Channel, type ChannelRunNeeds } from './channel-run.ts'
import { officersAudience, type Run } from '../../digest/run.ts'
import type { Clock } from '../ports.ts'
import type { Begun, RunLedger } from './ledger.ts'
import { composeOfficersRun, officersDeliveries, type OfficersRun } from './officers-run.ts'

export type StartRunNeeds = ChannelRunNeeds & { runs: RunLedger; clock: Clock }

/** Writes to the officers of a run. */
export async function startOfficersRun(
  needs: StartRunNeeds,
  run: OfficersRun,
  cause: Run['cause'],
): Promise<Begun> {
  const { planId, periodStart, asOf } = run
  const row: Run = {
    ...{ planId, audience: officersAudience, cadence: 'weekly', periodStart, asOf, cause },
    startedAt: needs.clock.now(),
  }
  return needs.runs.begin(row, officersDeliveries(needs, run), cause === 'by-hand')
}

/** Posts a period's managers' digest in one channel; `run` is whom the officers' run of that day writes to. */
export async function startChannelRun(
  needs: StartRunNeeds,
  channel: Channel,
  run: OfficersRun,
  { periodStart, cause }: Pick<Run, 'periodStart' | 'cause'>,
): Promise<Begun> {
  const { delivery } = await composeChannelRun(needs, channel, run, periodStart)
  const row: Run = {
    ...{ planId: run.planId, audience: channel.channel, cadence: channel.cadence, periodStart, cause },
    ...{ asOf: run.asOf, startedAt: needs.clock.now() },
  }
  return needs.runs.begin(row, [delivery], cause === 'by-hand')
}

/**
 * Starts everything of the periods that hold `asOf`; whoever has had a message gets no second one. The schedule never
 * touches a run that exists.
 */
export async function startAll(
  needs: StartRunNeeds,
  channels: readonly Channel[],
  { asOf, cause }: Pick<Run, 'asOf' | 'cause'>,
): Promise<Begun & { resting: number }> {
  const run = await composeOfficersRun(needs, asOf)
  // Officers first: the managers' digest says how many of them are asked.
  const begun = [await startOfficersRun(needs, run, cause)]
  for (const channel of channels) {
    const start = { periodStart: periodStart(channel.cadence, asOf), cause }
    begun.push(await startChannelRun(needs, channel, run, start))
  }
  return {
    existed: begun.every(({ existed }) => existed),
    added: begun.reduce((sum, { added }) => sum + added, 0),
    resting: run.resting.length,
  }
}
