import type { LoadedPlan, Person } from '../plan/library.ts'
import type { Round } from '../plan/rounds.ts'
import { dueSoon } from '../progress/due-soon.ts'
import { expectedOn } from '../progress/expected.ts'
import { standingOf, type Standing } from '../progress/standing.ts'
import { isClosed } from '../progress/status.ts'
import type { PlanUpdate } from '../progress/update.ts'

/** What one officer is asked about: overdue first, then due within the days that the rules look ahead, then the rest of a round. */
export type OfficerDigest = {
  planId: string
  officer: string
  asOf: string
  overdue: Standing[]
  dueSoon: Standing[]
  /** Every other open action, where this is the officer's digest of a monitoring round; otherwise none. */
  monitoring: Standing[]
  /** The name of that round; null for a digest of no round. */
  round: string | null
}

/** Everything that one officer has due on a day, explained or not; both lists empty when nothing is. Longest overdue first. */
export function officerDigest(
  loaded: LoadedPlan,
  officer: Person,
  updates: readonly PlanUpdate[],
  asOf: string,
): OfficerDigest {
  const standings = ownStandings(loaded, officer, updates, asOf)
  const overdue = standings
    .filter((standing) => standing.overdue !== null)
    .sort((a, b) => (b.overdue?.daysLate ?? 0) - (a.overdue?.daysLate ?? 0))
  const soon = standings
    .filter((standing) => dueSoon(standing, loaded.reporting, asOf) !== null)
    .sort((a, b) => (a.next?.dueOn ?? '').localeCompare(b.next?.dueOn ?? ''))
  const { plan } = loaded
  return { planId: plan.id, officer: officer.name, asOf, overdue, dueSoon: soon, monitoring: [], round: null }
}

function ownStandings(
  loaded: LoadedPlan,
  { officerOf }: Person,
  updates: readonly PlanUpdate[],
  asOf: string,
): Standing[] {
  return officerOf.flatMap((key) => {
    const action = loaded.actions.get(key)
    return action ? [standingOf(action, updates, asOf)] : []
  })
}

/** What the officer may report today, which their own card gives: everything due and, while a round is open, every other open action. */
export function ownDigest(
  loaded: LoadedPlan,
  officer: Person,
  updates: readonly PlanUpdate[],
  { asOf, round }: { asOf: string; round: Round | null },
): OfficerDigest {
  const digest = officerDigest(loaded, officer, updates, asOf)
  return round === null
    ? digest
    : withEveryOpen(digest, ownStandings(loaded, officer, updates, asOf), round.name)
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

/** The digest as a round asks it: everything due, explained or not, and with it every other action that is open, dated or not. */
function withEveryOpen(digest: OfficerDigest, standings: readonly Standing[], round: string): OfficerDigest {
  const due = new Set([...digest.overdue, ...digest.dueSoon].map(({ action }) => action.key))
  const monitoring = standings.filter(({ action, stage }) => !isClosed(stage) && !due.has(action.key))
  return { ...digest, monitoring, round }
}

/**
 * What a week's cards ask of everyone who has something to say, by name, made one after the other. While a round is open,
 * whoever has not had its card (`hadRound`) is asked about all their open actions.
 */
export function* officerDigests(
  loaded: LoadedPlan,
  updates: readonly PlanUpdate[],
  asOf: string,
  open: { round: Round; hadRound: ReadonlySet<string> } | null = null,
): Generator<OfficerDigest> {
  const histories = Map.groupBy(updates, ({ actionKey }) => actionKey)
  const byName = [...loaded.people.values()].sort((a, b) => a.name.localeCompare(b.name))
  for (const person of byName) {
    const own = person.officerOf.flatMap((key) => histories.get(key) ?? [])
    const digest =
      open === null || open.hadRound.has(person.name)
        ? withoutExplained(officerDigest(loaded, person, own, asOf))
        : ownDigest(loaded, person, own, { asOf, round: open.round })
    if (digest.overdue.length + digest.dueSoon.length + digest.monitoring.length > 0) yield digest
  }
}
