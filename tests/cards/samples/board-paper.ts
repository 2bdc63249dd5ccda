import { boardPaperCard } from '../../../src/cards/board-paper-card.ts'
import { boardPaper } from '../../../src/digest/board-paper.ts'
import { makeLibrary, type LoadedPlan } from '../../../src/plan/library.ts'
import { standingsAtEnd, type SignedOffPosition } from '../../../src/progress/position.ts'
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

/** A round that was signed off some days before, without any report. */
const signedOff = (loaded: LoadedPlan): SignedOffPosition[] => [
  {
    ...{ planId: loaded.plan.id, round: 'Quarter 1 (April to June 2011)', asAt: '2011-06-30' },
    ...{ signedOffOn: '2011-07-08', by: 'the schedule' },
    standings: standingsAtEnd(loaded, [], { to: '2011-06-30' }),
  },
]

export const boardPaperSamples: SampleCases = {
  empty: 'A board that monitors no action gets no paper.',
  usual: (templates) => {
    const updates = [
      asksForDate,
      shippedReport('2/2.3', { sequence: 3, confidence: 'Amber', note: 'The tender is out.' }),
    ]
    return boardPaperCard(
      boardPaper(shipped, board('CLA Exec'), meeting, {
        updates,
        positions: signedOff(shipped),
        today: asOf,
      }),
      templates,
    )
  },
  worst: (templates) => {
    const updates = [...monitored.actions.keys()].map((actionKey, i) => worstReport(actionKey, i + 1))
    return boardPaperCard(
      boardPaper(monitored, board(worstName), meeting, {
        ...{ updates, positions: signedOff(monitored), today: asOf },
      }),
      templates,
    )
  },
}
