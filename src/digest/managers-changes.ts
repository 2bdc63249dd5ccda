import type { LoadedPlan } from '../plan/library.ts'
import { dayInWords } from '../progress/day-words.ts'
import { counting, historyOf } from '../progress/history.ts'
import { statusWords } from '../progress/status.ts'
import type { Decision, PlanUpdate, Report } from '../progress/update.ts'
import type { ChangeLine } from './managers-posted.ts'

/** The reports, and the decisions on dates, that were stored after a sequence number and count, newest first. */
export function changeLines(loaded: LoadedPlan, updates: readonly PlanUpdate[], after: number): ChangeLine[] {
  const byAction = Map.groupBy(updates, ({ actionKey }) => actionKey)
  return [...byAction]
    .flatMap(([key, own]) => {
      const action = loaded.actions.get(key)
      const priority = action && loaded.priorities.get(action.priorityKey)
      if (!action || !priority) return []
      const words = counting(historyOf(key, own))
      return words.flatMap((update) => {
        if (update.sequence <= after || (update.kind !== 'report' && update.kind !== 'decision')) return []
        const asking = words.find(
          (word): word is Report =>
            word.kind === 'report' && update.kind === 'decision' && word.sequence === update.about,
        )
        const status =
          update.kind === 'report'
            ? statusWords(loaded.reporting, update.stage, update.confidence)
            : decisionWords(update, asking)
        const line = { label: action.label, priority: priority.number, text: action.text, status }
        return status === null
          ? []
          : [{ ...line, status, recordedAt: update.recordedAt, sequence: update.sequence }]
      })
    })
    .sort((a, b) => b.sequence - a.sequence)
    .map(({ sequence, ...line }) => line)
}

/** "the new date, 30 September 2011, was approved"; null where the report that asked counts no more. */
function decisionWords({ approved }: Decision, asking: Report | undefined): string | null {
  if (!asking?.revision) return null
  return `the new date, ${dayInWords(asking.revision.to)}, was ${approved ? 'approved' : 'not approved'}`
}
