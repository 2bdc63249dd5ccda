import { londonDay } from './day-words.ts'
import { pendingOf } from './revisions.ts'
import type { Standing } from './standing.ts'

/**
 * The day (ISO) by which an overdue action is expected, as its officer explained: the later date that waits for
 * approval. Null where nothing is overdue, no date waits, or a further milestone has passed since it was asked for.
 */
export function expectedOn({ overdue, passed, revisions }: Standing): string | null {
  const pending = pendingOf(revisions)
  if (overdue === null || pending?.milestoneKey !== overdue.milestone.key) return null
  const explainedOn = londonDay(pending.report.recordedAt)
  const slippedSince = passed.some(
    ({ milestone, dueOn }) => milestone.key !== pending.milestoneKey && dueOn >= explainedOn,
  )
  return slippedSince ? null : pending.to
}
