import { approvalView, type ApprovalView } from '../../digest/approval.ts'
import { textLimits } from '../../progress/draft.ts'
import { likelyIdentifier } from '../../progress/identifiers.ts'
import { knownNames } from '../../progress/known-names.ts'
import { rightTo } from '../../progress/permissions.ts'
import type { PlanUpdate } from '../../progress/update.ts'
import { keepRefusal } from '../refusals.ts'
import { withCovers, type Presser } from '../officer-card/press.ts'
import type { ApprovalContent } from '../delivery-content.ts'
import type { Clock, Log, UpdateStore } from '../ports.ts'
import { readKept, type KeptCard, type ReadNeeds } from '../read-kept.ts'

/** A request to approve a date. A stand-in does not decide on an action of whom they stand in for. */
export type RequestOnHand = KeptCard & { content: ApprovalContent }
export type ReadRequest = (cardId: string) => Promise<RequestOnHand | null>

/** One press on a request: yes or no, with a reason that a "no" must give. */
export type DecisionPress = {
  approved: boolean
  reason: string
  /** Whether they have confirmed that the reason identifies no child or family. */
  checked: boolean
  baseVersion: number
  activityId: string
  actor: Presser
}
export type DecisionOutcome =
  | {
      kind: 'decided' | 'already-decided' | 'replaced' | 'lapsed' | 'stale' | 'reason-missing'
      view: ApprovalView
    }
  | { kind: 'reason-too-long'; view: ApprovalView; limit: number }
  | { kind: 'may-identify'; view: ApprovalView; words: string }
  | { kind: 'not-allowed'; view: ApprovalView }
  /** The date was taken back; null where the plan no longer has its action. */
  | { kind: 'withdrawn'; view: ApprovalView | null }
export type DecideDate = (request: RequestOnHand, press: DecisionPress) => Promise<DecisionOutcome>

type Needs = { updates: UpdateStore; clock: Clock; log: Log }

/** Reads a request with its action's updates and the covers of the day. Null for a card that is not kept, or is no request. */
export function makeReadRequest(needs: ReadNeeds): ReadRequest {
  return async (cardId) => {
    const kept = await readKept(needs, cardId)
    return kept?.content.kind === 'approval' ? { ...kept, content: kept.content } : null
  }
}

/** A request as it stands, with what whoever pressed it may read. */
export function requestView(
  { cardId, content, loaded, updates, covers }: RequestOnHand,
  presser: Presser | undefined,
  today: string,
): ApprovalView | null {
  const actor = presser && withCovers(presser, covers)
  return approvalView({ cardId, ...content }, loaded, updates, today, {
    mayRead: (subject) => actor !== undefined && rightTo('read', actor, subject) !== null,
  })
}

/** What a request that waits no more answers to a press: a newer one took its place, it has lapsed, or somebody decided. */
const closedAs = (state: ApprovalView['revision']['state']) =>
  state === 'replaced' || state === 'lapsed' ? state : ('already-decided' as const)

/** Records whether a date is approved. Nobody decides on their own action, and a date is decided once. */
export function makeDecideDate(needs: Needs): DecideDate {
  return async (request, press) => {
    const { cardId, loaded, updates, covers } = request
    const actor = withCovers(press.actor, covers)
    const draw = (history: readonly PlanUpdate[]) =>
      requestView({ ...request, updates: history }, actor, needs.clock.today())
    const view = draw(updates)
    // The same press, delivered again.
    const again = updates.some(
      ({ kind, activityId }) => kind === 'decision' && activityId === press.activityId,
    )
    if (view !== null && again) return { kind: 'decided', view }
    if (view === null || view.revision.state === 'withdrawn') return { kind: 'withdrawn', view }
    const { action, revision } = view
    const refusedAs = (outcome: DecisionOutcome): DecisionOutcome => {
      const { planId, key: actionKey } = action
      const { accountId } = actor
      const { activityId } = press
      keepRefusal(needs, {
        ...{ planId, actionKey, act: 'approve', reasons: [outcome.kind], accountId, activityId },
      })
      return outcome
    }
    if (rightTo('approve', actor, { action, loaded, about: revision.report }) === null) {
      return refusedAs({ kind: 'not-allowed', view })
    }
    if (revision.state !== 'pending') return refusedAs({ kind: closedAs(revision.state), view })
    const reason = press.reason.trim()
    const limit = textLimits.reason
    if (!press.approved && reason === '') return refusedAs({ kind: 'reason-missing', view })
    const words = press.checked ? null : likelyIdentifier(reason, knownNames(loaded))
    if (words !== null) return refusedAs({ kind: 'may-identify', view, words })
    if (reason.length > limit) return refusedAs({ kind: 'reason-too-long', view, limit })
    const outcome = await needs.updates.record(
      {
        planId: action.planId,
        actionKey: action.key,
        recordedBy: actor.personName ?? actor.displayName,
        accountId: actor.accountId,
        recordedAt: needs.clock.now(),
        activityId: press.activityId,
        cardId,
        kind: 'decision',
        about: revision.report.sequence,
        approved: press.approved,
        reason,
      },
      { baseVersion: press.baseVersion, drafts: {}, ownDraft: null, send: [] },
    )
    const after = draw(outcome.history)
    if (after === null || after.revision.state === 'withdrawn') return { kind: 'withdrawn', view: after }
    if (outcome.kind !== 'stale') return { kind: 'decided', view: after }
    const { state } = after.revision
    return refusedAs({ kind: state === 'pending' ? 'stale' : closedAs(state), view: after })
  }
}
