import type { ReportingRules, Stage } from '../plan/reporting.ts'
import { counting } from './history.ts'
import { isClosed, stageWords } from './status.ts'
import type { Decision, PlanUpdate, Report } from './update.ts'

/**
 * A date that somebody asked for, and what became of it. `replaced`: they asked for another before it was decided;
 * `withdrawn`: they cleared it, or took the report back; `lapsed`: nobody need decide, since the action is closed by now or the
 * milestone met; it waits again once that is undone.
 */
export type Revision = {
  report: Report
  milestoneKey: string
  to: string
  reason: string
  state: 'pending' | 'lapsed' | 'approved' | 'refused' | 'replaced' | 'withdrawn'
  decision: Decision | null
}

/** The dates that an action's history asks for, in order. Those of a report that was undone are not among them. */
export function revisionsOf(history: readonly PlanUpdate[]): Revision[] {
  const updates = counting(history)
  const decisions = new Map(
    updates.flatMap((update) => (update.kind === 'decision' ? [[update.about, update] as const] : [])),
  )
  const reports = updates.filter((update) => update.kind === 'report')
  const last = reports.at(-1)
  return reports.flatMap((report, i) => {
    if (!report.revision) return []
    const decision = decisions.get(report.sequence) ?? null
    const next = reports.slice(i + 1).find((later) => later.revision ?? later.withdrawsRevision)
    const { milestoneKey } = report.revision
    const needless = isClosed(last?.stage ?? null) || last?.met.includes(milestoneKey) === true
    return [{ report, ...report.revision, decision, state: stateOf(decision, next ?? null, needless) }]
  })
}

/** The date that waits for approval; null where none does. */
export function pendingOf(revisions: readonly Revision[]): Revision | null {
  return revisions.find(({ state }) => state === 'pending') ?? null
}

/** The date that nobody has decided or taken back: it waits, or would if the action were not closed or the milestone met. */
export function undecidedOf(revisions: readonly Revision[]): Revision | null {
  return revisions.find(({ state }) => state === 'pending' || state === 'lapsed') ?? null
}

/** Why nobody need decide on a date that has lapsed, by its action's stage: "the action is Complete". */
export function whyLapsed(stage: Stage | null, rules: ReportingRules): string {
  return stage !== null && isClosed(stage)
    ? `the action is ${stageWords(rules, stage)}`
    : 'its milestone is met'
}

function stateOf(decision: Decision | null, next: Report | null, needless: boolean): Revision['state'] {
  if (decision !== null) return decision.approved ? 'approved' : 'refused'
  if (next === null) return needless ? 'lapsed' : 'pending'
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
