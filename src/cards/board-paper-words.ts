import type { BoardPaper, BoardPaperRow } from '../digest/board-paper.ts'
import { dayInWords } from '../progress/day-words.ts'
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

function linesOf({ standing, said }: BoardPaperRow, { rules }: BoardPaper): PaperLines {
  const { action, overdue, stage, confidence, lastUpdate } = standing
  const late = overdue ? [`${counted(overdue.daysLate, 'day')} late`] : []
  const pending = pendingOf(standing.revisions)
  return {
    label: plainLine(action.label),
    status: [statusWords(rules, stage, confidence), ...late].join(', '),
    text: plainLine(action.text),
    details: [
      dueWords(standing),
      ...(pending ? [`New date asked for: ${dayInWords(pending.to)}, waiting for approval`] : []),
      ...(lastUpdate?.completedOn ? [`Completed on ${dayInWords(lastUpdate.completedOn)}`] : []),
      ...(said?.map(({ name, text }) => `${name}: ${plainLine(text)}`) ?? [
        'What was written with it is kept private.',
      ]),
    ],
  }
}
