import { counting } from './history.ts'
import type { Decision, PlanUpdate, Report } from './update.ts'

/** A date that somebody asked for, and what became of it. `replaced`: they asked for another before it was decided. */
export type Revision = {
  report: Report
  milestoneKey: string
  to: string
  reason: string
  state: 'pending' | 'approved' | 'refused' | 'replaced'
  decision: Decision | null
}

/** The dates that an action's history asks for, in order. Those of a report that was undone are not among them. */
export function revisionsOf(history: readonly PlanUpdate[]): Revision[] {
  const updates = counting(history)
  const decisions = new Map(
    updates.flatMap((update) => (update.kind === 'decision' ? [[update.about, update] as const] : [])),
  )
  const asked = updates.flatMap((update) => (update.kind === 'report' && update.revision ? [update] : []))
  return asked.flatMap((report, i) => {
    if (!report.revision) return []
    const decision = decisions.get(report.sequence) ?? null
    const replaced = decision === null && i < asked.length - 1
    return [{ report, ...report.revision, decision, state: replaced ? 'replaced' : stateOf(decision) }]
  })
}

function stateOf(decision: Decision | null): Revision['state'] {
  if (decision === null) return 'pending'
  return decision.approved ? 'approved' : 'refused'
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
