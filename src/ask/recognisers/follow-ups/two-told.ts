import type { Context } from '../../recogniser.ts'

/** The two things of one kind that were told last, the earlier one first; null where there are not two. */
export type TwoTold = readonly [string, string] | null

/** Two actions that one answer told, or the one told now and the one before it. */
export function twoActions({ query, actions, earlier }: Context['memory']): TwoTold {
  // A row that is told by its parts is one row beside another.
  const [one, other, ...more] =
    query?.kind === 'action' || query?.kind === 'compare-actions' ? query.actions : []
  if (one !== undefined && other !== undefined && more.length === 0) return [one, other]
  const [before, ...others] = earlier.actions
  if (one !== undefined && other === undefined && actions.length > 1 && before !== undefined)
    return others.length > 0 || actions.includes(before) ? null : [before, one]
  return two(actions, earlier.actions)
}

/** Two priorities, likewise. */
export function twoPriorities({ priorities, earlier }: Context['memory']): TwoTold {
  return two(priorities, earlier.priorities)
}

function two([now, also, ...more]: readonly string[], before: readonly string[]): TwoTold {
  if (now === undefined || more.length > 0) return null
  if (also !== undefined) return [now, also]
  const [first, ...others] = before
  return first === undefined || others.length > 0 || first === now ? null : [first, now]
}
