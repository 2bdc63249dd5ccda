import { managersDigest } from '../digest/managers-digest.ts'
import { officerDigests, type OfficerDigest } from '../digest/officer-digest.ts'
import { weeklyPeriodStart } from '../digest/period.ts'
import type { PlanUpdate } from '../progress/update.ts'
import { officerContents, type SplitCard } from './officer-cards.ts'
import { officerReplies } from './replies.ts'
import { reachOfficer } from './reach.ts'
import type {
  Cover,
  CoverStore,
  Delivery,
  Directory,
  NewDelivery,
  Outbox,
  Plans,
  UpdateStore,
} from './ports.ts'

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
  covers: CoverStore
  splitCard: SplitCard
}

/** What the run of `asOf`'s week would send. Writes nothing. */
export async function composeDigestRun(needs: DigestNeeds, asOf: string): Promise<DigestRun> {
  const loaded = needs.plans.library.current
  const planId = loaded.plan.id
  const updates = await needs.updates.all(planId)
  const periodStart = weeklyPeriodStart(asOf)
  const officers = officerDigests(loaded, updates, asOf)
  const covers = await needs.covers.on(planId, asOf)
  const reaches = await Promise.all(officers.map(({ officer }) => reachesSomebody(needs, officer, covers)))
  const reached = reaches.filter((reachable) => reachable).length
  const previous = await needs.outbox.previousManagersDigest(planId, periodStart)
  const digest = managersDigest(loaded, updates, asOf, {
    start: periodStart,
    changedAfter: previous?.content.kind === 'managers' ? previous.content.postedSequence : 0,
    officersAsked: reached,
    officersNotReached: officers.length - reached,
    lastPeriod: previous ? await repliesIn(needs.outbox, updates, previous) : null,
  })
  const deliveries: NewDelivery[] = [
    ...officerDeliveries(needs, officers, updates, covers).map((delivery): NewDelivery => ({
      planId,
      periodStart,
      ...delivery,
    })),
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

/** Everybody's own cards, then those of whom they stand in for; the parts of one recipient are numbered through. */
function officerDeliveries(
  needs: DigestNeeds,
  officers: readonly OfficerDigest[],
  updates: readonly PlanUpdate[],
  covers: readonly Cover[],
): Pick<NewDelivery, 'recipient' | 'part' | 'content'>[] {
  const own = officers.map((digest) => ({ recipient: digest.officer, digest, standIn: undefined }))
  const covered = officers.flatMap((digest) =>
    standInsOf(digest.officer, covers).map((standIn) => ({ recipient: standIn, digest, standIn })),
  )
  const parts = new Map<string, number>()
  return [...own, ...covered].flatMap(({ recipient, digest, standIn }) =>
    officerContents(needs, digest, updates, standIn).map((content) => {
      const part = (parts.get(recipient) ?? 0) + 1
      parts.set(recipient, part)
      return { recipient, part, content }
    }),
  )
}

/** Who stands in for an officer, each once however often it was set. */
function standInsOf(officer: string, covers: readonly Cover[]): string[] {
  return [...new Set(covers.filter((cover) => cover.officer === officer).map(({ standIn }) => standIn))]
}

/** Whether an officer's card reaches them, or somebody who stands in for them. */
async function reachesSomebody(
  { directory }: DigestNeeds,
  officer: string,
  covers: readonly Cover[],
): Promise<boolean> {
  const names = [officer, ...standInsOf(officer, covers)]
  const reaches = await Promise.all(names.map((name) => reachOfficer(directory, name)))
  return reaches.some(({ reachable }) => reachable)
}

/** Puts the run of `asOf`'s week in the outbox. Safe to repeat: whoever has a card for the week gets no second one. */
export async function runDigest(
  needs: DigestNeeds,
  asOf: string,
): Promise<{ run: DigestRun; added: number }> {
  const run = await composeDigestRun(needs, asOf)
  const rows = await needs.outbox.ofPeriod(needs.plans.library.current.plan.id, run.periodStart)
  const served = new Set(rows.map((row) => row.recipient))
  return {
    run,
    added: await needs.outbox.enqueue(run.deliveries.filter((row) => !served.has(row.recipient))),
  }
}

/** How many officers were asked in the period of that managers' digest, and how many of them have saved nothing since. */
async function repliesIn(
  outbox: Outbox,
  updates: readonly PlanUpdate[],
  managers: Delivery,
): Promise<{ asked: number; notReplied: number } | null> {
  if (managers.periodStart === null) return null
  return replies(await outbox.ofPeriod(managers.planId, managers.periodStart), updates)
}

/** Of the officers whom these deliveries reached: how many there are, and how many have saved nothing since. */
export function replies(
  rows: readonly Delivery[],
  updates: readonly PlanUpdate[],
): { asked: number; notReplied: number } {
  const asked = officerReplies(rows, updates)
  return { asked: asked.length, notReplied: asked.filter(({ replied }) => !replied).length }
}
