import { setImmediate } from 'node:timers/promises'
import { managersDigest } from '../digest/managers-digest.ts'
import { officerDigests, type OfficerDigest } from '../digest/officer-digest.ts'
import { weeklyPeriodStart } from '../digest/period.ts'
import type { PlanUpdate } from '../progress/update.ts'
import { officerContents, type SplitCard } from './officer-cards.ts'
import { reachOfficers } from './reach.ts'
import { repliesIn } from './replies.ts'
import type { Delivery, Directory, NewDelivery, Outbox, Plans, UpdateStore } from './ports.ts'

/** The name under which the managers' digest stands in the outbox. */
export const managersRecipient = 'managers'

/** Everything that one weekly run would send: exactly this, to exactly these people. */
export type DigestRun = {
  periodStart: string
  officers: OfficerDigest[]
  deliveries: NewDelivery[]
  /** The updates it was composed from. */
  updates: readonly PlanUpdate[]
}

export type DigestNeeds = {
  plans: Plans
  updates: UpdateStore
  outbox: Outbox
  directory: Directory
  splitCard: SplitCard
}

/** What the run of `asOf`'s week would send. Writes nothing. */
export async function composeDigestRun(needs: DigestNeeds, asOf: string): Promise<DigestRun> {
  const loaded = needs.plans.library.current
  const planId = loaded.plan.id
  const updates = await needs.updates.all(planId)
  const periodStart = weeklyPeriodStart(asOf)
  const officers = officerDigests(loaded, updates, asOf)
  const reaches = await reachOfficers(
    needs.directory,
    officers.map(({ officer }) => officer),
  )
  const reached = reaches.filter(({ reachable }) => reachable).length
  const previous = await needs.outbox.previousManagersDigest(planId, periodStart)
  const digest = managersDigest(loaded, updates, asOf, {
    start: periodStart,
    changedAfter: previous?.content.kind === 'managers' ? previous.content.postedSequence : 0,
    officersAsked: reached,
    officersNotReached: officers.length - reached,
    lastPeriod: previous ? await repliesTo(needs.outbox, updates, previous) : null,
  })
  const deliveries: NewDelivery[] = [
    ...(await officersDeliveries(needs, officers, updates, periodStart)),
    {
      planId,
      recipient: managersRecipient,
      periodStart,
      part: 1,
      content: { kind: 'managers', posted: digest, postedSequence: updates.at(-1)?.sequence ?? 0 },
    },
  ]
  return { periodStart, officers, deliveries, updates }
}

/** Cards are measured in turns of so many, so that a large plan's leave room for whoever presses meanwhile. */
const measuredAtOnce = 20

async function officersDeliveries(
  needs: DigestNeeds,
  officers: readonly OfficerDigest[],
  updates: readonly PlanUpdate[],
  periodStart: string,
): Promise<NewDelivery[]> {
  const deliveries: NewDelivery[] = []
  for (const [place, digest] of officers.entries()) {
    if (place % measuredAtOnce === 0) await setImmediate()
    for (const [i, content] of officerContents(needs, digest, updates).entries()) {
      const { planId, officer: recipient } = digest
      deliveries.push({ planId, recipient, periodStart, part: i + 1, content })
    }
  }
  return deliveries
}

/** Puts the run of `asOf`'s week in the outbox. Safe to repeat: whoever has a card for the week gets no second one. */
export async function runDigest(
  needs: DigestNeeds,
  asOf: string,
): Promise<{ run: DigestRun; added: number }> {
  const run = await composeDigestRun(needs, asOf)
  const served = await needs.outbox.recipientsOf(needs.plans.library.current.plan.id, run.periodStart)
  return {
    run,
    added: await needs.outbox.enqueue(run.deliveries.filter((row) => !served.has(row.recipient))),
  }
}

/** How many officers were asked in the period of that managers' digest, and how many of them have saved nothing since. */
async function repliesTo(
  outbox: Outbox,
  updates: readonly PlanUpdate[],
  { planId, periodStart }: Delivery,
): Promise<{ asked: number; notReplied: number } | null> {
  return periodStart === null ? null : repliesIn(outbox.pagesOfPeriod(planId, periodStart), updates)
}
