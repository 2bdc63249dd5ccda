import type { LoadedPlan } from '../plan/library.ts'
import type { Revision } from '../progress/revisions.ts'
import { standingOf, standingsOf, type Standing } from '../progress/standing.ts'
import type { SignedOffPosition } from '../progress/position.ts'
import { statusWords } from '../progress/status.ts'
import type { PlanUpdate } from '../progress/update.ts'
import { changeLines } from './managers-changes.ts'
import {
  completedLine,
  decisionLines,
  dueSoonLines,
  exceptionLine,
  withoutUpdate,
  type Movement,
} from './managers-news.ts'
import type {
  CompletedLine,
  Decider,
  ExceptionLine,
  ManagersDigest,
  PriorityOverdue,
  SignedOffLine,
} from './managers-posted.ts'
import { countStatuses } from './status-counts.ts'

/** The digest that a channel has had before, with the last sequence number that it had seen. */
export type FormerDigest = { posted: ManagersDigest; postedSequence: number }

/** What of a digest is not computed from the plan and its updates. */
export type ManagersPeriod = Pick<ManagersDigest, 'officersAsked' | 'officersNotReached' | 'lastPeriod'> & {
  start: string
  previous: FormerDigest | null
  decider: (revision: Revision) => Decider
  /** The plan's positions, as signed off by now. */
  positions: readonly SignedOffPosition[]
}

/** How the plan stands for managers, and what is new since the digest before. */
export function managersDigest(
  loaded: LoadedPlan,
  updates: readonly PlanUpdate[],
  asOf: string,
  { start, previous, decider, positions, ...period }: ManagersPeriod,
): ManagersDigest {
  const standings = standingsOf(loaded, updates, asOf)
  const exceptions: ExceptionLine[] = []
  const completed: CompletedLine[] = []
  for (const movement of movementsSince(updates, standings, { asOf, previous })) {
    const [exception, done] = [exceptionLine(loaded, movement), completedLine(loaded, movement)]
    if (exception) exceptions.push(exception)
    if (done) completed.push(done)
  }
  const told = new Set(exceptions.map(({ label, priority }) => `${priority} ${label}`))
  const late = standings.filter(({ overdue }) => overdue !== null)
  return {
    planId: loaded.plan.id,
    asOf,
    periodStart: start,
    counts: countStatuses(loaded.reporting, standings),
    noUpdateYet: standings.filter((standing) => standing.stage === null).length,
    actionCount: standings.length,
    overdue: overdueByPriority(loaded, late, told),
    overdueCount: late.length,
    ...period,
    changes: changeLines(loaded, updates, previous?.postedSequence ?? 0),
    news: {
      decisions: decisionLines(loaded, standings, asOf, decider),
      exceptions,
      completed,
      dueSoon: dueSoonLines(loaded, standings, asOf),
      dueSoonDays: loaded.reporting.dueSoonDays,
      withoutUpdate: withoutUpdate(loaded, standings),
      before: previous && formerCounts(previous.posted),
      signedOff: signedOffSince(loaded, positions, { start, previous: previous?.posted ?? null }),
    },
  }
}

/** The rounds that were signed off since the digest before, or in the period of a first one, as the plan then stood. */
function signedOffSince(
  { reporting }: LoadedPlan,
  positions: readonly SignedOffPosition[],
  { start, previous }: { start: string; previous: ManagersDigest | null },
): SignedOffLine[] {
  // A round may be signed off on the day of a digest, before it or after it.
  const told = new Set(previous?.news?.signedOff.map(({ round }) => round))
  return positions
    .filter(({ round, signedOffOn }) => signedOffOn >= (previous?.asOf ?? start) && !told.has(round))
    .map(({ round, signedOffOn, standings }) => ({
      ...{ round, signedOffOn, counts: countStatuses(reporting, standings), actionCount: standings.length },
      overdueCount: standings.filter(({ overdue }) => overdue !== null).length,
    }))
}

/**
 * Each action as managers were last told of it, beside how it stands now; one after the other, so that those of a great plan
 * never stand in memory together. Before a channel's first digest they know the plan and none of its updates: a date of the
 * plan that has passed is then no news, and whatever was reported is.
 */
function* movementsSince(
  updates: readonly PlanUpdate[],
  standings: readonly Standing[],
  { asOf, previous }: { asOf: string; previous: FormerDigest | null },
): Generator<Movement> {
  const seen = updates.filter(({ sequence }) => sequence <= (previous?.postedSequence ?? 0))
  const histories = Map.groupBy(seen, ({ actionKey }) => actionKey)
  for (const now of standings) {
    const history = histories.get(now.action.key) ?? []
    yield { before: standingOf(now.action, history, previous?.posted.asOf ?? asOf), now }
  }
}

function formerCounts({ asOf, overdueCount, noUpdateYet, counts }: ManagersDigest) {
  return { asOf, overdueCount, noUpdateYet, counts }
}

/** What is overdue, but for what is told as new (`told`, by priority and label). */
function overdueByPriority(
  loaded: LoadedPlan,
  standings: readonly Standing[],
  told: ReadonlySet<string>,
): PriorityOverdue[] {
  return [...loaded.priorities.values()].flatMap(({ key, number, title }) => {
    const lines = standings.flatMap(({ action, overdue, stage, confidence }) =>
      action.priorityKey === key && overdue && !told.has(`${number} ${action.label}`)
        ? [
            {
              label: action.label,
              text: action.text,
              dueOn: overdue.dueOn,
              daysLate: overdue.daysLate,
              status: statusWords(loaded.reporting, stage, confidence),
            },
          ]
        : [],
    )
    return lines.length > 0 ? [{ number, title, lines }] : []
  })
}
