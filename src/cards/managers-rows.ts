import type {
  ChangeLine,
  CompletedLine,
  Decider,
  DecisionLine,
  DueSoonLine,
  ExceptionLine,
  OverdueLine,
  WithoutUpdate,
} from '../digest/managers-posted.ts'
import type { ReportTexts } from '../digest/managers-view.ts'
import { dayInWords } from '../progress/day-words.ts'
import { plainLine, shortLine } from './escape.ts'
import { counted } from './wording.ts'

/** One thing in a list of the managers' digest: what stands out, what follows it, and the lines beneath; escaped. */
export type Row = {
  strong: string
  rest: string
  details: string[]
  /** How many things it stands for. */
  stands: number
}

/** How much is shown of an action's text, and of what somebody typed, in characters. */
const actionLimit = 110
const typedLimit = 160
/** How much of a label, a number or a name: enough for any plan, and an end for a broken one. */
const nameLimit = 60
/** Labels of actions on one line. */
const labelsOnALine = 15

type Texts = ReadonlyMap<number, ReportTexts>
/** What a field of a report is called where managers read it. */
const readBecause = ['Note', 'Blocked by', 'Reason for the new date', 'Corrective action']

export function decisionRow(line: DecisionLine, texts: Texts): Row {
  const from = line.from === null ? 'the plan prints no day' : `from ${dayInWords(line.from)}`
  const waits = line.daysWaiting === 0 ? 'asked today' : `waiting ${counted(line.daysWaiting, 'day')}`
  return row(line, `to ${dayInWords(line.to)}`, `, ${from}; ${waits}`, [
    ...typedLines(texts.get(line.report), ['Reason for the new date'], 'Reason'),
    deciderWords(line.decider, line.priority),
  ])
}

function deciderWords(decider: Decider, priority: string): string {
  switch (decider.kind) {
    case 'leads': {
      const verb = decider.names.length === 1 ? 'decides' : 'decide, either of them'
      return shortLine(`${decider.names.join(' and ')} (priority ${priority}’s lead) ${verb}.`, typedLimit)
    }
    case 'approver':
      return 'An approver whom the settings name decides.'
    case 'nobody':
      return 'Nobody can decide yet: the plan administrator has to name an approver.'
  }
}

export function exceptionRow(line: ExceptionLine, texts: Texts): Row {
  const late = line.overdue
    ? [`due by ${dayInWords(line.overdue.dueOn)}, ${counted(line.overdue.daysLate, 'day')} late`]
    : []
  const status = line.slips.includes('status') ? [] : [line.status]
  const rest = [...late, ...status].join('; ')
  return row(line, slipWords(line), rest === '' ? '' : `. ${sentence(rest)}`, [
    ...(line.reports.length === 0
      ? ['No update yet, so no reason is known.']
      : line.reports.flatMap((report) => typedLines(texts.get(report), readBecause, 'Reason'))),
    ...(line.newDate ? [newDateWords(line.newDate)] : []),
  ])
}

/** "Now In progress (Red); blocked; another date asked for". */
function slipWords({ slips, status }: ExceptionLine): string {
  const words = {
    overdue: 'overdue now',
    status: `now ${status}`,
    blocked: 'blocked',
    date: 'another date asked for',
  }
  return slips.map((slip) => words[slip]).join('; ')
}

function newDateWords({ to, state }: NonNullable<ExceptionLine['newDate']>): string {
  const became = { pending: 'waiting for approval', approved: 'approved', refused: 'not approved' }[state]
  return `New date: ${dayInWords(to)}, ${became}`
}

/** Each row says its priority although it stands under it: a printed number may occur under two of them. */
export function overdueRow(line: OverdueLine, priority: string): Row {
  const late = `${counted(line.daysLate, 'day')} late`
  return row({ ...line, priority }, late, `, due by ${dayInWords(line.dueOn)}. ${plainLine(line.status)}`, [])
}

export function completedRow(line: CompletedLine, texts: Texts): Row {
  return row(
    line,
    `completed on ${dayInWords(line.on)}`,
    '',
    typedLines(texts.get(line.report), ['Evidence'], 'Evidence'),
  )
}

export function dueSoonRow(line: DueSoonLine): Row {
  return row(line, `by ${dayInWords(line.dueOn)}`, `. ${plainLine(line.status)}`, [])
}

/** The labels of actions without an update, so many to a line. */
export function withoutUpdateRows({ number, labels }: WithoutUpdate): Row[] {
  const lines = Math.ceil(labels.length / labelsOnALine)
  return Array.from({ length: lines }, (_, i) => {
    const some = labels.slice(i * labelsOnALine, (i + 1) * labelsOnALine)
    return {
      strong: `Priority ${shortLine(number, nameLimit)}`,
      rest: `: ${some.map((label) => shortLine(label, nameLimit)).join(', ')}`,
      details: [],
      stands: some.length,
    }
  })
}

export function changeRow(line: ChangeLine, when: string): Row {
  return row(line, plainLine(line.status), `, ${when}`, [])
}

/** The title of a group: "Priority 2: Safeguarding children". */
export function priorityTitle(number: string, title: string): string {
  return shortLine(`Priority ${number}: ${title}`, actionLimit)
}

function row(
  { label, priority, text }: { label: string; priority: string; text: string },
  strong: string,
  rest: string,
  details: string[],
): Row {
  const name = `${shortLine(label, nameLimit)} (priority ${shortLine(priority, nameLimit)})`
  const lines = [shortLine(text, actionLimit), ...details].filter((line) => line !== '')
  return { strong: `${name}: ${strong}`, rest, details: lines, stands: 1 }
}

/** What may be read of a report under these names, a line each; one sentence where it may not, or says nothing. */
function typedLines(texts: ReportTexts | undefined, names: readonly string[], what: string): string[] {
  if (texts === undefined || texts.kind === 'taken-back') return [`${what}: taken back or corrected since.`]
  if (texts.kind !== 'shared') return [`${what} kept private.`]
  const lines = names.flatMap((name) =>
    texts.texts
      .filter((typed) => typed.name === name)
      .map(({ text }) => shortLine(`${name}: ${text}`, typedLimit)),
  )
  return lines.length > 0 ? lines : [`No ${what.toLowerCase()} given.`]
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
