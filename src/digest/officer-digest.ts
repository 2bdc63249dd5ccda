import type { LoadedPlan, Person } from '../plan/library.ts'
import type { Round } from '../plan/rounds.ts'
import { londonDay } from '../progress/day-words.ts'
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

/** The digest with every other action that is open, dated or not, beside what is due. */
function withEveryOpen(digest: OfficerDigest, standings: readonly Standing[], round: Round): OfficerDigest {
  const due = new Set([...digest.overdue, ...digest.dueSoon].map(({ action }) => action.key))
  const monitoring = standings.filter(({ action, stage }) => !isClosed(stage) && !due.has(action.key))
  return { ...digest, monitoring, round: round.name }
}

/** What the officer may report today, which their own card gives: everything due and, while a round is open, every other open action. */
export function ownDigest(
  loaded: LoadedPlan,
  officer: Person,
  updates: readonly PlanUpdate[],
  { asOf, round }: { asOf: string; round: Round | null },
): OfficerDigest {
  const digest = officerDigest(loaded, officer, updates, asOf)
  return round === null ? digest : withEveryOpen(digest, ownStandings(loaded, officer, updates, asOf), round)
}

/**
 * The digest as an open round asks it: besides what a week asks, whatever is open and has had no word since the round opened,
 * explained or not, dated or not.
 */
function asRoundAsks(digest: OfficerDigest, standings: readonly Standing[], round: Round): OfficerDigest {
  const isAnswered = ({ lastWord }: Standing) =>
    lastWord !== null && londonDay(lastWord.recordedAt) >= round.opensOn
  const weekly = new Set(withoutExplained(digest).overdue.map(({ action }) => action.key))
  const overdue = digest.overdue.filter(
    (standing) => weekly.has(standing.action.key) || !isAnswered(standing),
  )
  const whole = withEveryOpen(digest, standings, round)
  return { ...whole, overdue, monitoring: whole.monitoring.filter((standing) => !isAnswered(standing)) }
}

const isEmpty = ({ overdue, dueSoon, monitoring }: OfficerDigest) =>
  overdue.length + dueSoon.length + monitoring.length === 0

/**
 * What a week's cards ask of everyone who has something to say, by name, made one after the other. While a round is open,
 * whoever has not had its card (`hadRound`) is asked about all their open actions. Afterwards nobody gets a card for it again; but
 * whoever gets one anyway finds on it what they have not answered yet, since it takes the place of the round's.
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
    const due = officerDigest(loaded, person, own, asOf)
    const weekly = withoutExplained(due)
    if (open === null || (open.hadRound.has(person.name) && isEmpty(weekly))) {
      if (!isEmpty(weekly)) yield weekly
      continue
    }
    const digest = asRoundAsks(due, ownStandings(loaded, person, own, asOf), open.round)
    if (!isEmpty(digest)) yield digest
  }
}
