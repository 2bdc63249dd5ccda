import { officerDigests, type OfficerDigest } from '../../digest/officer-digest.ts'
import { periodStart } from '../../digest/period.ts'
import type { PlanUpdate } from '../../progress/update.ts'
import { officerContents, type SplitCard } from '../officer-cards.ts'
import type { NewDelivery, Plans, UpdateStore } from '../ports.ts'
import type { PauseStore } from './ledger.ts'

/** Whom a week's run writes to, and about what. */
export type OfficersRun = {
  planId: string
  /** The Monday of the week. */
  periodStart: string
  asOf: string
  officers: OfficerDigest[]
  /** Officers who have something due and have paused their reminders, by name. */
  resting: string[]
  /** The updates it was composed from. */
  updates: readonly PlanUpdate[]
}

export type OfficersRunNeeds = {
  plans: Plans
  updates: Pick<UpdateStore, 'all'>
  pauses: Pick<PauseStore, 'on'>
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
  const [updates, pauses] = await Promise.all([needs.updates.all(planId), needs.pauses.on(planId, asOf)])
  const paused = new Set(pauses.map(({ person }) => person))
  const digests = officerDigests(loaded, updates, asOf)
  return {
    ...{ planId, asOf, updates },
    periodStart: week,
    officers: digests.filter(({ officer }) => !paused.has(officer)),
    resting: digests.map(({ officer }) => officer).filter((officer) => paused.has(officer)),
  }
}

/** The messages of a run, one after the other, so that those of a great plan never stand in memory together. */
export function* officersDeliveries(needs: OfficersRunNeeds, run: OfficersRun): Generator<NewDelivery> {
  for (const officer of run.officers) {
    const { planId, periodStart } = run
    let part = 0
    for (const content of officerContents(needs, officer, run.updates)) {
      part += 1
      yield { planId, recipient: officer.officer, periodStart, part, content }
    }
  }
}
