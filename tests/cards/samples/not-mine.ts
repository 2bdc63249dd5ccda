import { notMineCard } from '../../../src/cards/not-mine-card.ts'
import { notMineView, type NotMineView } from '../../../src/digest/not-mine.ts'
import type { LoadedPlan } from '../../../src/plan/library.ts'
import type { NotMine, PlanUpdate, Report } from '../../../src/progress/update.ts'
import { shipped, shippedReport } from './shipped-week.ts'
import type { SampleCases } from './sample-cases.ts'
import { worstPlan, worstReport } from './worst-plan.ts'
import { worstName } from './worst-words.ts'

/** The word that an action is not its officer's, on the action of this report. */
function notMine(
  { planId, actionKey, recordedBy, accountId, recordedAt }: Report,
  suggested: string,
): NotMine {
  const origin = { planId, actionKey, recordedBy, accountId, recordedAt, cardId: null }
  return { ...origin, kind: 'not-mine', suggested, sequence: 1, version: 1, activityId: 'activity-1' }
}

function view(loaded: LoadedPlan, said: NotMine, since: readonly PlanUpdate[] = []): NotMineView {
  const found = notMineView(said, loaded, [said, ...since])
  if (found === null) throw new Error('The plan lacks the action.')
  return found
}

const reported = shippedReport('2/2.3')

export const notMineSamples: SampleCases = {
  empty: (templates) =>
    notMineCard(
      view(shipped, notMine(reported, ''), [
        { ...reported, sequence: 2, version: 2, activityId: 'activity-2' },
      ]),
      templates,
    ),
  usual: (templates) => notMineCard(view(shipped, notMine(reported, 'Jonathan Fisher')), templates),
  worst: (templates) => notMineCard(view(worstPlan, notMine(worstReport(), worstName)), templates),
}
