import type { LoadedPlan } from '../plan/library.ts'
import { standingsOf, type Standing } from '../progress/standing.ts'
import { statusChoices, statusWords } from '../progress/status.ts'
import type { PlanUpdate } from '../progress/update.ts'

/** How many actions stand at one status, for the chart and for the words beside it. */
export type StatusCount = { status: string; count: number }
export type PriorityOverdue = { number: string; title: string; lines: OverdueLine[] }
export type OverdueLine = { label: string; text: string; dueOn: string; daysLate: number; status: string }
export type ChangeLine = { label: string; priority: string; text: string; status: string; recordedAt: string }

/**
 * What managers read in their channel for one period. It holds no officer's name and no note:
 * who has not replied is a count here, and named only in private.
 */
export type ManagersDigest = {
  planId: string
  asOf: string
  /** The first day of the period, ISO. */
  periodStart: string
  counts: StatusCount[]
  noUpdateYet: number
  actionCount: number
  overdue: PriorityOverdue[]
  overdueCount: number
  /** How many officers are sent a card with this digest, and how many more could not be reached when it was made. */
  officersAsked: number
  officersNotReached: number
  /** The period before: how many were asked, and how many of them had saved nothing by now; null when there was none. */
  lastPeriod: { asked: number; notReplied: number } | null
  /** Updates since the last digest; before the first one, since the plan began. */
  changes: ChangeLine[]
  /** Updates that arrived after this digest was posted. The figures above stay as they were. */
  sinceThen: ChangeLine[]
  /** Of the officers asked with this digest, how many have saved something since it was posted. */
  officersReplied: number
}

/** How the plan stands for managers. `changedAfter` is the last sequence number that the previous digest had seen, 0 for none. */
export function managersDigest(
  loaded: LoadedPlan,
  updates: readonly PlanUpdate[],
  asOf: string,
  period: Pick<ManagersDigest, 'officersAsked' | 'officersNotReached' | 'lastPeriod'> & {
    start: string
    changedAfter: number
  },
): ManagersDigest {
  const standings = standingsOf(loaded, updates, asOf)
  const overdue = overdueByPriority(loaded, standings)
  return {
    planId: loaded.plan.id,
    asOf,
    periodStart: period.start,
    counts: countStatuses(loaded, standings),
    noUpdateYet: standings.filter((standing) => standing.stage === null).length,
    actionCount: standings.length,
    overdue,
    overdueCount: overdue.reduce((sum, priority) => sum + priority.lines.length, 0),
    officersAsked: period.officersAsked,
    officersNotReached: period.officersNotReached,
    lastPeriod: period.lastPeriod,
    changes: changeLines(loaded, updates, period.changedAfter),
    sinceThen: [],
    officersReplied: 0,
  }
}

/** The digest as it was posted, with what came after the update numbered `postedSequence` added beneath. */
export function withSinceThen(
  posted: ManagersDigest,
  loaded: LoadedPlan,
  updates: readonly PlanUpdate[],
  since: { postedSequence: number; officersReplied: number },
): ManagersDigest {
  const sinceThen = changeLines(loaded, updates, since.postedSequence)
  return { ...posted, sinceThen, officersReplied: since.officersReplied }
}

/** The counts in the order of the status list, "No update yet" last, so that they look alike from week to week. */
function countStatuses(loaded: LoadedPlan, standings: readonly Standing[]): StatusCount[] {
  const order = statusChoices(loaded.reporting).map(({ stage, confidence }) =>
    statusWords(loaded.reporting, stage, confidence),
  )
  const counts = Map.groupBy(standings, ({ stage, confidence }) =>
    statusWords(loaded.reporting, stage, confidence),
  )
  return [...new Set([...order, ...counts.keys()])].flatMap((status) => {
    const count = counts.get(status)?.length ?? 0
    return count > 0 ? [{ status, count }] : []
  })
}

function overdueByPriority(loaded: LoadedPlan, standings: readonly Standing[]): PriorityOverdue[] {
  return [...loaded.priorities.values()].flatMap((priority) => {
    const lines = standings.flatMap(({ action, overdue, stage, confidence }) =>
      action.priorityKey === priority.key && overdue
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
    return lines.length > 0 ? [{ number: priority.number, title: priority.title, lines }] : []
  })
}

function changeLines(loaded: LoadedPlan, updates: readonly PlanUpdate[], after: number): ChangeLine[] {
  const undone = new Set(updates.flatMap((update) => (update.kind === 'undo' ? [update.undoes] : [])))
  return updates
    .filter((update) => update.kind === 'report')
    .filter(({ sequence }) => sequence > after && !undone.has(sequence))
    .sort((a, b) => a.sequence - b.sequence)
    .flatMap((update) => {
      const action = loaded.actions.get(update.actionKey)
      const priority = action && loaded.priorities.get(action.priorityKey)
      return action && priority
        ? [
            {
              label: action.label,
              priority: priority.number,
              text: action.text,
              status: statusWords(loaded.reporting, update.stage, update.confidence),
              recordedAt: update.recordedAt,
            },
          ]
        : []
    })
}
