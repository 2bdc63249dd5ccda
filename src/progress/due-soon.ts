import { Temporal } from 'temporal-polyfill'
import type { ReportingRules } from '../plan/reporting.ts'
import type { Due, Standing } from './standing.ts'

/** What is due next of an action that is not overdue, where that is within the days that the rules look ahead from `asOf` (ISO day); null otherwise. */
export function dueSoon({ overdue, next }: Standing, rules: ReportingRules, asOf: string): Due | null {
  const until = Temporal.PlainDate.from(asOf).add({ days: rules.dueSoonDays }).toString()
  return overdue === null && next !== null && next.dueOn <= until ? next : null
}
