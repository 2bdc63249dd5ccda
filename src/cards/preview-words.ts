import type { ManagersView } from '../digest/managers-view.ts'
import type { Reach, RecipientCounts, Recipients } from '../digest/preview.ts'
import type { ReportingRules } from '../plan/reporting.ts'
import { dayInWords } from '../progress/day-words.ts'
import { statusWords } from '../progress/status.ts'
import type { Standing } from '../progress/standing.ts'
import { summaryWords } from './managers-figures.ts'
import { managersSections } from './managers-sections.ts'
import { counted } from './wording.ts'

/** What the preview was asked for: a day, and one officer or everybody (null). */
export type PreviewChoice = {
  asOf: string
  officer: string | null
  planTitle: string
  rules: ReportingRules
}

/** The preview as lines for a person. */
export function previewInWords(preview: Recipients, choice: PreviewChoice): string {
  const recipients = preview.recipients.filter(
    ({ digest }) => choice.officer === null || digest.officer === choice.officer,
  )
  if (recipients.length === 0 && choice.officer !== null) {
    return `${choice.officer} has nothing overdue and nothing due in the next ${choice.rules.dueSoonDays} days, so no card would be sent.`
  }
  const unreachable = recipients.filter(({ reach }) => !reach.reachable).length
  const lines = [
    `${choice.planTitle}, week of ${dayInWords(preview.periodStart)}, as at ${dayInWords(choice.asOf)}`,
    `${counted(recipients.length, 'officer')} ${recipients.length === 1 ? 'has' : 'have'} something overdue, due in ${choice.rules.dueSoonDays} days or to report for a round. ${recipients.length - unreachable} would get a card; ${unreachable} cannot be reached yet.`,
    ...recipients.flatMap(({ digest, reach }) => [
      '',
      `${digest.officer} – ${counted(digest.overdue.length, 'action')} overdue, ${digest.dueSoon.length} due soon${digest.round === null ? '' : `, ${digest.monitoring.length} more for ${digest.round}`}${reachMark(reach)}`,
      ...[...digest.overdue, ...digest.dueSoon, ...digest.monitoring].map((standing) =>
        actionLine(choice.rules, standing),
      ),
    ]),
  ]
  if (choice.officer === null) {
    lines.push(
      ...(preview.pausedUntil === null
        ? []
        : [
            '',
            `Every digest is paused until ${dayInWords(preview.pausedUntil)}: until then only “digest run” sends.`,
          ]),
      ...(preview.resting.length > 0 ? ['', `Paused, so not written to: ${preview.resting.join(', ')}`] : []),
      ...preview.channels.flatMap(({ channel, view, reach }) => [
        '',
        `Channel ${channel} – ${summaryWords(view.posted)}${reachMark(reach)}`,
        ...managersLines(view),
      ]),
    )
  }
  return lines.join('\n')
}

/** What managers would read, with every row of every list. */
function managersLines(view: ManagersView): string[] {
  return managersSections(view).flatMap(({ heading, notes, groups }) => [
    `  ${heading}`,
    ...notes.map((words) => `    ${words}`),
    ...groups.flatMap(({ title, rows }) => [
      ...(title === null ? [] : [`    ${title}`]),
      ...rows.flatMap(({ strong, rest, details }) => [
        `    - ${strong}${rest}`,
        ...details.map((line) => `      ${line}`),
      ]),
    ]),
  ])
}

function reachMark(reach: Reach): string {
  return reach.reachable ? '' : `\n  Cannot be reached yet: ${reach.why}`
}

function actionLine(rules: ReportingRules, { action, overdue, next, stage, confidence }: Standing): string {
  const due = overdue
    ? `due ${dayInWords(overdue.dueOn)}, ${counted(overdue.daysLate, 'day')} late`
    : next
      ? `due ${dayInWords(next.dueOn)}`
      : 'no date'
  return `  ${action.label}  ${due}. ${statusWords(rules, stage, confidence)}.`
}

/** "This writes to 12 officers, 3 more cannot be reached yet, and posts in 1 channel."; and that it does so in spite of a pause. */
export function recipientWords({ officers, channels, pausedUntil }: RecipientCounts): string {
  const missed = officers.notReached === 0 ? '' : `, ${officers.notReached} more cannot be reached yet`
  const missedChannels =
    channels.notReached === 0 ? '' : `, ${channels.notReached} more cannot be reached yet`
  const pause =
    pausedUntil === null
      ? ''
      : `Every digest is paused until ${dayInWords(pausedUntil)}. Sending now goes out all the same, and the pause goes on. `
  return `${pause}This writes to ${counted(officers.reached, 'officer')}${missed}, and posts in ${counted(channels.reached, 'channel')}${missedChannels}.`
}
