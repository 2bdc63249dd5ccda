import type { ReportingRules } from '../plan/reporting.ts'
import { dayInWords, londonDay } from '../progress/day-words.ts'
import type { Standing } from '../progress/standing.ts'
import { statusWords } from '../progress/status.ts'
import { plainLine } from './escape.ts'

/**
 * "Due: Summer 2011 (by 31 August 2011)": the date as the plan prints it, and the day it is read as unless that is the
 * same; "Due: 30 September 2011 (approved; the plan says June 2011)" once another has been approved.
 */
export function dueWords({ overdue, next, action }: Standing): string {
  const dated = overdue ?? next
  const printed = plainLine(
    dated ? dated.milestone.printed : action.milestones.map((milestone) => milestone.printed).join('; '),
  )
  if (!dated) return printed === '' ? 'The plan prints no date' : `The plan prints: ${printed}`
  const day = dayInWords(dated.dueOn)
  if (dated.dueOn !== dated.planDueOn) {
    return `Due: ${day} (approved; the plan says ${printed === '' ? 'nothing' : printed})`
  }
  return printed === day ? `Due: ${day}` : `Due: ${printed} (by ${day})`
}

/** "Last changed on 3 July 2011 by Jenny Coles: In progress (Amber). No change since, 10 July 2011." */
export function lastWords(
  rules: ReportingRules,
  { lastUpdate, lastWord, stage, confidence }: Standing,
): string {
  if (!lastUpdate) return 'No update yet'
  const when = dayInWords(londonDay(lastUpdate.recordedAt))
  const status = statusWords(rules, stage, confidence)
  const since =
    lastWord?.kind === 'no-change'
      ? `. No change since, said on ${dayInWords(londonDay(lastWord.recordedAt))}`
      : ''
  return `Last changed on ${when} by ${plainLine(lastUpdate.recordedBy)}: ${status}${since}`
}
