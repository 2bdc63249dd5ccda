import { boardPaperCard } from '../../src/cards/board-paper-card.ts'
import type { CardMessage } from '../../src/cards/card-message.ts'
import { chaseCard } from '../../src/cards/chase-card.ts'
import type { CardTemplates } from '../../src/cards/templates.ts'
import { boardPaper, type BoardPaper } from '../../src/digest/board-paper.ts'
import { chaseView, type ChaseView } from '../../src/digest/chase.ts'
import { makeLibrary, type LoadedPlan } from '../../src/plan/library.ts'
import { asOf, smallPlan, updateOf } from './small-plan.ts'
import { trickyWords } from './tricky-words.ts'

/** What the weekly cycle sends besides digests: reminders, word of those who have not answered, and papers for boards. */
export function cycleExamples(templates: CardTemplates): Record<string, CardMessage> {
  return {
    'board-paper': boardPaperCard(paperView(1), templates),
    'board-paper-worst': boardPaperCard(paperView(40), templates),
    nudge: chaseCard(nudgeView(['test-2011/2/2.2', 'test-2011/2/2.3']), templates),
    'nudge-answered': chaseCard(nudgeView([]), templates),
    unanswered: chaseCard(unansweredView(1), templates),
    'unanswered-worst': chaseCard(unansweredView(30), templates),
  }
}

/** A board's paper after a report that says all it can, with its row so many times over. */
function paperView(times: number): BoardPaper {
  const board = { name: 'CLA Exec', printed: ['CLA Exec'], meetings: [], draftDaysBefore: 7 }
  const updates = [
    updateOf({
      ...{ confidence: 'Red', correctiveAction: trickyWords, note: trickyWords, noteShared: true },
      ...{ blockedBy: 'The police have yet to sign', helpFrom: 'Jenny Coles' },
      revision: { milestoneKey: 'test-2011/2/2.2#1', to: '2011-09-30', reason: trickyWords },
    }),
    { ...updateOf({ actionKey: 'test-2011/2/2.3', sequence: 2, note: 'Private', confidence: 'Amber' }) },
  ]
  const monitored = { ...smallPlan.plan, priorities: smallPlan.plan.priorities.map(monitoredBy(board.name)) }
  const loaded = makeLibrary([monitored], monitored.id, smallPlan.reporting).current
  const paper = boardPaper(loaded, board, '2011-10-07', { updates, positions: [], today: asOf })
  return { ...paper, rows: Array.from({ length: times }, () => paper.rows).flat() }
}
const monitoredBy =
  (board: string) =>
  (priority: LoadedPlan['plan']['priorities'][number]): LoadedPlan['plan']['priorities'][number] => ({
    ...priority,
    actions: priority.actions.map((row) => ({ ...row, monitoring: [`Report to ${board} group`] })),
  })

/** A reminder of these actions, nobody having reported on them. */
function nudgeView(actionKeys: readonly string[]): ChaseView {
  const officer = 'Darren Newman'
  const items = actionKeys.map((actionKey) => ({ officer, actionKey, version: 0 }))
  return chaseView({ kind: 'nudge', officer, askedOn: '2011-07-11', items }, smallPlan, [], asOf)
}

/** Word of officers who have not answered, as many times over. */
function unansweredView(times: number): ChaseView {
  const actionKeys = ['test-2011/2/2.2', 'test-2011/2/2.3']
  const items = Array.from({ length: times }, (_, i) =>
    actionKeys.map((actionKey) => ({
      officer: `Darren Newman${' the Elder'.repeat(i)}`,
      actionKey,
      version: 0,
    })),
  ).flat()
  return chaseView({ kind: 'unanswered', to: 'lead', items }, smallPlan, [], asOf)
}
