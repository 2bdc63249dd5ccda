import { summaryWords } from '../cards/managers-figures.ts'
import { managersSections } from '../cards/managers-sections.ts'
import { managersCard } from '../cards/managers-card.ts'
import { officerCard } from '../cards/officer-card.ts'
import type { CardTemplates } from '../cards/templates.ts'
import { counted } from '../cards/wording.ts'
import { officerCardView } from '../digest/officer-card.ts'
import type { ManagersView } from '../digest/managers-view.ts'
import type { ReportingRules } from '../plan/reporting.ts'
import { dayInWords } from '../progress/day-words.ts'
import { statusWords } from '../progress/status.ts'
import type { Standing } from '../progress/standing.ts'
import type { DigestPreview } from '../services/preview-digest.ts'
import type { Reach } from '../services/reach.ts'
import type { Plans } from '../services/ports.ts'

/** What the preview was asked for: a day, and one officer or everybody (null). */
export type PreviewChoice = {
  asOf: string
  officer: string | null
  planTitle: string
  rules: ReportingRules
}

/** The preview as lines for a person. */
export function previewInWords(preview: DigestPreview, choice: PreviewChoice): string {
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

/** The preview with the very cards that would be sent. */
export function previewAsJson(
  needs: { plans: Plans; templates: CardTemplates },
  preview: DigestPreview,
  choice: PreviewChoice,
): string {
  const messages = preview.deliveries.flatMap((delivery) => {
    const { content, recipient } = delivery
    if (content.kind === 'managers') {
      const own = preview.channels.find(({ channel }) => channel === recipient)
      return choice.officer === null && own
        ? [{ recipient, reach: own.reach, ...managersCard(own.view, needs.templates) }]
        : []
    }
    if (content.kind !== 'officer' || (choice.officer !== null && recipient !== choice.officer)) return []
    const reach = preview.recipients.find(({ digest }) => digest.officer === recipient)?.reach
    // The id is given when the card is queued; the preview has none.
    const view = officerCardView(
      { cardId: 'preview', ...content },
      needs.plans.library.current,
      preview.updates,
    )
    return [{ recipient, reach, ...officerCard(view, needs.templates) }]
  })
  return JSON.stringify({ asOf: choice.asOf, periodStart: preview.periodStart, messages }, null, 2)
}
