import { approvalCard, approvalVerbs, readApprovalPress, type ApprovalPress } from '../cards/approval-card.ts'
import type { Card } from '../cards/card-message.ts'
import { approvalNotice, noticeSentence } from '../cards/sentences.ts'
import type { CardTemplates } from '../cards/templates.ts'
import type { DecideDate, DecisionOutcome, ReadRequest } from '../services/approval/decide.ts'
import { presserOf } from '../services/people.ts'
import type { Directory, Log, Plans } from '../services/ports.ts'
import { activityIdOf } from './address.ts'
import { answerInTime } from './in-time.ts'
import { senderOf } from './roster.ts'
import type { Application, TurnContext } from './sdk.ts'

type Needs = {
  directory: Directory
  plans: Plans
  log: Log
  templates: CardTemplates
  administrators: readonly string[]
  approvers: readonly string[]
  readRequest: ReadRequest
  decideDate: DecideDate
}
type InvokeAnswer = (Card & { type: 'AdaptiveCard' }) | string

/** Presses on a request to approve a date. */
export function routeApprovals(app: Application, needs: Needs): void {
  for (const verb of Object.values(approvalVerbs)) {
    app.adaptiveCards.actionExecute(verb, (context, _state, data) =>
      answerPress(needs, context, data, verb === approvalVerbs.approve),
    )
  }
}

async function answerPress(
  needs: Needs,
  context: TurnContext,
  data: unknown,
  approved: boolean,
): Promise<InvokeAnswer> {
  const read = readApprovalPress(data)
  if (!read) return noticeSentence({ kind: 'unreadable-press' })
  const activityId = activityIdOf(context.activity)
  return answerInTime<DecisionOutcome | string, InvokeAnswer>(needs.log, {
    work: async () => {
      const [sender, request] = await Promise.all([senderOf(needs, context), needs.readRequest(read.cardId)])
      if (request === null) return noticeSentence({ kind: 'unknown-card' })
      if (!sender) return noticeSentence({ kind: 'not-in-plan' })
      return needs.decideDate(request, {
        ...read,
        checked: read.checked === true,
        approved,
        activityId,
        actor: presserOf(sender, needs),
      })
    },
    answer: (outcome) => (typeof outcome === 'string' ? outcome : draw(needs, outcome, read)),
    late: () => noticeSentence({ kind: 'decision-not-confirmed' }),
    failed: (reference) => noticeSentence({ kind: 'unexpected-on-press', reference }),
    failedPlainly: (reference) => noticeSentence({ kind: 'unexpected-on-press', reference }),
    // The outbox edits the request once it is decided; a late answer needs nothing more.
    afterwards: () => Promise.resolve(),
  })
}

/** The request with what came of a press, and with all that was typed and ticked. */
function draw(needs: Needs, outcome: DecisionOutcome, { reason, checked }: ApprovalPress): InvokeAnswer {
  if (outcome.view === null) return noticeSentence({ kind: 'request-withdrawn' })
  const { problem, banner } = approvalNotice(outcome)
  const box = checked ?? (outcome.kind === 'may-identify' ? false : undefined)
  const extras = {
    reason,
    ...(box === undefined ? {} : { checked: box }),
    ...(problem ? { problem } : {}),
    ...(banner ? { banner } : {}),
  }
  return { ...approvalCard(outcome.view, needs.templates, extras).card, type: 'AdaptiveCard' }
}
