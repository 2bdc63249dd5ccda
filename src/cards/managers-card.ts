import type { ChangeLine, ManagersDigest, OverdueLine } from '../digest/managers-digest.ts'
import { dayInWords } from '../progress/day-words.ts'
import { bindCard, type CardData } from './bind.ts'
import type { CardMessage } from './card-message.ts'
import { plainLine, shortLine } from './escape.ts'
import { statusFigures } from './status-chart.ts'
import type { CardTemplates } from './templates.ts'
import { counted, fullMomentInWords, momentInWords } from './wording.ts'

/** How many lines one list of the card shows; the others are counted. */
const lineLimit = 15
/** How much of an action's text managers see, in characters. */
const textLimit = 110

/** The managers' card: figures, chart, what is overdue, what changed. It names no officer and quotes no note. */
export function managersCard(
  digest: ManagersDigest,
  planTitle: string,
  templates: CardTemplates,
): CardMessage {
  const summary = `${overdueWords(digest)}; ${digest.noUpdateYet} of ${counted(digest.actionCount, 'action')} with no update yet`
  const shown = digest.changes.slice(-lineLimit)
  const card = bindCard(templates.managers, {
    fallbackText: summary,
    about: plainLine(`${planTitle}, as at ${dayInWords(digest.asOf)}`),
    headlines: headlines(digest).map((words) => ({ words })),
    ...statusFigures(digest),
    ...overdueData(digest),
    changesHeading: digest.lastPeriod ? 'Recorded since the last digest' : 'Recorded so far',
    changes: shown.map((change) => changeData(change, fullMomentInWords(change.recordedAt))),
    noChanges: digest.changes.length === 0 ? [{ words: 'No updates.' }] : [],
    earlierChanges: more(digest.changes.length - shown.length, 'earlier update'),
    sinceThen: sinceThenData(digest),
  })
  return { card, summary }
}

function headlines(digest: ManagersDigest): string[] {
  const { lastPeriod } = digest
  return [
    `${overdueWords(digest)}.`,
    updatedWords(digest),
    ...(lastPeriod && lastPeriod.asked > 0 ? [repliesWords(lastPeriod)] : []),
    askedWords(digest),
  ]
}

function askedWords({ officersAsked: asked, officersNotReached: missed }: ManagersDigest): string {
  if (asked + missed === 0)
    return 'No officer has an action overdue or nearly due, so none is asked this time.'
  const verb = asked === 1 ? 'is' : 'are'
  const others =
    missed === 0 ? '' : ` ${missed} more cannot be reached yet; the plan administrator can see why.`
  return `${counted(asked, 'officer')} ${verb} asked for an update this time.${others}`
}

function repliesWords({ asked, notReplied }: NonNullable<ManagersDigest['lastPeriod']>): string {
  const officers = `${counted(asked, 'officer')} asked last time`
  if (notReplied === 0) return asked === 1 ? `The ${officers} has replied.` : `All ${officers} have replied.`
  return `${notReplied} of ${officers} ${notReplied === 1 ? 'has' : 'have'} not replied.`
}

function updatedWords({ actionCount, noUpdateYet }: ManagersDigest): string {
  const updated = actionCount - noUpdateYet
  if (updated === 0) return 'No action has an update yet.'
  if (noUpdateYet === 0) return 'Every action has an update.'
  return `${updated} of ${counted(actionCount, 'action')} ${updated === 1 ? 'has' : 'have'} an update; ${noUpdateYet} ${noUpdateYet === 1 ? 'has' : 'have'} none yet.`
}

function overdueWords({ overdueCount }: ManagersDigest): string {
  return overdueCount === 0
    ? 'No action is overdue'
    : `${counted(overdueCount, 'action')} ${overdueCount === 1 ? 'is' : 'are'} overdue`
}

function overdueData(digest: ManagersDigest): {
  overdue: CardData
  noneOverdue: CardData
  moreOverdue: CardData
} {
  let room = lineLimit
  const overdue = digest.overdue.flatMap(({ number, title, lines }) => {
    const shown = lines.slice(0, room)
    room -= shown.length
    if (shown.length === 0) return []
    return [{ priority: plainLine(`Priority ${number}: ${title}`), lines: shown.map(overdueLine) }]
  })
  return {
    overdue,
    noneOverdue: digest.overdueCount === 0 ? [{ words: 'Nothing is overdue.' }] : [],
    moreOverdue: more(digest.overdueCount - (lineLimit - room), 'overdue action'),
  }
}

function overdueLine(line: OverdueLine): CardData {
  return {
    label: plainLine(line.label),
    late: `${counted(line.daysLate, 'day')} late`,
    detail: `due by ${dayInWords(line.dueOn)}. ${line.status}`,
    text: shortLine(line.text, textLimit),
  }
}

function changeData(change: ChangeLine, when: string): CardData {
  return {
    label: plainLine(`${change.label} (priority ${change.priority})`),
    status: change.status,
    when,
    text: shortLine(change.text, textLimit),
  }
}

/** What came after the digest was posted, as a list of one section; none while nothing has. */
function sinceThenData(digest: ManagersDigest): CardData {
  if (digest.sinceThen.length === 0) return []
  const shown = digest.sinceThen.slice(-lineLimit)
  return [
    {
      words: `${digest.officersReplied} of ${counted(digest.officersAsked, 'officer')} asked ${digest.officersReplied === 1 ? 'has' : 'have'} replied since this was posted. The rest of this digest stays as it was posted.`,
      changes: shown.map((change) => changeData(change, momentInWords(change.recordedAt, digest.asOf))),
      earlier: more(digest.sinceThen.length - shown.length, 'earlier update'),
    },
  ]
}

function more(count: number, what: string): CardData {
  return count > 0 ? [{ words: `and ${counted(count, `more ${what}`)}` }] : []
}
