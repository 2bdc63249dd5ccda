import { Temporal } from 'temporal-polyfill'

/** The first day (Monday, ISO) of the weekly period that holds `day`. A period is its cadence and this day. */
export function weeklyPeriodStart(day: string): string {
  const date = Temporal.PlainDate.from(day)
  return date.subtract({ days: date.dayOfWeek - 1 }).toString()
}
