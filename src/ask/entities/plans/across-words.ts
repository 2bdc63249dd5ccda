import type { Aspect } from '../../vocabulary.ts'
import type { PlanMention } from './plan-mention.ts'

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
