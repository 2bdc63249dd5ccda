import type { Action, LoadedPlan } from '../plan/library.ts'
import { londonDay } from '../progress/day-words.ts'
import { dueSoon } from '../progress/due-soon.ts'
import { pendingOf, type Revision } from '../progress/revisions.ts'
import { datesAskedSince, slipsSince } from '../progress/slippage.ts'
import { daysBetween, type Standing } from '../progress/standing.ts'
import { statusWords } from '../progress/status.ts'
import type {
  CompletedLine,
  Decider,
  DecisionLine,
  DueSoonLine,
  ExceptionLine,
  WithoutUpdate,
} from './managers-posted.ts'

/** An action as it stood when managers were last told, and as it stands now. */
export type Movement = { before: Standing; now: Standing }

/** The dates that wait for somebody to decide, longest first. */
export function pendingDates(standings: readonly Standing[]): { standing: Standing; revision: Revision }[] {
  return standings
    .flatMap((standing) => {
      const revision = pendingOf(standing.revisions)
      return revision ? [{ standing, revision }] : []
    })
    .sort((a, b) => a.revision.report.sequence - b.revision.report.sequence)
}

export function decisionLines(
  loaded: LoadedPlan,
  standings: readonly Standing[],
  asOf: string,
  decider: (revision: Revision) => Decider,
): DecisionLine[] {
  return pendingDates(standings).map(({ standing, revision }) => ({
    ...placed(loaded, standing.action),
    from: standing.dated.find(({ milestone }) => milestone.key === revision.milestoneKey)?.dueOn ?? null,
    to: revision.to,
    daysWaiting: Math.max(0, daysBetween(londonDay(revision.report.recordedAt), asOf)),
    decider: decider(revision),
    report: revision.report.sequence,
  }))
}

/** What there is to say of an action that has slipped since managers were last told; null where it has not. */
export function exceptionLine(loaded: LoadedPlan, { before, now }: Movement): ExceptionLine | null {
  const slips = slipsSince(before, now)
  if (slips.length === 0) return null
  const asked = datesAskedSince(before, now).at(-1) ?? pendingOf(now.revisions)
  const newDate =
    asked?.state === 'pending' || asked?.state === 'approved' || asked?.state === 'refused'
      ? { to: asked.to, state: asked.state }
      : null
  const reports = [now.lastUpdate, newDate && asked ? asked.report : null].flatMap((report) =>
    report ? [report.sequence] : [],
  )
  return {
    ...placed(loaded, now.action),
    slips,
    status: statusWords(loaded.reporting, now.stage, now.confidence),
    overdue: now.overdue && { dueOn: now.overdue.dueOn, daysLate: now.overdue.daysLate },
    newDate,
    reports: [...new Set(reports)],
  }
}

/** Of an action that was completed since managers were last told: when, by the day that was given or else that of the report. */
export function completedLine(loaded: LoadedPlan, { before, now }: Movement): CompletedLine | null {
  if (now.stage !== 'Complete' || before.stage === 'Complete' || !now.lastUpdate) return null
  return {
    ...placed(loaded, now.action),
    on: now.lastUpdate.completedOn ?? londonDay(now.lastUpdate.recordedAt),
    report: now.lastUpdate.sequence,
  }
}

/** What falls due within the days that the rules look ahead, earliest first. */
export function dueSoonLines(
  loaded: LoadedPlan,
  standings: readonly Standing[],
  asOf: string,
): DueSoonLine[] {
  return standings
    .flatMap((standing) => {
      const due = dueSoon(standing, loaded.reporting, asOf)
      const { action, stage, confidence } = standing
      const status = statusWords(loaded.reporting, stage, confidence)
      return due ? [{ ...placed(loaded, action), dueOn: due.dueOn, status }] : []
    })
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
}

/** The actions that nobody has reported on, by priority. */
export function withoutUpdate(loaded: LoadedPlan, standings: readonly Standing[]): WithoutUpdate[] {
  return [...loaded.priorities.values()].flatMap(({ key, number }) => {
    const labels = standings
      .filter(({ action, stage }) => action.priorityKey === key && stage === null)
      .map(({ action }) => action.label)
    return labels.length > 0 ? [{ number, labels }] : []
  })
}

function placed(loaded: LoadedPlan, action: Action): { label: string; priority: string; text: string } {
  const priority = loaded.priorities.get(action.priorityKey)?.number ?? ''
  return { label: action.label, priority, text: action.text }
}
