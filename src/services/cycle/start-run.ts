import { periodStart } from '../../digest/period.ts'
import { composeChannelRun, type Channel, type ChannelRunNeeds } from './channel-run.ts'
import { officersAudience, type Run } from '../../digest/run.ts'
import type { Clock } from '../ports.ts'
import type { Begun, RunLedger } from './ledger.ts'
import { composeOfficersRun, officersDeliveries } from './officers-run.ts'

export type StartRunNeeds = ChannelRunNeeds & { runs: RunLedger; clock: Clock }

/** A run that is to start: its period, the day it speaks as at, and why. The schedule's never touches one that exists. */
type Start = Pick<Run, 'periodStart' | 'asOf' | 'cause'>

/** Writes to a week's officers. */
export async function startOfficersRun(
  needs: StartRunNeeds,
  start: Start,
): Promise<Begun & { officers: number; resting: number }> {
  const run = await composeOfficersRun(needs, start.asOf, start.periodStart)
  const row: Run = {
    ...{ planId: run.planId, audience: officersAudience, cadence: 'weekly' },
    ...start,
    startedAt: needs.clock.now(),
  }
  const begun = await needs.runs.begin(row, officersDeliveries(needs, run), start.cause === 'by-hand')
  return { ...begun, officers: run.officers.length, resting: run.resting.length }
}

/** Posts a period's managers' digest in one channel. */
export async function startChannelRun(needs: StartRunNeeds, channel: Channel, start: Start): Promise<Begun> {
  const { delivery } = await composeChannelRun(needs, channel, start.asOf, start.periodStart)
  const row: Run = {
    planId: delivery.planId,
    audience: channel.channel,
    cadence: channel.cadence,
    ...start,
    startedAt: needs.clock.now(),
  }
  return needs.runs.begin(row, [delivery], start.cause === 'by-hand')
}

/** Starts everything of the periods that hold `asOf`; whoever has had a message gets no second one. */
export async function startAll(
  needs: StartRunNeeds,
  channels: readonly Channel[],
  { asOf, cause }: Pick<Run, 'asOf' | 'cause'>,
): Promise<Begun & { resting: number }> {
  const startOf = (cadence: Run['cadence']): Start => ({
    asOf,
    cause,
    periodStart: periodStart(cadence, asOf),
  })
  // Officers first: the managers' digest says how many of them are asked.
  const officers = await startOfficersRun(needs, startOf('weekly'))
  const begun: Begun[] = [officers]
  for (const channel of channels) begun.push(await startChannelRun(needs, channel, startOf(channel.cadence)))
  return {
    existed: begun.every(({ existed }) => existed),
    added: begun.reduce((sum, { added }) => sum + added, 0),
    resting: officers.resting,
  }
}
