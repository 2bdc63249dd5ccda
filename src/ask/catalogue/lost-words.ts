import type { LoadedPlan } from '../../plan/library.ts'
import { beginsSo } from './asked-as.ts'
import type { Catalogue } from './catalogue.ts'
import { whatItSays } from './record.ts'

/** A key of asked-as.yaml whose words are not used, what they were written for, and what stands there now; null for nothing. */
export type LostWords = { key: string; says: string; now: string | null }

/** The keys of a plan's asked-as.yaml that stand for nothing or for something else than they were written for; in the file's order. */
export function lostWords({ plan }: LoadedPlan, catalogue: Catalogue): LostWords[] {
  return Object.entries(plan.askedAs).flatMap(([key, { says }]) => {
    const record = catalogue.byKey.get(`${plan.id}/${key}`)
    if (record && beginsSo(record, says)) return []
    return [{ key, says, now: record ? whatItSays(record) : null }]
  })
}
