import type { ReportingRules } from '../plan/reporting.ts'
import { statusChoices, statusWords } from '../progress/status.ts'
import type { Standing } from '../progress/standing.ts'
import type { StatusCount } from './managers-posted.ts'

/** How many stand at each status, in the order of the status list, "No update yet" last, so that counts look alike from week to week. */
export function countStatuses(
  rules: ReportingRules,
  standings: readonly Pick<Standing, 'stage' | 'confidence'>[],
): StatusCount[] {
  const order = statusChoices(rules).map(({ stage, confidence }) => statusWords(rules, stage, confidence))
  const counts = Map.groupBy(standings, ({ stage, confidence }) => statusWords(rules, stage, confidence))
  return [...new Set([...order, ...counts.keys()])].flatMap((status) => {
    const count = counts.get(status)?.length ?? 0
    return count > 0 ? [{ status, count }] : []
  })
}
