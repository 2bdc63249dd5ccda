import type { Milestone } from '../plan/library.ts'
import { pendingOf } from './revisions.ts'
import type { Standing } from './standing.ts'

/**
 * The milestone whose day a form's new date is for, by how the action stood when the form was drawn, so that it is the one
 * that the form names: that of the date which waits; else the earliest dated one that is not met, or the first that the
 * plan leaves without a day. `dueOn` is its ISO day; null where the plan prints no milestone to revise.
 */
export function milestoneToRevise({
  action,
  dated,
  met,
  revisions,
}: Pick<Standing, 'action' | 'dated' | 'met' | 'revisions'>): {
  milestone: Milestone
  dueOn: string | null
} | null {
  const withDay = dated.map(({ milestone, dueOn }) => ({ milestone, dueOn }))
  const withoutDay = action.milestones
    .filter(
      ({ key, reading }) => reading.kind !== 'dated' && dated.every(({ milestone }) => milestone.key !== key),
    )
    .map((milestone) => ({ milestone, dueOn: null }))
  const unmet = [...withDay, ...withoutDay].filter(({ milestone }) => !met.includes(milestone.key))
  const waits = pendingOf(revisions)
  return unmet.find(({ milestone }) => milestone.key === waits?.milestoneKey) ?? unmet[0] ?? null
}
