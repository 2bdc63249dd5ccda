import { holderOf, type OfficerCardView } from '../../digest/officer-card.ts'
import type { Action } from '../../plan/library.ts'
import type { Draft } from '../../progress/draft.ts'
import { historyOf } from '../../progress/history.ts'
import { rightTo, whoMayUpdate, type Act, type Actor } from '../../progress/permissions.ts'
import type { Refusal } from '../../progress/record.ts'
import { standingOf, type Standing } from '../../progress/standing.ts'
import type { NewOrigin, PlanUpdate, UpdateContent } from '../../progress/update.ts'
import type { Clock, Cover, Log, Message, Outbox, UpdateStore } from '../ports.ts'
import { keepRefusal } from '../refusals.ts'
import { coveredBy, drawn, ownDrafts, type CardOnHand } from './card-on-hand.ts'
import { overtakenDrafts, saidSince } from './overtaken.ts'

/** One press on an officer's card. A press carries everything typed into the card, not only its own form. */
export type Press = {
  actionKey: string
  /** The version of the action that the pressed form or receipt was drawn at. */
  baseVersion: number
  drafts: Readonly<Record<string, Draft>>
  activityId: string
  actor: Presser
}
/** Who pressed; whom they stand in for is read with the card. */
export type Presser = Omit<Actor, 'covering'> & { displayName: string }

/** What came of it: always the card to show, with all that was typed. */
export type PressOutcome =
  | { kind: 'saved' | 'repeat'; view: OfficerCardView; label: string }
  | { kind: 'undone' | 'redrawn'; view: OfficerCardView; label: string }
  | { kind: 'refused'; view: OfficerCardView; actionKey: string; refusals: Refusal[] }
  /** Words on the action came after the pressed form was drawn, in order; none where it is not known which. */
  | { kind: 'stale'; view: OfficerCardView; actionKey: string; since: readonly PlanUpdate[] }
  /** The same of an Undo, which nobody has typed anything for. */
  | { kind: 'nothing-to-undo'; view: OfficerCardView; actionKey: string; since: readonly PlanUpdate[] }
  | {
      kind: 'not-allowed'
      act: Act
      view: OfficerCardView
      actionKey: string
      label: string
      whoMay: string[]
    }
  | { kind: 'not-yours-to-undo'; view: OfficerCardView; actionKey: string; label: string }
  | { kind: 'nothing-to-keep'; view: OfficerCardView; actionKey: string }
  | { kind: 'unknown-action'; view: OfficerCardView }

export type PressCard = (card: CardOnHand, press: Press) => Promise<PressOutcome>

/** A press that may go ahead. */
export type AllowedPress = {
  act: Act
  card: CardOnHand
  action: Action
  standing: Standing
  history: readonly PlanUpdate[]
  drafts: Record<string, Draft>
  actor: Actor & { displayName: string }
  press: Press
}

/** What every press on an officer's card needs. */
export type PressNeeds = { updates: UpdateStore; outbox: Outbox; clock: Clock; log: Log }

/**
 * What every press has in common: its action must be on the card, a press that arrives again changes nothing, and the
 * person must have the right. Refusals are recorded.
 */
export function pressing(
  needs: PressNeeds,
  act: Act,
  go: (allowed: AllowedPress) => Promise<PressOutcome>,
): PressCard {
  return async (card, press) => {
    const { content, loaded, covers } = card
    const action = loaded.actions.get(press.actionKey)
    const drafts = ownDrafts(content.items, press.drafts)
    const onThisCard = content.items.some(({ actionKey }) => actionKey === press.actionKey)
    if (!action || !onThisCard) {
      const { activityId, actor: presser } = press
      keepRefusal(needs, {
        ...{ planId: loaded.plan.id, actionKey: null, act, reasons: ['unknown-action'], activityId },
        accountId: presser.accountId,
      })
      // Of the card's own holder nothing typed is lost by a later edit.
      if (press.actor.personName === holderOf(content)) await needs.outbox.keepTyped(card.cardId, drafts)
      return { kind: 'unknown-action', view: drawn(card, { drafts }) }
    }
    const history = historyOf(action.key, card.updates)
    const again = history.find(({ activityId }) => activityId === press.activityId)
    // Before anything is checked: what was right when it was stored may not follow from how the action stands now.
    if (again) {
      const kind = again.kind === 'undo' ? 'undone' : 'repeat'
      return { kind, view: drawn(card, { drafts: {} }), label: action.label }
    }
    const actor = withCovers(press.actor, covers)
    if (rightTo('update', actor, { action, loaded }) === null) {
      refused(needs, press, action, act, ['not-allowed'])
      // Also of a stand-in whose cover is over. What others type into somebody's card is not kept with it.
      if (actor.personName === holderOf(content)) await needs.outbox.keepTyped(card.cardId, drafts)
      return {
        kind: 'not-allowed',
        act,
        view: drawn(card, { drafts }),
        actionKey: action.key,
        label: action.label,
        whoMay: whoMayUpdate(action, loaded),
      }
    }
    const standing = standingOf(action, history, needs.clock.today())
    return go({ act, card, action, standing, history, drafts, actor, press })
  }
}

