import { managersDigest } from '../../digest/managers-digest.ts'
import type { ManagersDigest } from '../../digest/managers-posted.ts'
import { periodStart, type Cadence } from '../../digest/period.ts'
import type { PlanUpdate } from '../../progress/update.ts'
import type { ManagersContent } from '../delivery-content.ts'
import type { Delivery, Directory, NewDelivery, Outbox } from '../ports.ts'
import { reachOfficers } from '../reach.ts'
import { officerReplies, replyCounts } from '../replies.ts'
import { decidersOf, type DeciderNeeds } from './deciders.ts'
import { writtenTo, type OfficersRun, type OfficersRunNeeds } from './officers-run.ts'

/** A channel that reads the managers' digest, by the name that the schedule gives it. */
export type Channel = { channel: string; cadence: Cadence }

export type ChannelRunNeeds = OfficersRunNeeds &
  DeciderNeeds & {
    outbox: Pick<Outbox, 'pagesOfPeriod' | 'previousManagersDigest'>
    directory: Directory
  }

/**
 * What one channel would read in a period, the one that holds the run's day unless another is given. `run` is whom the
 * officers' run of that day writes to. Writes nothing.
 */
export async function composeChannelRun(
  needs: ChannelRunNeeds,
  { channel, cadence }: Channel,
  run: OfficersRun,
  start: string = periodStart(cadence, run.asOf),
): Promise<{ digest: ManagersDigest; delivery: NewDelivery & { content: ManagersContent } }> {
  const { asOf, officers, updates, planId } = run
  const reached = await countReached(needs, run)
  const previous = await needs.outbox.previousManagersDigest(planId, channel, start)
  const deciders = await decidersOf(needs, updates, asOf)
  const positions = await needs.positions.ofPlan(planId)
  const digest = managersDigest(needs.plans.library.current, updates, asOf, {
    start,
    previous: previous?.content.kind === 'managers' ? previous.content : null,
    decider: ({ report }) => deciders.get(report.sequence) ?? { kind: 'nobody' },
    positions,
    officersAsked: reached,
    officersNotReached: officers.length - reached,
    lastPeriod: previous ? await repliesIn(needs, updates, previous, asOf) : null,
  })
  const content = { kind: 'managers', posted: digest, postedSequence: updates.at(-1)?.sequence ?? 0 } as const
  return { digest, delivery: { planId, recipient: channel, periodStart: start, part: 1, content } }
}

/** How many officers were asked in the week of that managers' digest, and how many of them have saved nothing since. */
async function repliesIn(
  { outbox, covers }: ChannelRunNeeds,
  updates: readonly PlanUpdate[],
  { planId, content }: Delivery,
  asOf: string,
): Promise<{ asked: number; notReplied: number } | null> {
  if (content.kind !== 'managers') return null
  const week = periodStart('weekly', content.posted.asOf)
  const since = await covers.between(planId, week, asOf)
  return replyCounts(await officerReplies(outbox.pagesOfPeriod(planId, week), updates, since))
}

/** How many of a run's officers a card would reach, by themselves or by whoever stands in for them. */
async function countReached({ directory }: ChannelRunNeeds, run: OfficersRun): Promise<number> {
  const reaches = await reachOfficers(directory, writtenTo(run))
  return [...reaches.values()].filter(({ reachable }) => reachable).length
}
