import { officerCardView, type CardItem, type OfficerCardView } from '../digest/officer-card.ts'
import type { Action } from '../plan/library.ts'
import { rightToUpdate, whoMayUpdate, type Actor } from '../progress/permissions.ts'
import { noteLimit, updateFrom, type Draft, type Refusal } from '../progress/record.ts'
import { versionOf } from '../progress/standing.ts'
import { statusChoices } from '../progress/status.ts'
import type { PlanUpdate } from '../progress/update.ts'
import type { Clock, Delivery, Outbox, Plans, UpdateStore } from './ports.ts'

/** One press on an officer's card. A press carries everything typed into the card, not only its own form. */
export type Press = {
  cardId: string
  actionKey: string
  baseVersion: number
  drafts: Record<string, Draft>
  activityId: string
  actor: Actor & { accountId: string; displayName: string }
}

/** What came of it. Every outcome but `unknown-card` has the card to show, with all that was typed. */
export type PressOutcome =
  | { kind: 'saved' | 'repeat'; view: OfficerCardView; label: string }
  | { kind: 'reopened'; view: OfficerCardView }
  | { kind: 'refused'; view: OfficerCardView; actionKey: string; refusals: Refusal[] }
  | { kind: 'stale'; view: OfficerCardView; actionKey: string; latest: PlanUpdate }
  | { kind: 'not-allowed'; view: OfficerCardView; actionKey: string; label: string; whoMay: string[] }
  | { kind: 'unknown-action'; view: OfficerCardView }
  | { kind: 'unknown-card' }

type Needs = { plans: Plans; updates: UpdateStore; outbox: Outbox; clock: Clock }
export type PressCard = (press: Press) => Promise<PressOutcome>

/** Records what an officer saved from a card: stored before it is acknowledged, once however often it arrives. */
export function makeRecordUpdate(needs: Needs): PressCard {
  return (press) =>
    onCard(needs, press, async (card, action, drafts) => {
      const draft = drafts[action.key] ?? { status: '', note: '', expectedOn: '' }
      const submitter = {
        recordedBy: press.actor.personName ?? press.actor.displayName,
        accountId: press.actor.accountId,
        recordedAt: needs.clock.now(),
        activityId: press.activityId,
        cardId: press.cardId,
      }
      const checked = updateFrom(action, draft, submitter, needs.clock.today())
      if (!checked.ok) {
        const view = await drawn(needs, card, drafts)
        return { kind: 'refused', view, actionKey: action.key, refusals: checked.refusals }
      }
      const outcome = await needs.updates.record(checked.update, press.baseVersion, drafts)
      if (outcome.kind === 'stale') {
        const version = versionOf(action.key, await needs.updates.all(action.planId))
        // The stored message stays: an edit would take the explanation off the card that this press gives back.
        await needs.outbox.reopen(press.cardId, {
          actionKey: action.key,
          version,
          drafts,
          edit: false,
        })
        return {
          kind: 'stale',
          view: await redrawn(needs, card),
          actionKey: action.key,
          latest: outcome.latest,
        }
      }
      return {
        kind: outcome.kind === 'stored' ? 'saved' : 'repeat',
        view: await redrawn(needs, card),
        label: action.label,
      }
    })
}

/** Turns a receipt back into its form, filled in with what was saved, so that it can be changed. */
export function makeChangeUpdate(needs: Needs): PressCard {
  return (press) =>
    onCard(needs, press, async (card, action, typed) => {
      const history = (await needs.updates.all(action.planId)).filter(
        (update) => update.actionKey === action.key,
      )
      const last = history.at(-1)
      const drafts = { ...typed, ...(last ? { [action.key]: draftOf(last) } : {}) }
      await needs.outbox.reopen(press.cardId, {
        actionKey: action.key,
        version: history.length,
        drafts,
        edit: true,
      })
      return { kind: 'reopened', view: await redrawn(needs, card) }
    })
}

/** What every press has in common: the card and the action must exist, and the person must have the right. */
async function onCard(
  needs: Needs,
  press: Press,
  act: (card: Delivery, action: Action, drafts: Record<string, Draft>) => Promise<PressOutcome>,
): Promise<PressOutcome> {
  const card = await needs.outbox.find(press.cardId)
  if (card?.content.kind !== 'officer') return { kind: 'unknown-card' }
  const loaded = needs.plans.library.plans.get(card.planId) ?? needs.plans.library.current
  const action = loaded.actions.get(press.actionKey)
  const onThisCard = card.content.items.some((item) => item.actionKey === press.actionKey)
  const own = { ...press, drafts: draftsOf(card.content.items, press.drafts) }
  if (!action || !onThisCard) return { kind: 'unknown-action', view: await drawn(needs, card, own.drafts) }
  if (rightToUpdate(press.actor, action, loaded) === null) {
    return {
      kind: 'not-allowed',
      view: await drawn(needs, card, own.drafts),
      actionKey: action.key,
      label: action.label,
      whoMay: whoMayUpdate(action, loaded),
    }
  }
  return act(card, action, own.drafts)
}

/** What was typed for this card's own actions, each text cut where no card could show it; a client may send anything. */
function draftsOf(items: readonly CardItem[], drafts: Record<string, Draft>): Record<string, Draft> {
  const cut = ({ status, note, expectedOn }: Draft): Draft => ({
    status: status.slice(0, 100),
    note: note.slice(0, 5 * noteLimit),
    expectedOn: expectedOn.slice(0, 100),
  })
  return Object.fromEntries(
    items.flatMap(({ actionKey }) => {
      const draft = drafts[actionKey]
      return draft ? [[actionKey, cut(draft)]] : []
    }),
  )
}

async function redrawn(needs: Needs, card: Delivery): Promise<OfficerCardView> {
  const now = (await needs.outbox.find(card.id)) ?? card
  return drawn(needs, now, {})
}

/** The card with these drafts over the stored ones, so that nothing typed is lost when a press is not taken. */
async function drawn(needs: Needs, card: Delivery, drafts: Record<string, Draft>): Promise<OfficerCardView> {
  if (card.content.kind !== 'officer') throw new Error(`Delivery ${card.id} is not an officer's card`)
  const loaded = needs.plans.library.plans.get(card.planId) ?? needs.plans.library.current
  const updates = await needs.updates.all(card.planId)
  return officerCardView(
    { cardId: card.id, ...card.content, drafts: { ...card.content.drafts, ...drafts } },
    loaded,
    updates,
  )
}

function draftOf(update: PlanUpdate): Draft {
  const choice = statusChoices.find(
    (candidate) => candidate.stage === update.stage && candidate.confidence === update.confidence,
  )
  return { status: choice?.value ?? '', note: update.note, expectedOn: update.expectedOn ?? '' }
}
