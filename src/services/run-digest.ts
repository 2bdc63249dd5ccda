import { managersDigest } from '../digest/managers-digest.ts'
import { cardItems } from '../digest/officer-card.ts'
import { officerDigests, type OfficerDigest } from '../digest/officer-digest.ts'
import { weeklyPeriodStart } from '../digest/period.ts'
import type { PlanUpdate } from '../progress/update.ts'
import type { Delivery, NewDelivery, Outbox, Plans, UpdateStore } from './ports.ts'

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

type Needs = { plans: Plans; updates: UpdateStore; outbox: Outbox }

/** What the run of `asOf`'s week would send. Writes nothing. */
export async function composeDigestRun(needs: Needs, asOf: string): Promise<DigestRun> {
  const loaded = needs.plans.library.current
  const planId = loaded.plan.id
  const updates = await needs.updates.all(planId)
  const periodStart = weeklyPeriodStart(asOf)
  const officers = officerDigests(loaded, updates, asOf)
  const previous = await needs.outbox.previousManagersDigest(planId, periodStart)
  const digest = managersDigest(loaded, updates, asOf, {
    start: periodStart,
    changedAfter: previous?.content.kind === 'managers' ? previous.content.postedSequence : 0,
    officersAsked: officers.length,
    lastPeriod: previous ? await repliesIn(needs.outbox, updates, previous) : null,
  })
  const deliveries: NewDelivery[] = [
    ...officers.map((officer): NewDelivery => ({
      planId,
      recipient: officer.officer,
      periodStart,
      content: { kind: 'officer', officer: officer.officer, asOf, items: cardItems(officer), drafts: {} },
    })),
    {
      planId,
      recipient: managersRecipient,
      periodStart,
      content: { kind: 'managers', posted: digest, postedSequence: updates.at(-1)?.sequence ?? 0 },
    },
  ]
  return { periodStart, officers, deliveries, updates }
}

/** Puts the run of `asOf`'s week in the outbox. Safe to repeat: whoever has a card for the week gets no second one. */
export async function runDigest(needs: Needs, asOf: string): Promise<{ run: DigestRun; added: number }> {
  const run = await composeDigestRun(needs, asOf)
  return { run, added: await needs.outbox.enqueue(run.deliveries) }
}

/** How many officers were asked in the period of that managers' digest, and how many of them have saved nothing since. */
async function repliesIn(
  outbox: Outbox,
  updates: readonly PlanUpdate[],
  managers: Delivery,
): Promise<{ asked: number; notReplied: number } | null> {
  if (managers.periodStart === null) return null
  const rows = await outbox.ofPeriod(managers.planId, managers.periodStart)
  const asked = rows.filter((row) => row.content.kind === 'officer')
  return { asked: asked.length, notReplied: asked.filter((row) => !hasReplied(row, updates)).length }
}

/** Whether any action on that officer's card has been updated since the card was made. */
export function hasReplied(delivery: Delivery, updates: readonly PlanUpdate[]): boolean {
  if (delivery.content.kind !== 'officer') return false
  return delivery.content.items.some(
    (item) => updates.filter((update) => update.actionKey === item.actionKey).length > item.version,
  )
}
