import { counting, historyOf } from '../../progress/history.ts'
import type { PlanUpdate } from '../../progress/update.ts'
import type { Press } from './press.ts'

/**
 * Whether what a press says is in an action's history, though its own answer was lost: by this very press, or by an earlier
 * one of the same hand, on the same card and version, which it only repeated.
 */
export function wasStored(
  updates: readonly PlanUpdate[],
  { actionKey, baseVersion, activityId }: Pick<Press, 'actionKey' | 'baseVersion' | 'activityId'>,
  by: { cardId: string; accountId: string | null; undoes: boolean },
): boolean {
  const history = historyOf(actionKey, updates)
  if (history.some((update) => update.activityId === activityId)) return true
  const words = by.undoes ? history.filter(({ kind }) => kind === 'undo') : counting(history)
  return words.some(
    ({ version, cardId, accountId }) =>
      version === baseVersion + 1 && cardId === by.cardId && accountId === by.accountId,
  )
}
