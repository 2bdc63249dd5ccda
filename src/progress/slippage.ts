import type { Revision } from './revisions.ts'
import type { Standing } from './standing.ts'

/**
 * A way in which an action has slipped: it became overdue, turned Red, On hold or Stopped (`status`), was blocked, or
 * another date was asked for.
 */
export const slips = ['overdue', 'status', 'blocked', 'date'] as const
export type Slip = (typeof slips)[number]

/**
 * How an action has slipped between two standings of it. What held before already is left out, so that each slip is
 * told once; a completed action has not slipped. A date counts as asked for also where it has been decided since.
 */
export function slipsSince(before: Standing, now: Standing): Slip[] {
  if (now.stage === 'Complete') return []
  const happened: Record<Slip, boolean> = {
    overdue: isOverdueAnew(before, now),
    status: isWarning(now) && (before.stage !== now.stage || before.confidence !== now.confidence),
    blocked: isBlocked(now) && !isBlocked(before),
    date: datesAskedSince(before, now).length > 0,
  }
  return slips.filter((slip) => happened[slip])
}

/** The dates that were asked for since, without those that were taken back or replaced, or need no decision any more. */
export function datesAskedSince(before: Standing, now: Standing): Revision[] {
  const known = new Set(before.revisions.map(({ report }) => report.sequence))
  return now.revisions.filter(
    ({ report, state }) =>
      !known.has(report.sequence) && !['withdrawn', 'replaced', 'lapsed'].includes(state),
  )
}

function isOverdueAnew(before: Standing, { overdue }: Standing): boolean {
  if (overdue === null) return false
  return !before.passed.some(
    ({ milestone, dueOn }) => milestone.key === overdue.milestone.key && dueOn === overdue.dueOn,
  )
}

function isWarning({ stage, confidence }: Standing): boolean {
  return stage === 'On hold' || stage === 'Stopped' || confidence === 'Red'
}

function isBlocked({ lastUpdate }: Standing): boolean {
  return lastUpdate !== null && lastUpdate.blockedBy !== ''
}
