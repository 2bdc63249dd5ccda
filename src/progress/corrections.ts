import { counting, historyOf } from './history.ts'
import { revisionsOf, type Revision } from './revisions.ts'
import type { PlanUpdate, Report } from './update.ts'

/**
 * The report that says by now what a report had said: itself, or the last that was saved after it from the same card, which
 * is what Edit does. Whether managers may read what still stands of it is what that one says. Null for one that was taken back.
 */
export function lastCorrection(report: Report, updates: readonly PlanUpdate[]): Report | null {
  return correctionsOf(report, updates).at(-1) ?? null
}

/** A report and those that corrected it, in order; empty for one that was taken back. */
function correctionsOf(report: Report, updates: readonly PlanUpdate[]): Report[] {
  const reports = counting(historyOf(report.actionKey, updates)).filter((update) => update.kind === 'report')
  const at = reports.findIndex(({ sequence }) => sequence === report.sequence)
  if (at < 0) return []
  const later = reports.slice(at + 1)
  const end = later.findIndex(({ cardId }) => report.cardId === null || cardId !== report.cardId)
  return [report, ...(end < 0 ? later : later.slice(0, end))]
}

/**
 * Whether managers may read why a report asks for a date. A mark speaks for what its own form held, so it is that of the
 * last report that said this reason: a correction made after the date was decided does not have it. A correction that is
 * not marked takes the reason back all the same, as it does everything else.
 */
export function isReasonShared(report: Report, updates: readonly PlanUpdate[]): boolean {
  const reports = correctionsOf(report, updates)
  const asksAnew = reports.findIndex(
    (later, i) => i > 0 && (later.revision !== null || later.withdrawsRevision),
  )
  const holders = (asksAnew < 0 ? reports : reports.slice(0, asksAnew)).filter(
    (later, i) => i === 0 || later.keepsRevision,
  )
  return holders.at(-1)?.noteShared === true && reports.at(-1)?.noteShared === true
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
