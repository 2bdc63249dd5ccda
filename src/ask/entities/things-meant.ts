import type { LoadedPlan } from '../../plan/library.ts'
import type { Thing } from '../vocabulary.ts'
import type { Token } from '../words/words.ts'

/** A plan that has no actions has no rows but its priorities. */
export function thingsOf(
  things: Map<Thing, Set<number>>,
  tokens: readonly Token[],
  loaded: LoadedPlan,
): Map<Thing, Set<number>> {
  if (loaded.actions.size > 0) return things
  const rows = [...(things.get('action') ?? [])].filter((i) => tokens[i]?.stem === 'row')
  // An "action plan" is a thing of its own, and no row of a table.
  const named = [...(things.get('action') ?? [])].filter(
    (i) => tokens[i + 1]?.stem === 'plan' || tokens[i + 1]?.stem === 'pln',
  )
  if (rows.length + named.length === 0) return things
  const table = tokens.filter(({ stem }) => stem === 'table').map(({ index }) => index)
  const others = [...(things.get('action') ?? [])].filter((i) => !rows.includes(i) && !named.includes(i))
  const moved = new Map(things)
  moved.delete('action')
  if (others.length > 0) moved.set('action', new Set(others))
  if (rows.length === 0) return moved
  return moved.set('priority', new Set([...(things.get('priority') ?? []), ...rows, ...table]))
}
