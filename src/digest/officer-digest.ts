import { Temporal } from 'temporal-polyfill'
import type { LoadedPlan, Person } from '../plan/library.ts'
import { expectedOn } from '../progress/expected.ts'
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

/** Everything that one officer has due on a day, explained or not; both lists empty when nothing is. Longest overdue first. */
export function officerDigest(
  loaded: LoadedPlan,
  officer: Person,
  updates: readonly PlanUpdate[],
  asOf: string,
): OfficerDigest {
  const horizon = Temporal.PlainDate.from(asOf).add({ days: loaded.reporting.dueSoonDays }).toString()
  const standings = officer.officerOf.flatMap((key) => {
    const action = loaded.actions.get(key)
    return action ? [standingOf(action, updates, asOf)] : []
  })
  const overdue = standings
    .filter((standing) => standing.overdue !== null)
    .sort((a, b) => (b.overdue?.daysLate ?? 0) - (a.overdue?.daysLate ?? 0))
  const dueSoon = standings
    .filter(
      (standing) => standing.overdue === null && standing.next !== null && standing.next.dueOn <= horizon,
    )
    .sort((a, b) => (a.next?.dueOn ?? '').localeCompare(b.next?.dueOn ?? ''))
  return { planId: loaded.plan.id, officer: officer.name, asOf, overdue, dueSoon }
}

/**
 * The digest as a week's card asks it: what is overdue and was explained rests until the day that its officer expects
 * has passed, or until that date is refused or withdrawn.
 */
function withoutExplained(digest: OfficerDigest): OfficerDigest {
  return {
    ...digest,
    overdue: digest.overdue.filter((standing) => {
      const expected = expectedOn(standing)
      return expected === null || expected < digest.asOf
    }),
  }
}

/** What a week's cards ask of everyone who has something to say, by name. */
export function officerDigests(
  loaded: LoadedPlan,
  updates: readonly PlanUpdate[],
  asOf: string,
): OfficerDigest[] {
  return [...loaded.people.values()]
    .map((person) => withoutExplained(officerDigest(loaded, person, updates, asOf)))
    .filter((digest) => digest.overdue.length + digest.dueSoon.length > 0)
    .sort((a, b) => a.officer.localeCompare(b.officer))
}
