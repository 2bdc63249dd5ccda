import { typed, type Draft } from '../../progress/draft.ts'
import { reportFrom } from '../../progress/record.ts'
import { standingOf } from '../../progress/standing.ts'
import type { ReportContent } from '../../progress/update.ts'
import { approvalRequests, type ApprovalNeeds } from '../approval/ask-for-approval.ts'
import { drawn } from './card-on-hand.ts'
import { overtakenDrafts, saidSince } from './overtaken.ts'
import {
  originOf,
  pressing,
  record,
  refused,
  type AllowedPress,
  type PressCard,
  type PressNeeds,
  type PressOutcome,
} from './press.ts'

type Needs = ApprovalNeeds & PressNeeds

/** Records what an officer saved from a card: stored before it is acknowledged, once however often it arrives. */
export function makeSaveReport(needs: Needs): PressCard {
  return pressing(needs, 'update', async (allowed) => {
    const { card, action, standing, history, drafts, press } = allowed
    const { loaded } = card
    const today = needs.clock.today()
    // A form is read as what it was when it was drawn: the same words pressed twice are then the same report, and a repeat.
    const atPress =
      press.baseVersion < standing.version
        ? standingOf(
            action,
            history.filter(({ version }) => version <= press.baseVersion),
            today,
          )
        : standing
    const checked = reportFrom(loaded, atPress, drafts[action.key] ?? {}, today)
    if (!checked.ok && press.baseVersion !== standing.version) return overtaken(needs, allowed)
    if (!checked.ok) {
      const kinds = checked.refusals.map(({ kind }) => kind)
      refused(needs, press, action, allowed.act, kinds)
      await needs.outbox.keepTyped(card.cardId, drafts)
      const view = drawn(card, { drafts })
      return { kind: 'refused', view, actionKey: action.key, refusals: checked.refusals }
    }
    const origin = originOf(allowed, needs.clock)
    const where = { action, loaded, covers: card.covers, approvers: card.approvers }
    const send = await approvalRequests(needs, checked.report, origin, where)
    const ownDraft = beyondReport(drafts[action.key] ?? {}, checked.report)
    return record(needs, allowed, checked.report, { send, ownDraft })
  })
}

/** What was typed into a form and does not belong to its report: evidence of an action that is not complete, who should lead it. */
function beyondReport(draft: Draft, report: ReportContent): Draft {
  const fields = [
    'suggested',
    ...(report.stage === 'Complete' ? [] : (['evidence', 'completedOn'] as const)),
  ] as const
  const left = fields.map((field) => [field, typed(draft, field)] as const)
  return Object.fromEntries(left.filter(([, value]) => value !== ''))
}

/**
 * A form that does not fit how its action stands by now: what came first is said, not what is amiss. The form is kept
 * with what was typed, at the present version; drawn at its own, it would be the receipt of what came first.
 */
async function overtaken(needs: Needs, allowed: AllowedPress): Promise<PressOutcome> {
  const { act, card, action, standing, history, press } = allowed
  refused(needs, press, action, act, ['stale'])
  const { version } = standing
  const drafts = overtakenDrafts(allowed, history, needs.clock.today())
  await needs.outbox.changeForm(card.cardId, action.key, { version, drafts, explained: true })
  const view = drawn(card, { item: { actionKey: action.key, change: { version } }, drafts })
  return { kind: 'stale', view, actionKey: action.key, since: saidSince(allowed, history) }
}
