import type { BoardPaper, BoardPaperRow } from '../digest/board-paper.ts'
import { dayInWords } from '../progress/day-words.ts'
import type { StandingOnRecord } from '../progress/position.ts'
import { pendingOf } from '../progress/revisions.ts'
import { statusWords } from '../progress/status.ts'
import { plainLine } from './escape.ts'
import { dueWords } from './standing-words.ts'
import { counted } from './wording.ts'

/** One action of a board's paper in words: what stands out, the action's text, and the lines beneath; escaped. */
export type PaperLines = { label: string; status: string; text: string; details: string[] }

/** "CLA Exec, 7 October 2011". */
export function paperTitle({ board, meeting }: Pick<BoardPaper, 'board' | 'meeting'>): string {
  return plainLine(`${board}, ${dayInWords(meeting)}`)
}

/** "Beside each action stands Quarter 2 (July to September 2011), as signed off on 7 October 2011."; null where no round was. */
export function paperRound({ signedOff }: Pick<BoardPaper, 'signedOff'>): string | null {
  return (
    signedOff &&
    plainLine(
      `Beside each action stands ${signedOff.round}, as signed off on ${dayInWords(signedOff.signedOffOn)}.`,
    )
  )
}

/** "5 actions: 2 overdue, 1 Complete, 2 with no update yet". */
export function paperFigures({ rows }: BoardPaper): string {
  const count = (of: (row: BoardPaperRow) => boolean) => rows.filter(of).length
  const parts = [
    `${count(({ standing }) => standing.overdue !== null)} overdue`,
    `${count(({ standing }) => standing.stage === 'Complete')} complete`,
    `${count(({ standing }) => standing.stage === null)} with no update yet`,
  ]
  return `${counted(rows.length, 'action')}: ${parts.join(', ')}`
}

/** The rows under their priorities, in printed order. */
export function paperGroups(paper: BoardPaper): { title: string; rows: PaperLines[] }[] {
  return [...Map.groupBy(paper.rows, ({ priority }) => priority)].map(([priority, rows]) => ({
    title: plainLine(`Priority ${priority.number}: ${priority.title}`),
    rows: rows.map((row) => linesOf(row, paper)),
  }))
}

function linesOf({ standing, said, signedOff }: BoardPaperRow, { rules }: BoardPaper): PaperLines {
  const { action, lastUpdate } = standing
  const pending = pendingOf(standing.revisions)
  return {
    label: plainLine(action.label),
    status: statusLine(standing, rules),
    text: plainLine(action.text),
    details: [
      dueWords(standing),
      ...(signedOff ? [`As signed off: ${statusLine(signedOff, rules)}`] : []),
      ...(pending ? [`New date asked for: ${dayInWords(pending.to)}, waiting for approval`] : []),
      ...(lastUpdate?.completedOn ? [`Completed on ${dayInWords(lastUpdate.completedOn)}`] : []),
      ...(said?.map(({ name, text }) => `${name}: ${plainLine(text)}`) ?? [
        'What was written with it is kept private.',
      ]),
    ],
  }
}

/** "Amber: some risk, 12 days late". */
function statusLine(
  { stage, confidence, overdue }: Pick<StandingOnRecord, 'stage' | 'confidence' | 'overdue'>,
  rules: BoardPaper['rules'],
): string {
  const late = overdue ? [`${counted(overdue.daysLate, 'day')} late`] : []
  return [statusWords(rules, stage, confidence), ...late].join(', ')
}
