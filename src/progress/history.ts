import { londonDay } from './day-words.ts'
import type { PlanUpdate } from './update.ts'

/** An action's updates in the order in which they were stored. With `until` (ISO day), only those recorded by the end of that day in London. */
export function historyOf(
  actionKey: string,
  updates: readonly PlanUpdate[],
  until: string | null = null,
): PlanUpdate[] {
  return updates
    .filter(
      (update) => update.actionKey === actionKey && (until === null || londonDay(update.recordedAt) <= until),
    )
    .sort((a, b) => a.sequence - b.sequence)
}

/** Those of an action's updates that count: what was undone does not, nor does the undoing. */
export function counting(history: readonly PlanUpdate[]): Exclude<PlanUpdate, { kind: 'undo' }>[] {
  const undone = new Set(history.flatMap((update) => (update.kind === 'undo' ? [update.undoes] : [])))
  return history.filter((update) => update.kind !== 'undo').filter(({ sequence }) => !undone.has(sequence))
}

/** The version that an action is at: its last update's, whatever its kind; 0 where nothing has been recorded. */
export function versionOf(actionKey: string, updates: readonly PlanUpdate[]): number {
  return historyOf(actionKey, updates).at(-1)?.version ?? 0
}
