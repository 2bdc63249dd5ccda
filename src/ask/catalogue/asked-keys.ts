import type { LoadedPlan } from '../../plan/library.ts'
import type { Catalogue } from './catalogue.ts'

/** The keys of a plan's asked-as.yaml that no record has, such as after a paragraph was taken out; in the file's order. */
export function keysOfNothing({ plan }: LoadedPlan, catalogue: Catalogue): string[] {
  return Object.keys(plan.askedAs).filter((key) => !catalogue.byKey.has(`${plan.id}/${key}`))
}
