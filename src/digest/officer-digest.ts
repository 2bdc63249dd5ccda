import type { LoadedPlan, Person } from '../plan/library.ts'
import { dueSoon } from '../progress/due-soon.ts'
import { standingOf, type Standing } from '../progress/standing.ts'
import type { PlanUpdate } from '../progress/update.ts'

/** What one officer is asked about: overdue first, then due within the days that the rules look ahead. */
export type OfficerDigest = {
  planId: string
  officer: string
  asOf: string
  overdue: Standing[]
  dueSoon: Standing[]
}

/** The digest of one officer on a day; both lists empty when nothing is due. Longest overdue first. */
export function officerDigest(
  loaded: LoadedPlan,
  officer: Person,
  updates: readonly PlanUpdate[],
  asOf: string,
): OfficerDigest {
  const standings = officer.officerOf.flatMap((key) => {
    const action = loaded.actions.get(key)
    return action ? [standingOf(action, updates, asOf)] : []
  })
  const overdue = standings
    .filter((standing) => standing.overdue !== null)
    .sort((a, b) => (b.overdue?.daysLate ?? 0) - (a.overdue?.daysLate ?? 0))
  const soon = standings
    .filter((standing) => dueSoon(standing, loaded.reporting, asOf) !== null)
    .sort((a, b) => (a.next?.dueOn ?? '').localeCompare(b.next?.dueOn ?? ''))
  return { planId: loaded.plan.id, officer: officer.name, asOf, overdue, dueSoon: soon }
}

/** The digests of everyone who has something due, by name. */
export function officerDigests(
  loaded: LoadedPlan,
  updates: readonly PlanUpdate[],
  asOf: string,
): OfficerDigest[] {
  return [...loaded.people.values()]
    .map((person) => officerDigest(loaded, person, updates, asOf))
    .filter((digest) => digest.overdue.length + digest.dueSoon.length > 0)
    .sort((a, b) => a.officer.localeCompare(b.officer))
}
