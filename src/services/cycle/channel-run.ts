import { managersDigest } from '../../digest/managers-digest.ts'
import type { ManagersDigest } from '../../digest/managers-posted.ts'
import { periodStart, type Cadence } from '../../digest/period.ts'
import type { PlanUpdate } from '../../progress/update.ts'
import type { Delivery, Directory, ManagersContent, NewDelivery, Outbox } from '../ports.ts'
import { reachOfficer } from '../reach.ts'
import { officerReplies } from '../replies.ts'
import { decidersOf, type DeciderNeeds } from './deciders.ts'
import { composeOfficersRun, type OfficersRunNeeds } from './officers-run.ts'

/** A channel that reads the managers' digest, by the name that the schedule gives it. */
export type Channel = { channel: string; cadence: Cadence }

export type ChannelRunNeeds = OfficersRunNeeds &
  DeciderNeeds & {
    outbox: Pick<Outbox, 'ofPeriod' | 'previousManagersDigest'>
    directory: Directory
  }

/** What one channel would read in a period, the one that holds `asOf` unless another is given. Writes nothing. */
export async function composeChannelRun(
  needs: ChannelRunNeeds,
  { channel, cadence }: Channel,
  asOf: string,
  start: string = periodStart(cadence, asOf),
): Promise<{ digest: ManagersDigest; delivery: NewDelivery & { content: ManagersContent } }> {
  const { officers, updates, planId } = await composeOfficersRun(needs, asOf)
  const reaches = await Promise.all(officers.map(({ officer }) => reachOfficer(needs.directory, officer)))
  const reached = reaches.filter(({ reachable }) => reachable).length
  const previous = await needs.outbox.previousManagersDigest(planId, channel, start)
  const deciders = await decidersOf(needs, updates, asOf)
  const digest = managersDigest(needs.plans.library.current, updates, asOf, {
    start,
    previous: previous?.content.kind === 'managers' ? previous.content : null,
    decider: ({ report }) => deciders.get(report.sequence) ?? { kind: 'nobody' },
    officersAsked: reached,
    officersNotReached: officers.length - reached,
    lastPeriod: previous ? await repliesIn(needs.outbox, updates, previous) : null,
  })
  const content = { kind: 'managers', posted: digest, postedSequence: updates.at(-1)?.sequence ?? 0 } as const
  return { digest, delivery: { planId, recipient: channel, periodStart: start, part: 1, content } }
}

/** Of the officers whom these deliveries reached: how many there are, and how many have saved nothing since. */
export function replies(
  rows: readonly Delivery[],
  updates: readonly PlanUpdate[],
): { asked: number; notReplied: number } {
  const asked = officerReplies(rows, updates)
  return { asked: asked.length, notReplied: asked.filter(({ replied }) => !replied).length }
}

/** How many officers were asked in the week of that managers' digest, and how many of them have saved nothing since. */
async function repliesIn(
  outbox: ChannelRunNeeds['outbox'],
  updates: readonly PlanUpdate[],
  { planId, content }: Delivery,
): Promise<{ asked: number; notReplied: number } | null> {
  if (content.kind !== 'managers') return null
  return replies(await outbox.ofPeriod(planId, periodStart('weekly', content.posted.asOf)), updates)
}
