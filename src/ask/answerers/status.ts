import type { Action } from '../../plan/library.ts'
import type { ReportingRules } from '../../plan/reporting.ts'
import { dayInWords, londonDay } from '../../progress/day-words.ts'
import { whyLapsed } from '../../progress/revisions.ts'
import type { Due, Standing } from '../../progress/standing.ts'
import { statusWords } from '../../progress/status.ts'
import { typedTexts } from '../../progress/typed-texts.ts'
import type { Report } from '../../progress/update.ts'
import { actionTitle, counted, standing, type Facts } from './answerer.ts'
import { keepsPrivate, mayTell } from './private-texts.ts'

/** How an action goes, as it was last reported: who said it and when, what became of a new date, and how late it is. */
export function statusSentence(action: Action, facts: Facts): string {
  const at = standing(facts, action)
  const title = actionTitle(facts, action)
  const late = at.overdue
    ? ` Its date was ${dateWords(at.overdue)}, so it is ${counted(at.overdue.daysLate, 'day')} overdue as at ${dayInWords(facts.asOf)}.`
    : at.next
      ? ` Next milestone: ${dateWords(at.next)}.`
      : ''
  if (at.lastUpdate === null) return `${title}: No update yet. Nobody has recorded progress on it.${late}`
  return `${title}: ${statusWords(facts.loaded.reporting, at.stage, at.confidence)}, recorded by ${at.lastUpdate.recordedBy} on ${dayInWords(londonDay(at.lastUpdate.recordedAt))}.${completedWords(at.lastUpdate)}${revisionWords(at, facts.loaded.reporting)}${late}${textLines(at.lastUpdate, facts)}`
}

/** The day on which it was completed, which need not be that of the report. */
function completedWords({ completedOn }: Report): string {
  return completedOn === null ? '' : ` It was completed on ${dayInWords(completedOn)}.`
}

/** What was typed, each text on a line of its own: the first line is a chat message, and a client may format what stands in it. */
function textLines(report: Report, facts: Facts): string {
  if (keepsPrivate(report, facts)) return '\nA note on it is kept private.'
  return mayTell(report, facts)
    ? typedTexts(report)
        .map(({ name, text }) => `\n${name}: “${text}”`)
        .join('')
    : ''
}

/** What became of the last date that was asked for instead of the plan's. */
function revisionWords({ revisions, stage }: Standing, rules: ReportingRules): string {
  const last = revisions.at(-1)
  if (!last || last.state === 'replaced' || last.state === 'withdrawn') return ''
  const asked = ` A new date, ${dayInWords(last.to)},`
  if (last.state === 'pending') return `${asked} waits for approval.`
  if (last.state === 'lapsed')
    return `${asked} was asked for and needs no approval, since ${whyLapsed(stage, rules)}.`
  return `${asked} was ${last.state === 'approved' ? 'approved' : 'not approved'} by ${last.decision?.recordedBy ?? ''}.`
}

/** A date as the plan prints it, or the approved one that holds instead. */
function dateWords({ milestone, dueOn, planDueOn }: Due): string {
  return dueOn === planDueOn ? milestone.printed : dayInWords(dueOn)
}
