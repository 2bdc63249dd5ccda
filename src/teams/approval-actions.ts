import { approvalCard, approvalVerbs, readApprovalPress, type ApprovalPress } from '../cards/approval-card.ts'
import type { Card } from '../cards/card-message.ts'
import { approvalNotice, noticeSentence } from '../cards/sentences.ts'
import type { CardTemplates } from '../cards/templates.ts'
import type { DecideDate, DecisionOutcome, ReadRequest } from '../services/approval/decide.ts'
import { approvalView, type ApprovalView } from '../digest/approval.ts'
import { rightTo } from '../progress/permissions.ts'
import { withCovers, type Presser } from '../services/officer-card/press.ts'
import { presserOf } from '../services/people.ts'
import type { ApprovalCardNotes, Clock, Directory, Log, Messenger, Plans } from '../services/ports.ts'
import { activityIdOf } from './address.ts'
import { answerInTime } from './in-time.ts'
import { editLate, placeOf } from './late-edit.ts'
import { whatBecameOf } from './late-press.ts'
import { senderOf } from './roster.ts'
import type { Application, TurnContext } from './sdk.ts'

type Needs = {
  directory: Directory
  plans: Plans
  log: Log
  templates: CardTemplates
  administrators: readonly string[]
  approvers: readonly string[]
  clock: Clock
  messenger: Pick<Messenger, 'edit'>
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
  const place = placeOf(context)
  const onHand: { presser?: Presser } = {}
  return answerInTime<DecisionOutcome | string, InvokeAnswer>(needs.log, {
    work: async () => {
      const [sender, request] = await Promise.all([senderOf(needs, context), needs.readRequest(read.cardId)])
      if (request === null) return noticeSentence({ kind: 'unknown-card' })
      if (!sender) return noticeSentence({ kind: 'not-in-plan' })
      onHand.presser = presserOf(sender, needs)
      return needs.decideDate(request, {
        ...read,
        checked: read.checked === true,
        approved,
        activityId,
        actor: onHand.presser,
      })
    },
    answer: (outcome) => (typeof outcome === 'string' ? outcome : draw(needs, outcome, read)),
    late: () => noticeSentence({ kind: 'decision-not-confirmed' }),
    failed: (reference) => noticeSentence({ kind: 'unexpected-on-press', reference }),
    failedPlainly: (reference) => noticeSentence({ kind: 'unexpected-on-press', reference }),
    afterwards: async (outcome) => {
      if (typeof outcome === 'string') return
      const said =
        outcome === null ? await afterFault(needs, read, activityId, onHand.presser) : lateWord(outcome, read)
      // Where that edit fails, the outbox still edits a request that was decided.
      if (said !== null) await editLate(needs, place, { kind: 'approval', ...said })
    },
  })
}

type Said = { view: ApprovalView; extras: ApprovalCardNotes }

/** What the request says once a late press has ended. Null where it has nothing to decide any more. */
function lateWord(outcome: DecisionOutcome, read: ApprovalPress): Said | null {
  if (outcome.view === null) return null
  return outcome.kind === 'decided'
    ? { view: outcome.view, extras: { banner: noticeSentence({ kind: 'decision-kept-late' }) } }
    : { view: outcome.view, extras: extrasOf(outcome, read) }
}

/** What it says, once that is certain, of a late press that ended in a fault. */
async function afterFault(
  needs: Needs,
  read: ApprovalPress,
  activityId: string,
  presser: Presser | undefined,
): Promise<Said | null> {
  const found = await whatBecameOf(
    () => needs.readRequest(read.cardId),
    ({ updates }) => updates.some((update) => update.activityId === activityId),
  )
  if (found === null) return null
  const { cardId, content, loaded, updates, covers } = found.card
  const view = approvalView({ cardId, ...content }, loaded, updates, needs.clock.today(), {
    mayRead: (subject) =>
      presser !== undefined && rightTo('read', withCovers(presser, covers), subject) !== null,
  })
  if (view === null) return null
  if (found.stored) return { view, extras: { banner: noticeSentence({ kind: 'decision-kept-late' }) } }
  const { reason, checked } = read
  const banner = noticeSentence({ kind: 'decision-not-kept' })
  return { view, extras: { reason, ...(checked === undefined ? {} : { checked }), banner } }
}

/** The request with what came of a press, and with all that was typed and ticked. */
function draw(needs: Needs, outcome: DecisionOutcome, read: ApprovalPress): InvokeAnswer {
  if (outcome.view === null) return noticeSentence({ kind: 'request-withdrawn' })
  return {
    ...approvalCard(outcome.view, needs.templates, extrasOf(outcome, read)).card,
    type: 'AdaptiveCard',
  }
}

function extrasOf(outcome: DecisionOutcome, { reason, checked }: ApprovalPress): ApprovalCardNotes {
  const { problem, banner } = approvalNotice(outcome)
  const box = checked ?? (outcome.kind === 'may-identify' ? false : undefined)
  return {
    reason,
    ...(box === undefined ? {} : { checked: box }),
    ...(problem === undefined ? {} : { problem }),
    ...(banner === undefined ? {} : { banner }),
  }
}
