import type { Action } from '../../plan/library.ts'
import { carriedOver } from '../../progress/held-by-form.ts'
import { standingOf, type Standing } from '../../progress/standing.ts'
import type { PlanUpdate } from '../../progress/update.ts'
import type { Draft } from '../../progress/draft.ts'
import type { CardOnHand } from './card-on-hand.ts'

/** A press on the form of one action, with what is known of it. */
type FormPress = {
  card: CardOnHand
  action: Action
  drafts: Record<string, Draft>
  press: { baseVersion: number }
}

/** What was said of the pressed action after its form had been drawn, in order. */
export function saidSince({ press }: Pick<FormPress, 'press'>, history: readonly PlanUpdate[]): PlanUpdate[] {
  return history.filter(({ version }) => version > press.baseVersion)
}

/**
 * What the pressed card's forms hold, by action, once others have overtaken the pressed one: what its officer had left as
 * it was drawn says what stands by that history, and what they typed stays.
 */
export function overtakenDrafts(
  { card, action, drafts, press }: FormPress,
  history: readonly PlanUpdate[],
  today: string,
): Record<string, Draft> {
  const typed = drafts[action.key]
  const item = card.content.items.find(({ actionKey }) => actionKey === action.key)
  if (typed === undefined || saidSince({ press }, history).length === 0) return drafts
  const drawnOn = history.filter(({ version }) => version <= press.baseVersion)
  const before = standingOf(action, drawnOn, today)
  const now = standingOf(action, history, today)
  return { ...drafts, [action.key]: carriedOver(typed, before, now, item?.filled === true) }
}

/** What is kept of the form that a receipt stands for, where others have saved since as it stands by now. */
export function typedBefore(
  {
    card,
    action,
    history,
    standing,
  }: Pick<FormPress, 'card' | 'action'> & { history: readonly PlanUpdate[]; standing: Standing },
  today: string,
): Draft {
  const item = card.content.items.find(({ actionKey }) => actionKey === action.key)
  const drawnOn = history.filter(({ version }) => version <= (item?.version ?? 0))
  const before = standingOf(action, drawnOn, today)
  return carriedOver(card.content.drafts[action.key] ?? {}, before, standing, item?.filled === true)
}
