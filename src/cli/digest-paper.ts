import { Command } from 'commander'
import { paperFigures, paperGroups, paperRound, paperTitle } from '../cards/board-paper-words.ts'
import { counted } from '../cards/wording.ts'
import { actionsOfBoard, type BoardPaper } from '../digest/board-paper.ts'
import { nextMeeting, type Board } from '../plan/boards.ts'
import type { LoadedPlan } from '../plan/library.ts'
import { dayInWords } from '../progress/day-words.ts'
import { paperNow } from '../services/cycle/board-papers.ts'
import { bulleted } from './bulleted.ts'
import type { DigestDeps } from './digest-needs.ts'
import { readDay } from './read-day.ts'

/** How wide a printed paper is, in columns: what an e-mail shows without breaking a line. */
const width = 100

/** `digest paper`: the boards that monitor the plan, and the extract of one of them for a meeting, as text to send. */
export function digestPaperCommand({ withDigestNeeds, write }: DigestDeps): Command {
  return new Command('paper')
    .description(
      'print the paper of a board for a meeting; without a board, list the boards and their next meetings',
    )
    .argument('[board]', 'the name of the board, as the list prints it')
    .option('--meeting <day>', 'the day of the meeting, such as 2026-10-07; else the next one', readDay)
    .action((name: string | undefined, { meeting = null }: { meeting?: string | null }) =>
      withDigestNeeds(async (needs) => {
        const loaded = needs.plans.library.current
        if (name === undefined) {
          write(`${boardsList(loaded, needs.clock.today())}\n`)
          return
        }
        const board = boardCalled(loaded, name)
        const paper = await paperNow(needs, board, meeting)
        if ('kind' in paper) throw new Error(noMeeting(board, meeting))
        write(`${paperText(paper)}\n`)
      }),
    )
}

function boardsList(loaded: LoadedPlan, today: string): string {
  const { boards, shortTitle } = loaded.plan
  if (boards.length === 0) return `${shortTitle} has no boards: its boards.yaml would name them.`
  return boards
    .map((board) => {
      const next = nextMeeting(board, today)
      const none =
        board.meetings.length === 0 ? 'no meeting entered' : 'no meeting entered that is still to come'
      const when = next === null ? none : `next meeting ${dayInWords(next)}`
      return `${board.name}: ${counted(actionsOfBoard(loaded, board).length, 'action')}, ${when}.`
    })
    .join('\n')
}

function boardCalled({ plan }: LoadedPlan, name: string): Board {
  const found = plan.boards.find((board) => board.name.toLowerCase() === name.trim().toLowerCase())
  if (found) return found
  if (plan.boards.length === 0) throw new Error('This plan has no boards: its boards.yaml would name them.')
  throw new Error(
    `There is no board called “${name}”. The boards are ${plan.boards.map((board) => board.name).join(', ')}.`,
  )
}

function noMeeting({ name, meetings }: Board, asked: string | null): string {
  if (asked === null) return `${name} has no meeting ahead. Enter its next day in the plan’s boards.yaml.`
  const known =
    meetings.length === 0
      ? 'none is entered'
      : `its days are ${[...meetings].sort().map(dayInWords).join(', ')}`
  return `${name} has no meeting on ${dayInWords(asked)}: ${known}. They stand in the plan’s boards.yaml.`
}

/** A paper as text, in lines of at most `width` columns. */
function paperText(paper: BoardPaper): string {
  const round = paperRound(paper)
  const head = [
    paperTitle(paper),
    `${paper.planTitle}: what this board monitors, as at ${dayInWords(paper.asOf)}`,
    `${paperFigures(paper)}.`,
    ...(round === null ? [] : [round]),
  ]
  const groups = paperGroups(paper).flatMap(({ title, rows }) => [
    '',
    title,
    ...rows.flatMap(({ label, status, text, details }) => [
      '',
      ...[`${label}: ${status}`, text, ...details].map((line, i) => (i === 0 ? line : bulleted(line, width))),
    ]),
  ])
  return [...head, ...groups].join('\n')
}
