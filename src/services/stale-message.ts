import { periodStart } from '../digest/period.ts'
import type { DeliveryContent } from './delivery-content.ts'
import type { Cover } from './ports.ts'
import { standInsOf } from './cycle/officers-run.ts'

/**
 * Whether a message that has not gone out by a day (ISO) helps nobody any more: the draft for a meeting that is over, and a reminder
 * of a week that has passed, since a newer card asks by now, or to somebody who no longer stands in. `covers`: those of the day.
 */
export function isStale(content: DeliveryContent, today: string, covers: readonly Cover[]): boolean {
  if (content.kind === 'board-paper') return content.meeting <= today
  if (content.kind !== 'nudge') return false
  const { officer, standIn, askedOn } = content
  if (periodStart('weekly', askedOn) < periodStart('weekly', today)) return true
  return standIn !== undefined && !standInsOf(officer, covers).includes(standIn)
}
