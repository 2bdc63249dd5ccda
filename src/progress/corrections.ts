import { counting, historyOf } from './history.ts'
import { revisionsOf, type Revision } from './revisions.ts'
import type { PlanUpdate, Report } from './update.ts'

/**
 * The report that says by now what a report had said: itself, or the last that was saved after it from the same card, which
 * is what Edit does. Whether managers may read what still stands of it is what that one says. Null for one that was taken back.
 */
export function lastCorrection(report: Report, updates: readonly PlanUpdate[]): Report | null {
  const reports = counting(historyOf(report.actionKey, updates)).filter(({ kind }) => kind === 'report')
  const at = reports.findIndex(({ sequence }) => sequence === report.sequence)
  if (at < 0) return null
  let last = report
  for (const next of reports.slice(at + 1)) {
    if (next.kind !== 'report' || report.cardId === null || next.cardId !== report.cardId) break
    last = next
  }
  return last
}

/**
 * The date that a report asks for; or that one which it corrects had asked for, where it left that as it was. Null where
 * there is none, or where it waits no more without having been decided.
 */
export function askedIn(report: Report, updates: readonly PlanUpdate[]): Revision | null {
  const revisions = revisionsOf(historyOf(report.actionKey, updates))
  const own = revisions.find((revision) => revision.report.sequence === report.sequence)
  if (own) return own
  return (
    revisions.findLast(
      ({ report: asking, state }) =>
        state !== 'replaced' &&
        state !== 'withdrawn' &&
        asking.sequence < report.sequence &&
        lastCorrection(asking, updates)?.sequence === report.sequence,
    ) ?? null
  )
}

/** Whether a report was taken back, or corrected by another from the same card: then nobody is told what was typed in it. */
export function isOverruled(report: Report, updates: readonly PlanUpdate[]): boolean {
  return lastCorrection(report, updates)?.sequence !== report.sequence
}
