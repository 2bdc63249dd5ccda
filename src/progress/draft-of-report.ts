import type { Draft } from './draft.ts'
import { pendingOf, type Revision } from './revisions.ts'
import { choiceValue } from './status.ts'
import type { Report } from './update.ts'

/**
 * A form filled in with what a report says, so that it can be changed. What was confirmed is to be confirmed again. The
 * date is the one that waits, whichever report asked for it: left blank, it would be taken back by the next Save. A date
 * that has been decided is not asked for anew.
 */
export function draftOf(report: Report, revisions: readonly Revision[]): Draft {
  const waits = pendingOf(revisions)
  return {
    status: choiceValue(report.stage, report.confidence),
    note: report.note,
    noteShared: String(report.noteShared),
    correctiveAction: report.correctiveAction,
    completedOn: report.completedOn ?? '',
    evidence: report.evidence,
    met: report.met.join(','),
    blockedBy: report.blockedBy,
    helpFrom: report.helpFrom,
    revisedOn: waits?.to ?? '',
    reason: waits?.reason ?? '',
  }
}
