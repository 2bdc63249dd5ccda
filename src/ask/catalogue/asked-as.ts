import type { Plan } from '../../plan/model.ts'
import { keyInPlan, whatItSays, type CatalogueRecord } from './record.ts'

/** The other words that a plan's owner wrote down for a record; none where the record begins otherwise than they were written for. */
export function otherWords(record: CatalogueRecord, askedAs: Plan['askedAs']): readonly string[] {
  const entry = askedAs[keyInPlan(record)]
  return entry && beginsSo(record, entry.says) ? entry.asked : []
}

/** Whether a record begins with these words; "…" at their end stands for the rest. */
export function beginsSo(record: CatalogueRecord, says: string): boolean {
  return whatItSays(record).startsWith(says.replace(/…$/, '').trim())
}
