import type { Action, LoadedPlan, Priority } from '../plan/library.ts'
import { isOverruled, isReasonShared } from '../progress/corrections.ts'
import { historyOf } from '../progress/history.ts'
import type { Subject } from '../progress/permissions.ts'
import { revisionsOf, whyLapsed, type Revision } from '../progress/revisions.ts'
import { standingOf, type Due } from '../progress/standing.ts'
import type { PlanUpdate } from '../progress/update.ts'

/** A request to approve a date, as it stands. */
export type ApprovalView = {
  /** Identifies the card in every press. */
  cardId: string
  planTitle: string
  action: Action
  priority: Priority
  revision: Revision
  /** The newest request, where that one has taken this one's place; null for one that was not replaced. */
  current: Revision | null
  /** Why nobody need decide while that is so; null for one that has not lapsed. */
  whyLapsed: string | null
  /** The milestone as it is due until the date is approved; null where the plan prints no day for it. */
  due: Due | null
  /** Whether who reads it may read what is private in the report: by the plan of today they may lead the priority no more. */
  mayRead: boolean
  /** Whether managers may read why the date is asked for, and whether what else was typed into the report. */
  isShared: { reason: boolean; report: boolean }
  /** The version of the action that a decision is made on. */
  version: number
}

/** The request of a report that was undone: nothing to decide any more. */
function takenBack(history: readonly PlanUpdate[], activityId: string): Revision | null {
  const report = history.find((update) => update.kind === 'report' && update.activityId === activityId)
  if (report?.kind !== 'report' || !report.revision) return null
  return { report, ...report.revision, state: 'withdrawn', decision: null }
}

/** The request that a report's activity stands for; null where there is no such report, or the plan no longer has its action. */
export function approvalView(
  card: { cardId: string; actionKey: string; activityId: string },
  loaded: LoadedPlan,
  updates: readonly PlanUpdate[],
  asOf: string,
  { mayRead = () => true }: { mayRead?: (subject: Subject) => boolean } = {},
): ApprovalView | null {
  const action = loaded.actions.get(card.actionKey)
  const priority = action && loaded.priorities.get(action.priorityKey)
  const history = historyOf(card.actionKey, updates)
  const revision =
    revisionsOf(history).find(({ report }) => report.activityId === card.activityId) ??
    takenBack(history, card.activityId)
  if (!action || !priority || !revision) return null
  const standing = standingOf(action, history, asOf)
  const newest = revisionsOf(history).at(-1) ?? null
  return {
    cardId: card.cardId,
    planTitle: loaded.plan.shortTitle,
    action,
    priority,
    revision,
    current: revision.state === 'replaced' ? newest : null,
    whyLapsed: revision.state === 'lapsed' ? whyLapsed(standing.stage, loaded.reporting) : null,
    due: standing.dated.find(({ milestone }) => milestone.key === revision.milestoneKey) ?? null,
    mayRead: mayRead({ action, loaded }),
    isShared: {
      reason: isReasonShared(revision.report, history),
      report: revision.report.noteShared && !isOverruled(revision.report, history),
    },
    version: standing.version,
  }
}
