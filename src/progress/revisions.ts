import { counting } from './history.ts'
import type { Decision, PlanUpdate, Report } from './update.ts'

/**
 * A date that somebody asked for, and what became of it. `replaced`: they asked for another before it was decided;
 * `withdrawn`: they cleared it, or took the report back.
 */
export type Revision = {
  report: Report
  milestoneKey: string
  to: string
  reason: string
  state: 'pending' | 'approved' | 'refused' | 'replaced' | 'withdrawn'
  decision: Decision | null
}

/** The dates that an action's history asks for, in order. Those of a report that was undone are not among them. */
export function revisionsOf(history: readonly PlanUpdate[]): Revision[] {
  const updates = counting(history)
  const decisions = new Map(
    updates.flatMap((update) => (update.kind === 'decision' ? [[update.about, update] as const] : [])),
  )
  const reports = updates.filter((update) => update.kind === 'report')
  return reports.flatMap((report, i) => {
    if (!report.revision) return []
    const decision = decisions.get(report.sequence) ?? null
    const next = reports.slice(i + 1).find((later) => later.revision ?? later.withdrawsRevision)
    return [{ report, ...report.revision, decision, state: stateOf(decision, next ?? null) }]
  })
}

/** The date that waits for approval; null where none does. */
export function pendingOf(revisions: readonly Revision[]): Revision | null {
  return revisions.find(({ state }) => state === 'pending') ?? null
}

function stateOf(decision: Decision | null, next: Report | null): Revision['state'] {
  if (decision !== null) return decision.approved ? 'approved' : 'refused'
  if (next === null) return 'pending'
  return next.withdrawsRevision ? 'withdrawn' : 'replaced'
}

/** The last approved day (ISO) of each milestone that has one, by the milestone's key. */
export function approvedDays(revisions: readonly Revision[]): Map<string, string> {
  return new Map(
    revisions
      .filter(({ state }) => state === 'approved')
      .sort((a, b) => (a.decision?.sequence ?? 0) - (b.decision?.sequence ?? 0))
      .map(({ milestoneKey, to }) => [milestoneKey, to]),
  )
}
