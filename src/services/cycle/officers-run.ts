import { officerDigests, type OfficerDigest } from '../../digest/officer-digest.ts'
import { periodStart } from '../../digest/period.ts'
import { openRound } from '../../digest/round.ts'
import type { PlanUpdate } from '../../progress/update.ts'
import { officerContents, type SplitCard } from '../officer-cards.ts'
import type { Cover, CoverStore, NewDelivery, Plans, UpdateStore } from '../ports.ts'
import type { PauseStore, PositionStore, RunLedger } from './ledger.ts'

/** Whom a week's run writes to, and about what. */
export type OfficersRun = {
  planId: string
  /** The Monday of the week. */
  periodStart: string
  asOf: string
  officers: OfficerDigest[]
  /** Officers who have something due and have paused their reminders, by name. */
  resting: string[]
  /** Who stands in for whom on that day. */
  covers: readonly Cover[]
  /** The updates it was composed from. */
  updates: readonly PlanUpdate[]
}

export type OfficersRunNeeds = {
  plans: Plans
  updates: Pick<UpdateStore, 'all'>
  pauses: Pick<PauseStore, 'on'>
  covers: Pick<CoverStore, 'on'>
  positions: Pick<PositionStore, 'ofPlan'>
  runs: Pick<RunLedger, 'hadRound'>
  splitCard: SplitCard
}

/** The run of a week, `asOf`'s own unless another is given: a bank holiday can move a run past its week. Writes nothing. */
export async function composeOfficersRun(
  needs: OfficersRunNeeds,
  asOf: string,
  week: string = periodStart('weekly', asOf),
): Promise<OfficersRun> {
  const loaded = needs.plans.library.current
  const planId = loaded.plan.id
  const [updates, pauses, covers, round] = await Promise.all([
    needs.updates.all(planId),
    needs.pauses.on(planId, asOf),
    needs.covers.on(planId, asOf),
    roundOf(needs, asOf, week),
  ])
  const paused = new Set(pauses.map(({ person }) => person))
  const digests = officerDigests(loaded, updates, asOf, round)
  return {
    ...{ planId, asOf, updates },
    // Whoever stands in and has paused their own reminders is sent nobody's.
    covers: covers.filter(({ standIn }) => !paused.has(standIn)),
    periodStart: week,
    officers: digests.filter(({ officer }) => !paused.has(officer)),
    resting: digests.map(({ officer }) => officer).filter((officer) => paused.has(officer)),
  }
}

/** The round that is open, and who has had its card in an earlier week; null where none is open. */
async function roundOf(needs: OfficersRunNeeds, asOf: string, week: string) {
  const { plan } = needs.plans.library.current
  if (plan.rounds.length === 0) return null
  const signedOff = new Set((await needs.positions.ofPlan(plan.id)).map(({ round }) => round))
  const round = openRound(plan.rounds, asOf, signedOff)
  return round && { round, hadRound: await needs.runs.hadRound(plan.id, round.name, week) }
}

/**
 * The messages of a run, one after the other, so that those of a great plan never stand in memory together: everybody's own
 * cards, then those of whom they stand in for. The parts of one recipient are numbered through.
 */
export function* officersDeliveries(
  needs: OfficersRunNeeds,
  { planId, periodStart, officers, covers, updates }: OfficersRun,
): Generator<NewDelivery> {
  const parts = new Map<string, number>()
  const messagesTo = function* (recipient: string, digest: OfficerDigest, standIn?: string) {
    for (const content of officerContents(needs, digest, updates, standIn)) {
      const part = (parts.get(recipient) ?? 0) + 1
      parts.set(recipient, part)
      yield { planId, recipient, periodStart, part, content }
    }
  }
  for (const digest of officers) yield* messagesTo(digest.officer, digest)
  for (const digest of officers) {
    for (const standIn of standInsOf(digest.officer, covers)) yield* messagesTo(standIn, digest, standIn)
  }
}

/** Who stands in for an officer, each once however often it was set. */
export function standInsOf(officer: string, covers: readonly Cover[]): string[] {
  return [...new Set(covers.filter((cover) => cover.officer === officer).map(({ standIn }) => standIn))]
}
