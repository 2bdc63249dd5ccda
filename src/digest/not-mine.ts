import type { Action, LoadedPlan, Priority } from '../plan/library.ts'
import { historyOf } from '../progress/history.ts'
import { isOpen } from '../progress/not-mine.ts'
import type { NotMine, PlanUpdate } from '../progress/update.ts'

/** What an officer said of an action that is not theirs, as it stands. */
export type NotMineView = {
  planTitle: string
  action: Action
  priority: Priority
  said: NotMine
  /** Whether there is still something to settle. */
  open: boolean
}

/** What was said by that activity; null where nothing was, or the plan no longer has the action. */
export function notMineView(
  { actionKey, activityId }: { actionKey: string; activityId: string },
  loaded: LoadedPlan,
  updates: readonly PlanUpdate[],
): NotMineView | null {
  const action = loaded.actions.get(actionKey)
  const priority = action && loaded.priorities.get(action.priorityKey)
  const history = historyOf(actionKey, updates)
  const said = history.find((update) => update.activityId === activityId)
  if (!action || !priority || said?.kind !== 'not-mine') return null
  return { planTitle: loaded.plan.shortTitle, action, priority, said, open: isOpen(said, history) }
}
