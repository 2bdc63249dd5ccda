import { officerDigests, type OfficerDigest } from '../../digest/officer-digest.ts'
import { periodStart } from '../../digest/period.ts'
import type { PlanUpdate } from '../../progress/update.ts'
import { officerContents, type SplitCard } from '../officer-cards.ts'
import type { Cover, CoverStore, NewDelivery, Plans, UpdateStore } from '../ports.ts'
import type { PauseStore, PositionStore, RunLedger } from './ledger.ts'
import { roundOpenOn } from './rounds.ts'

/** Whom a week's run writes to, and about what. */
export type OfficersRun = {
  planId: string
  /** The Monday of the week. */
  periodStart: string
  asOf: string
  officers: string[]
  /** What each is asked, by name; made anew each time, so that those of a great plan never stand in memory together. */
  digests: () => Iterable<OfficerDigest>
  /** Officers who have something due, have paused their reminders and have nobody who stands in for them, by name. */
  resting: string[]
  /** Those of the officers whose reminders rest: only whoever stands in for them is written to. */
  onlyStandIns: ReadonlySet<string>
  /** The last day of a pause of every digest, where there is one: only a run by hand goes out all the same. */
  pausedUntil: string | null
  /** Who stands in for whom on that day. */
  covers: readonly Cover[]
  /** The updates it was composed from. */
  updates: readonly PlanUpdate[]
}

export type OfficersRunNeeds = {
  plans: Plans
  updates: Pick<UpdateStore, 'all'>
  pauses: Pick<PauseStore, 'on'>
  covers: Pick<CoverStore, 'on' | 'between'>
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
  const everybodys = () => officerDigests(loaded, updates, asOf, round)
  // Whoever stands in and has paused their own reminders is sent nobody's.
  const active = covers.filter(({ standIn }) => !paused.has(standIn))
  const rests = (officer: string) => paused.has(officer) && standInsOf(officer, active).length === 0
  const names = Array.from(everybodys(), ({ officer }) => officer)
  return {
    ...{ planId, asOf, updates },
    covers: active,
    periodStart: week,
    officers: names.filter((officer) => !rests(officer)),
    *digests() {
      for (const digest of everybodys()) if (!rests(digest.officer)) yield digest
    },
    resting: names.filter(rests),
    pausedUntil: pauses.find(({ person }) => person === null)?.untilDay ?? null,
    onlyStandIns: new Set(names.filter((officer) => paused.has(officer) && !rests(officer))),
  }
}

/** The round that is open, and who has had its card in an earlier week; null where none is open. */
async function roundOf(needs: OfficersRunNeeds, asOf: string, week: string) {
  const { plan } = needs.plans.library.current
  const round = await roundOpenOn(needs, asOf)
  return round && { round, hadRound: await needs.runs.hadRound(plan.id, round.name, week) }
}

/**
 * The messages of a run, one after the other, so that those of a great plan never stand in memory together: everybody's own
 * cards, then those of whom they stand in for. The parts of one recipient are numbered through.
 */
export function* officersDeliveries(
  needs: OfficersRunNeeds,
  { planId, periodStart, digests, covers, onlyStandIns, updates }: OfficersRun,
): Generator<NewDelivery> {
  const parts = new Map<string, number>()
  const messagesTo = function* (recipient: string, digest: OfficerDigest, standIn?: string) {
    for (const content of officerContents(needs, digest, updates, standIn)) {
      const part = (parts.get(recipient) ?? 0) + 1
      parts.set(recipient, part)
      yield { planId, recipient, periodStart, part, content }
    }
  }
  for (const digest of digests()) {
    if (!onlyStandIns.has(digest.officer)) yield* messagesTo(digest.officer, digest)
  }
  if (covers.length === 0) return
  for (const digest of digests()) {
    for (const standIn of standInsOf(digest.officer, covers)) yield* messagesTo(standIn, digest, standIn)
  }
}

/** Whom a run writes to about each of its officers, by the officer's name: themselves, and whoever stands in for them. */
export function writtenTo({ officers, covers, onlyStandIns }: OfficersRun): Map<string, string[]> {
  return new Map(
    officers.map((officer) => [
      officer,
      [...(onlyStandIns.has(officer) ? [] : [officer]), ...standInsOf(officer, covers)],
    ]),
  )
}

/** Who stands in for an officer, each once however often it was set. */
export function standInsOf(officer: string, covers: readonly Cover[]): string[] {
  return [...new Set(covers.filter((cover) => cover.officer === officer).map(({ standIn }) => standIn))]
}
