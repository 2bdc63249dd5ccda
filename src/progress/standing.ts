import { Temporal } from 'temporal-polyfill'
import type { Action, LoadedPlan, Milestone } from '../plan/library.ts'
import { isClosed, type Confidence, type Stage } from './status.ts'
import type { PlanUpdate } from './update.ts'

/** How one action stands on a day. The one place that answers overdue, next milestone and status. */
export type Standing = {
  action: Action
  /** Null means no update has been recorded, which is not "Not started". */
  stage: Stage | null
  confidence: Confidence | null
  lastUpdate: PlanUpdate | null
  /** How many updates have been recorded for the action; a card that was made at another version is stale. */
  version: number
  /** The earliest unmet milestone whose due date has passed, with whole days since; null when none has. */
  overdue: { milestone: Milestone; dueOn: string; daysLate: number } | null
  /** The earliest unmet dated milestone on or after the day; null when there is none. */
  next: { milestone: Milestone; dueOn: string } | null
  /** Dated milestones that have passed unmet, earliest first. */
  passed: { milestone: Milestone; dueOn: string }[]
}

/**
 * The standing of one action on `asOf` (ISO day), from its updates in any order.
 * A milestone due on the day itself is not yet overdue.
 */
export function standingOf(action: Action, updates: readonly PlanUpdate[], asOf: string): Standing {
  const history = updates
    .filter((update) => update.actionKey === action.key)
    .sort((a, b) => a.sequence - b.sequence)
  const last = history.at(-1) ?? null
  const open = !isClosed(last?.stage ?? null)
  const dated = open ? datedMilestones(action) : []
  const passed = dated.filter((item) => item.dueOn < asOf)
  const first = passed[0]
  return {
    action,
    stage: last?.stage ?? null,
    confidence: last?.confidence ?? null,
    lastUpdate: last,
    version: history.length,
    overdue: first ? { ...first, daysLate: daysBetween(first.dueOn, asOf) } : null,
    next: dated.find((item) => item.dueOn >= asOf) ?? null,
    passed,
  }
}

/** The version that an action is at: how many updates have been recorded for it. */
export function versionOf(actionKey: string, updates: readonly PlanUpdate[]): number {
  return updates.filter((update) => update.actionKey === actionKey).length
}

/** The standing of every row of a plan that carries dates or officers of its own, in printed order. */
export function standingsOf(loaded: LoadedPlan, updates: readonly PlanUpdate[], asOf: string): Standing[] {
  return [...loaded.actions.values()]
    .filter((action) => action.partKeys.length === 0)
    .map((action) => standingOf(action, updates, asOf))
}

/** An action's dated milestones with their due days, earliest first; ones that can never be overdue are left out. */
export function datedMilestones(action: Action): { milestone: Milestone; dueOn: string }[] {
  return action.milestones
    .flatMap((milestone) =>
      milestone.reading.kind === 'dated' ? [{ milestone, dueOn: milestone.reading.dueOn }] : [],
    )
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
}

/** Whole days from one ISO day to another. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days
}
