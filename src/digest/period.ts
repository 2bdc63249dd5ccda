import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

/** How often a digest comes. */
export const cadenceSchema = z.enum(['weekly', 'fortnightly', 'monthly'])
export type Cadence = z.infer<typeof cadenceSchema>

/** A Monday from which fortnights are counted: that of the week in which 1970 began. */
const firstFortnight = Temporal.PlainDate.from('1969-12-29')

/** The first day (ISO) of the period that holds `day`: a Monday, or the first of a month. A period is its cadence and this day. */
export function periodStart(cadence: Cadence, day: string): string {
  const date = Temporal.PlainDate.from(day)
  if (cadence === 'monthly') return date.with({ day: 1 }).toString()
  const monday = date.subtract({ days: date.dayOfWeek - 1 })
  if (cadence === 'weekly') return monday.toString()
  const weeks = firstFortnight.until(monday, { largestUnit: 'days' }).days / 7
  // Weeks before the first Monday are negative; their odd ones leave -1.
  return weeks % 2 === 0 ? monday.toString() : monday.subtract({ weeks: 1 }).toString()
}

/** The first day of the next period. */
export function nextPeriodStart(cadence: Cadence, start: string): string {
  const length = { weekly: { days: 7 }, fortnightly: { days: 14 }, monthly: { months: 1 } }[cadence]
  return Temporal.PlainDate.from(start).add(length).toString()
}

/** The first day of the period before. */
export function previousPeriodStart(cadence: Cadence, start: string): string {
  return periodStart(cadence, Temporal.PlainDate.from(start).subtract({ days: 1 }).toString())
}
