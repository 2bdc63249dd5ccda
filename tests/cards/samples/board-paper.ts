import { boardPaperCard } from '../../../src/cards/board-paper-card.ts'
import { boardPaper } from '../../../src/digest/board-paper.ts'
import { makeLibrary } from '../../../src/plan/library.ts'
import type { SampleCases } from './sample-cases.ts'
import { asksForDate, shipped, shippedReport } from './shipped-week.ts'
import { worstPlan, worstReport } from './worst-plan.ts'
import { worstName } from './worst-words.ts'
import { asOf } from '../small-plan.ts'

const meeting = '2011-07-22'
const board = (name: string) => ({ name, printed: ['CLA Exec'], meetings: [meeting], draftDaysBefore: 7 })

/** The worst plan, with every action monitored by the board. */
const monitored = makeLibrary(
  [
    {
      ...worstPlan.plan,
      priorities: worstPlan.plan.priorities.map((priority) => ({
        ...priority,
        actions: priority.actions.map((action) => ({ ...action, monitoring: ['Report to CLA Exec'] })),
      })),
    },
  ],
  worstPlan.plan.id,
  worstPlan.reporting,
).current

export const boardPaperSamples: SampleCases = {
  empty: 'A board that monitors no action gets no paper.',
  usual: (templates) => {
    const updates = [
      asksForDate,
      shippedReport('2/2.3', { sequence: 3, confidence: 'Amber', note: 'The tender is out.' }),
    ]
    return boardPaperCard(
      boardPaper(shipped, board('CLA Exec'), meeting, { updates, today: asOf }),
      templates,
    )
  },
  worst: (templates) => {
    const updates = [...monitored.actions.keys()].map((actionKey, i) => worstReport(actionKey, i + 1))
    return boardPaperCard(
      boardPaper(monitored, board(worstName), meeting, { updates, today: asOf }),
      templates,
    )
  },
}
