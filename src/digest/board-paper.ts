import { boardsNamed, nextMeeting, type Board } from '../plan/boards.ts'
import type { Action, LoadedPlan, Priority } from '../plan/library.ts'
import { Temporal } from 'temporal-polyfill'
import { londonDay } from '../progress/day-words.ts'
import type { SignedOffPosition, StandingOnRecord } from '../progress/position.ts'
import { standingOf, type Standing } from '../progress/standing.ts'
import { typedTexts, type TypedText } from '../progress/typed-texts.ts'
import type { PlanUpdate } from '../progress/update.ts'

/** A board's extract of the plan for one meeting. Names no officer: who has not reported is nobody's but the lead's business. */
export type BoardPaper = {
  planTitle: string
  board: string
  /** The day of the meeting, ISO. */
  meeting: string
  /** The day as at which it tells how things stand: today, or the meeting's own once that is over. */
  asOf: string
  rules: LoadedPlan['reporting']
  /** The monitoring round that was signed off last before the meeting; null where none was. */
  signedOff: Pick<SignedOffPosition, 'round' | 'signedOffOn'> | null
  rows: BoardPaperRow[]
}

export type BoardPaperRow = {
  priority: Priority
  standing: Standing
  /** What was written with the last report and marked to be read; null where it was kept private. */
  said: readonly TypedText[] | null
  /** How the action stood as signed off; null where it was not. */
  signedOff: StandingOnRecord | null
}

/** The actions that a board monitors, in printed order; a row that only heads its parts is left out. */
export function actionsOfBoard(loaded: LoadedPlan, board: Board): Action[] {
  const boards = [...loaded.plan.boards.filter(({ name }) => name !== board.name), board]
  return [...loaded.actions.values()].filter(
    ({ partKeys, monitoring }) => partKeys.length === 0 && boardsNamed(boards, monitoring).includes(board),
  )
}

/** Which meetings will read what is said of an action on a day: the next one after it of each board that monitors the action. */
export function meetingsAhead(
  { plan }: LoadedPlan,
  { monitoring }: Action,
  day: string,
): { board: string; meeting: string }[] {
  return boardsNamed(plan.boards, monitoring).flatMap((board) => {
    const meeting = nextMeeting(board, Temporal.PlainDate.from(day).add({ days: 1 }).toString())
    return meeting === null ? [] : [{ board: board.name, meeting }]
  })
}

/**
 * The board's extract for a meeting, from what was recorded before its day: a meeting has no time of day, so what is said on the
 * day itself is for the next one.
 */
export function boardPaper(
  loaded: LoadedPlan,
  board: Board,
  meeting: string,
  {
    updates,
    positions,
    today,
  }: { updates: readonly PlanUpdate[]; positions: readonly SignedOffPosition[]; today: string },
): BoardPaper {
  const asOf = today < meeting ? today : meeting
  const known = updates.filter(({ recordedAt }) => londonDay(recordedAt) < meeting)
  const position = positions.filter(({ signedOffOn }) => signedOffOn < meeting).at(-1)
  const rows = actionsOfBoard(loaded, board).flatMap((action) => {
    const priority = loaded.priorities.get(action.priorityKey)
    if (!priority) return []
    const standing = standingOf(action, known, asOf)
    const report = standing.lastUpdate
    const typed = report ? typedTexts(report) : []
    const said = report === null || report.noteShared || typed.length === 0 ? typed : null
    const signedOff = position?.standings.find(({ actionKey }) => actionKey === action.key) ?? null
    return [{ priority, standing, said, signedOff }]
  })
  const { plan, reporting } = loaded
  const signedOff = position ? { round: position.round, signedOffOn: position.signedOffOn } : null
  return {
    ...{ planTitle: plan.shortTitle, board: board.name, meeting, asOf, rules: reporting },
    ...{ signedOff, rows },
  }
}

/** The papers that are to be drafted by a day: of each board's meetings ahead, those whose days of notice have begun. */
export function papersDue(boards: readonly Board[], today: string): { board: Board; meeting: string }[] {
  return boards.flatMap((board) => {
    const latest = Temporal.PlainDate.from(today).add({ days: board.draftDaysBefore }).toString()
    return board.meetings
      .filter((meeting) => today <= meeting && meeting <= latest)
      .map((meeting) => ({ board, meeting }))
  })
}
