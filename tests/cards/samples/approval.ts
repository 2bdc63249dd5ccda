import { approvalCard } from '../../../src/cards/approval-card.ts'
import { approvalNotice } from '../../../src/cards/sentences.ts'
import { approvalView, type ApprovalView } from '../../../src/digest/approval.ts'
import type { LoadedPlan } from '../../../src/plan/library.ts'
import type { PlanUpdate, Report } from '../../../src/progress/update.ts'
import { textLimits } from '../../../src/progress/draft.ts'
import { asOf } from '../small-plan.ts'
import type { SampleCases } from './sample-cases.ts'
import { asksForDate, shipped } from './shipped-week.ts'
import { worstPlan, worstReport } from './worst-plan.ts'
import { worstText } from './worst-words.ts'

function request(loaded: LoadedPlan, asking: Report, since: readonly PlanUpdate[] = []): ApprovalView {
  const card = { cardId: 'card-2', actionKey: asking.actionKey, activityId: asking.activityId }
  const view = approvalView(card, loaded, [asking, ...since], asOf)
  if (view === null) throw new Error('The report asks for no date.')
  return view
}

const { planId, actionKey, recordedBy, accountId } = asksForDate
const undone: PlanUpdate = {
  ...{ planId, actionKey, recordedBy, accountId, sequence: 3, version: 2, cardId: null },
  ...{ kind: 'undo', undoes: asksForDate.sequence, activityId: 'activity-undo' },
  recordedAt: '2011-07-11T10:02:00+01:00',
}

export const approvalSamples: SampleCases = {
  empty: (templates) =>
    approvalCard(request(shipped, { ...asksForDate, correctiveAction: '' }, [undone]), templates),
  usual: (templates) => approvalCard(request(shipped, asksForDate), templates),
  worst: (templates) =>
    approvalCard(request(worstPlan, worstReport()), templates, {
      reason: worstText(textLimits.reason + 1),
      checked: true,
      problem: approvalNotice({ kind: 'reason-too-long', limit: textLimits.reason }).problem ?? '',
      banner: approvalNotice({ kind: 'not-allowed' }).banner ?? '',
    }),
}
