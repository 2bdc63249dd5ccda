import type { LoadedPlan } from '../../plan/library.ts'
import type { PlanMention } from './plans/plan-mention.ts'
import type { Aspect, Thing } from '../vocabulary.ts'
import type { Token } from '../words/words.ts'

/** Words that ask of several plans at once: the choice of plans accounts for them, and no single plan has to. */
export function acrossWords(
  aspects: ReadonlyMap<Aspect, ReadonlySet<number>>,
  plans: readonly PlanMention[],
): number[] {
  const several = aspects.has('which-plan') || new Set(plans.map(({ planId }) => planId)).size > 1
  if (!several) return []
  // "Which appears in the one and not in the other?": where it stands is the difference itself.
  const standing = aspects.has('difference') ? (['mentions'] as const) : []
  return (['which-plan', 'difference', 'holds', 'compare', ...standing] as const).flatMap((aspect) => [
    ...(aspects.get(aspect) ?? []),
  ])
}

/** What a plan calls its priorities together, where their labels are one of its lists: "Outcome Bees". */
export function labelledNames({ plan, priorities }: LoadedPlan): string[] {
  const titles = new Set([...priorities.values()].map(({ title }) => title.toLowerCase()))
  const list = plan.lists.find(({ items }) => items.some(({ text }) => titles.has(text.toLowerCase())))
  return (list?.alsoKnownAs ?? []).filter((name) => /^\p{Lu}/u.test(name) && name.split(' ').length <= 2)
}

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
