import { approvalCard, approvalVerbs, readApprovalPress, type ApprovalPress } from '../cards/approval-card.ts'
import type { Card } from '../cards/card-message.ts'
import { approvalNotice, noticeSentence } from '../cards/sentences.ts'
import type { CardTemplates } from '../cards/templates.ts'
import {
  requestView,
  type DecideDate,
  type DecisionOutcome,
  type ReadRequest,
  type RequestOnHand,
} from '../services/approval/decide.ts'
import type { ApprovalView } from '../digest/approval.ts'
import { isConfirmed } from '../progress/confirmation.ts'
import type { Presser } from '../services/officer-card/press.ts'
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
  if (!read) return noticeSentence({ kind: 'unreadable-decision' })
  const activityId = activityIdOf(context.activity)
  const place = placeOf(context)
  const onHand: OnHand = {}
  const saying = (banner: string): InvokeAnswer => stillOpen(needs, onHand, read, banner) ?? banner
  return answerInTime<DecisionOutcome | string, InvokeAnswer>(needs.log, {
    work: async () => {
      const [sender, request] = await Promise.all([
        senderOf(needs, context).then((found) => {
          if (found) onHand.presser = presserOf(found, needs)
          return found
        }),
        needs.readRequest(read.cardId).then((found) => {
          if (found) onHand.request = found
          return found
        }),
      ])
      if (request === null) return noticeSentence({ kind: 'unknown-card' })
      if (!sender) return noticeSentence({ kind: 'not-in-plan' })
      return needs.decideDate(request, {
        ...read,
        checked: isConfirmed(read.reason, read.checked),
        approved,
        activityId,
        actor: presserOf(sender, needs),
      })
    },
    answer: (outcome) => (typeof outcome === 'string' ? outcome : draw(needs, outcome, read)),
    late: () => saying(noticeSentence({ kind: 'decision-not-confirmed' })),
    failed: (reference) => saying(noticeSentence({ kind: 'unexpected-on-decision', reference })),
    failedPlainly: (reference) => noticeSentence({ kind: 'unexpected-on-decision', reference }),
    afterwards: async (outcome) => {
      if (typeof outcome === 'string') return
      const said =
        outcome === null ? await afterFault(needs, read, activityId, onHand.presser) : lateWord(outcome, read)
      // Where that edit fails, the outbox still edits a request that was decided.
      if (said !== null) await editLate(needs, place, { kind: 'approval', ...said })
    },
  })
}

/** What of a press has been read by the time that it is answered. */
type OnHand = { presser?: Presser; request?: RequestOnHand }

/** The request with what was typed and a sentence on it, for a press of which nothing more is known; null while it is not read. */
function stillOpen(
  needs: Needs,
  { presser, request }: OnHand,
  read: ApprovalPress,
  banner: string,
): InvokeAnswer | null {
  // Without who pressed, only what everybody may read.
  const view = request ? requestView(request, presser, needs.clock.today()) : null
  return view && asCard(needs, view, withTyped(read, { banner }))
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
  const view = requestView(found.card, presser, needs.clock.today())
  if (view === null) return null
  if (found.stored) return { view, extras: { banner: noticeSentence({ kind: 'decision-kept-late' }) } }
  return { view, extras: withTyped(read, { banner: noticeSentence({ kind: 'decision-not-kept' }) }) }
}

/** The request with what came of a press, and with all that was typed and ticked. */
function draw(needs: Needs, outcome: DecisionOutcome, read: ApprovalPress): InvokeAnswer {
  if (outcome.view === null) return noticeSentence({ kind: 'request-withdrawn', typed: read.reason })
  return asCard(needs, outcome.view, extrasOf(outcome, read))
}

function asCard({ templates }: Needs, view: ApprovalView, extras: ApprovalCardNotes): InvokeAnswer {
  return { ...approvalCard(view, templates, extras).card, type: 'AdaptiveCard' }
}

function extrasOf(outcome: DecisionOutcome, read: ApprovalPress): ApprovalCardNotes {
  const notice = approvalNotice(outcome)
  // What was decided stands on the card by itself, with its reason.
  if (outcome.kind === 'decided') return notice
  return withTyped(outcome.kind === 'may-identify' ? { ...read, checked: 'false' } : read, notice)
}

/** What was typed and ticked, with what is said of it. */
function withTyped({ reason, checked }: ApprovalPress, notes: ApprovalCardNotes): ApprovalCardNotes {
  return { reason, ...(checked === undefined ? {} : { checked: isConfirmed(reason, checked) }), ...notes }
}