/**
 * Whether a card may be given to whoever pressed it, with all that stands on it: to its holder, and to who may read what is
 * private on each of its actions. A press can name any card whose id somebody has.
 */
export function maySee({ content, loaded, covers }: CardOnHand, presser: Presser): boolean {
  if (presser.personName === holderOf(content)) return true
  const actor = withCovers(presser, covers)
  return content.items.every(({ actionKey }) => {
    const action = loaded.actions.get(actionKey)
    return action ? rightTo('read', actor, { action, loaded }) !== null : actor.administrator
  })
}

/** Somebody with those whom they stand in for today. */
export function withCovers<Person extends Presser>(
  person: Person,
  covers: readonly Cover[],
): Person & { covering: string[] } {
  return { ...person, covering: coveredBy(covers, person.personName) }
}

/** Keeps that a press was refused. */
export function refused(
  needs: PressNeeds,
  { activityId, actor: { accountId } }: Press,
  action: Action,
  act: Act,
  reasons: readonly string[],
): void {
  keepRefusal(needs, {
    ...{ planId: action.planId, actionKey: action.key, act, reasons, accountId, activityId },
  })
}

/** Where the word of this press comes from. */
export function originOf({ card, action, actor, press }: AllowedPress, clock: Clock): NewOrigin {
  return {
    planId: action.planId,
    actionKey: action.key,
    recordedBy: actor.personName ?? actor.displayName,
    accountId: actor.accountId,
    recordedAt: clock.now(),
    activityId: press.activityId,
    cardId: card.cardId,
  }
}

/**
 * Stores what a press says and gives the card as it then is. `ownDraft` is what the action's own form holds from then on,
 * also behind a receipt; what was typed for other actions is kept in any case.
 */
export async function record(
  needs: PressNeeds,
  allowed: AllowedPress,
  content: UpdateContent,
  { send = [], ownDraft = null }: { send?: readonly Message[]; ownDraft?: Draft | null } = {},
): Promise<PressOutcome> {
  const { card, action, press } = allowed
  const today = needs.clock.today()
  const drafts = overtakenDrafts(allowed, allowed.history, today)
  const isTyped = Object.values(ownDraft ?? {}).some((value) => value.trim() !== '')
  const left = isTyped ? ownDraft : null
  const outcome = await needs.updates.record(
    { ...originOf(allowed, needs.clock), ...content },
    { baseVersion: press.baseVersion, drafts, ownDraft: left, send },
  )
  const history = { actionKey: action.key, updates: outcome.history }
  if (outcome.kind === 'stale') {
    refused(needs, press, action, allowed.act, ['stale'])
    const version = outcome.history.at(-1)?.version ?? 0
    const carried = overtakenDrafts(allowed, outcome.history, today)
    // Overtaken while it was under way: what the database has kept holds less than what stands by now.
    if (version !== allowed.standing.version) {
      await needs.outbox.changeForm(card.cardId, action.key, { version, drafts: carried, explained: true })
    }
    return {
      kind: 'stale',
      view: drawn(card, { history, item: { actionKey: action.key, change: { version } }, drafts: carried }),
      actionKey: action.key,
      since: saidSince(allowed, outcome.history),
    }
  }
  const view = drawn(card, {
    history,
    item: { actionKey: action.key, change: { details: false } },
    drafts: { ...drafts, [action.key]: left ?? {} },
  })
  return { kind: outcome.kind === 'stored' ? 'saved' : 'repeat', view, label: action.label }
}
