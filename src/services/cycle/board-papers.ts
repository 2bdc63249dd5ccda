import { actionsOfBoard, boardPaper, papersDue, type BoardPaper } from '../../digest/board-paper.ts'
import { isWorkingDay, type IsBankHoliday } from '../../digest/working-days.ts'
import { nextMeeting, type Board } from '../../plan/boards.ts'
import type { Clock, Message, Plans, UpdateStore } from '../ports.ts'
import type { PaperLedger, PositionStore } from './ledger.ts'

export type BoardPaperNeeds = {
  plans: Plans
  papers: PaperLedger
  clock: Clock
  isBankHoliday: IsBankHoliday
  /** Sign-in names or object ids. */
  administrators: readonly string[]
}

/**
 * Sends the administrators the draft of each board's paper, once a meeting, some days before it and on a
 * working day. Where nobody is an administrator nothing is drafted. Safe to call at any time and from several
 * instances. Gives how many papers were drafted.
 */
export async function draftPapersDue(needs: BoardPaperNeeds): Promise<number> {
  const loaded = needs.plans.library.current
  const today = needs.clock.today()
  if (needs.administrators.length === 0 || !isWorkingDay(today, needs.isBankHoliday)) return 0
  let drafted = 0
  for (const { board, meeting } of papersDue(loaded.plan.boards, today)) {
    const items = actionsOfBoard(loaded, board).map(({ key }) => ({ actionKey: key }))
    if (items.length === 0) continue
    const messages = needs.administrators.map((recipient): Message => ({
      recipient,
      content: { kind: 'board-paper', board: board.name, meeting, items },
    }))
    const paper = { planId: loaded.plan.id, board: board.name, meeting, on: today }
    if (await needs.papers.draft(paper, messages)) drafted++
  }
  return drafted
}

/** A board's paper as it would be drafted now: for the meeting of that day, the next one where none is given. */
export async function paperNow(
  needs: {
    plans: Plans
    updates: Pick<UpdateStore, 'all'>
    positions: Pick<PositionStore, 'ofPlan'>
    clock: Clock
  },
  board: Board,
  meeting: string | null = null,
): Promise<BoardPaper | { kind: 'no-meeting' }> {
  const loaded = needs.plans.library.current
  const today = needs.clock.today()
  const day = meeting === null ? nextMeeting(board, today) : board.meetings.find((one) => one === meeting)
  if (day == null) return { kind: 'no-meeting' }
  const [updates, positions] = await Promise.all([
    needs.updates.all(loaded.plan.id),
    needs.positions.ofPlan(loaded.plan.id),
  ])
  return boardPaper(loaded, board, day, { updates, positions, today })
}
