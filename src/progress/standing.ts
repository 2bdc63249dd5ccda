import { Temporal } from 'temporal-polyfill'
import type { Action, LoadedPlan, Milestone } from '../plan/library.ts'
import type { Confidence, Stage } from '../plan/reporting.ts'
import { counting, historyOf } from './history.ts'
import { approvedDays, revisionsOf, type Revision } from './revisions.ts'
import { isClosed } from './status.ts'
import type { NoChange, PlanUpdate, Report } from './update.ts'

/** A milestone with the day it is due: the last approved one, or the plan's. */
export type Due = {
  milestone: Milestone
  dueOn: string
  /** The plan's own day, which stays the baseline for slippage; null where the plan prints none. */
  planDueOn: string | null
}

/** How one action stands on a day. The one place that answers overdue, next milestone and status. */
export type Standing = {
  action: Action
  /** Null means no update has been recorded, which is not "Not started". */
  stage: Stage | null
  confidence: Confidence | null
  /** The last report that counts. */
  lastUpdate: Report | null
  /** The last time that anybody said how it goes: a report, or "no change" since one. */
  lastWord: Report | NoChange | null
  /** The version of the action's last update, 0 for none; a card that was made at another version is stale. */
  version: number
  /** Keys of the milestones that are met. */
  met: readonly string[]
  /** Every milestone with a day, met or not, earliest first. */
  dated: readonly Due[]
  /** The earliest unmet milestone whose due date has passed, with whole days since; null when none has. */
  overdue: (Due & { daysLate: number }) | null
  /** The earliest unmet dated milestone on or after the day; null when there is none. */
  next: Due | null
  /** Dated milestones that have passed unmet, earliest first. */
  passed: Due[]
  /** Every date that was asked for instead of the plan's, in order. */
  revisions: readonly Revision[]
}

/**
 * The standing of one action on `asOf` (ISO day), from its updates in any order. A milestone due on the day itself is
 * not yet overdue. Overdue is measured against the last approved day.
 */
export function standingOf(action: Action, updates: readonly PlanUpdate[], asOf: string): Standing {
  const history = historyOf(action.key, updates)
  const words = counting(history)
  const last = words.findLast((update) => update.kind === 'report') ?? null
  const revisions = revisionsOf(history)
  const met = last?.met ?? []
  const dated = dueDates(action, approvedDays(revisions))
  const closed = isClosed(last?.stage ?? null)
  const unmet = closed ? [] : dated.filter(({ milestone }) => !met.includes(milestone.key))
  const passed = unmet.filter((item) => item.dueOn < asOf)
  const first = passed[0]
  return {
    action,
    stage: last?.stage ?? null,
    confidence: last?.confidence ?? null,
    lastUpdate: last,
    lastWord: words.findLast((update) => update.kind === 'report' || update.kind === 'no-change') ?? null,
    version: history.at(-1)?.version ?? 0,
    met,
    dated,
    overdue: first ? { ...first, daysLate: daysBetween(first.dueOn, asOf) } : null,
    next: unmet.find((item) => item.dueOn >= asOf) ?? null,
    passed,
    revisions,
  }
}

/** The standing of every row of a plan that carries dates or officers of its own, in printed order. */
export function standingsOf(loaded: LoadedPlan, updates: readonly PlanUpdate[], asOf: string): Standing[] {
  const byAction = Map.groupBy(updates, ({ actionKey }) => actionKey)
  return [...loaded.actions.values()]
    .filter((action) => action.partKeys.length === 0)
    .map((action) => standingOf(action, byAction.get(action.key) ?? [], asOf))
}

/** An action's dated milestones with the plan's own days, earliest first; ones that can never be overdue are left out. */
export function datedMilestones(action: Action): { milestone: Milestone; dueOn: string }[] {
  return dueDates(action, new Map())
}

function dueDates(action: Action, approved: ReadonlyMap<string, string>): Due[] {
  return action.milestones
    .flatMap((milestone) => {
      const planDueOn = milestone.reading.kind === 'dated' ? milestone.reading.dueOn : null
      const dueOn = approved.get(milestone.key) ?? planDueOn
      return dueOn === null ? [] : [{ milestone, dueOn, planDueOn }]
    })
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
}

/** Whole days from one ISO day to another. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days
}
