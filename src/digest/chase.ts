import { z } from 'zod'
import type { Action, LoadedPlan, Priority } from '../plan/library.ts'
import { counting } from '../progress/history.ts'
import { standingOf, type Standing } from '../progress/standing.ts'
import { isClosed } from '../progress/status.ts'
import type { PlanUpdate } from '../progress/update.ts'
import { answers } from './officer-card.ts'
import { workingDaysAfter, type IsBankHoliday } from './working-days.ts'

/** After how many working days who is told that a week's card has had no answer; a step that is left out is not taken. */
export const chaseRuleSchema = z
  .strictObject({
    /** The officer, in private. */
    nudgeAfter: z.number().int().min(1).max(4).optional(),
    /** The leads of the priorities, in private. */
    tellLeadAfter: z.number().int().min(2).max(10).optional(),
  })
  .refine(({ nudgeAfter = 0, tellLeadAfter = 11 }) => nudgeAfter < tellLeadAfter, {
    path: ['tellLeadAfter'],
    message: 'more days than "nudgeAfter", so that officers hear first',
  })
export type ChaseRule = z.infer<typeof chaseRuleSchema>

export const chaseStepSchema = z.enum(['nudge', 'tell-lead'])
export type ChaseStep = z.infer<typeof chaseStepSchema>

/** An action that an officer was asked about, at the version it had then. */
export const unansweredItemSchema = z.strictObject({
  officer: z.string(),
  actionKey: z.string(),
  version: z.number().int().nonnegative(),
})
export type UnansweredItem = z.infer<typeof unansweredItemSchema>

/** How long a card has waited for its answer, in working days: since it was sent, and since its reminder where there was one. */
export type Waited = { sinceCard: number; sinceNudge: number | null }

/**
 * The step to take for an officer who has answered nothing for so long, the first day not counted. `told`: somebody was told
 * already. `askedAgain`: a newer card asks them anyway, which a nudge would only repeat. `own`: the card is theirs and not a
 * stand-in's; of a card that somebody never had, nobody is told. Nobody is told before the officer was reminded, where the
 * rule has a reminder, and had as long to answer it as the rule leaves. Null where there is nothing to do.
 */
export function chaseStep(
  { nudgeAfter, tellLeadAfter }: ChaseRule,
  { sinceCard, sinceNudge }: Waited,
  card: { told: boolean; askedAgain: boolean; own: boolean },
): ChaseStep | null {
  if (card.told) return null
  if (card.own && tellLeadAfter !== undefined && sinceCard >= tellLeadAfter) {
    const inVain = sinceNudge !== null && sinceNudge >= tellLeadAfter - (nudgeAfter ?? 0)
    if (inVain || nudgeAfter === undefined) return 'tell-lead'
  }
  const nudge = nudgeAfter !== undefined && sinceCard >= nudgeAfter
  return nudge && !card.askedAgain && sinceNudge === null ? 'nudge' : null
}

/**
 * The working days from the day that a card was sent (not counted) to another (counted), without those on which the
 * officer's reminders rested. Days are ISO.
 */
export function workingDaysWaited(
  { from, to }: { from: string; to: string },
  pauses: readonly { fromDay: string; untilDay: string }[],
  isBankHoliday: IsBankHoliday,
): number {
  let days = 0
  for (let day = from; ;) {
    day = workingDaysAfter(day, 1, isBankHoliday)
    if (day > to) return days
    if (!pauses.some(({ fromDay, untilDay }) => fromDay <= day && day <= untilDay)) days++
  }
}

/** An action that still waits for an answer, as it stands. */
export type UnansweredAction = { officer: string; action: Action; priority: Priority; standing: Standing }

/** What a reminder of an officer's card is about, or a word of several officers to somebody else. */
export type ChaseSubject =
  /** `standIn`: who stands in for the officer and is reminded in their place. `askedOn`: the day the card was sent. */
  | { kind: 'nudge'; officer: string; standIn?: string | undefined; askedOn: string }
  | { kind: 'unanswered'; to: 'lead' | 'administrator' }

/** The same as it stands on a day: `actions` is empty once everything was answered, closed or taken out of the plan. */
export type ChaseView = ChaseSubject & { planTitle: string; asOf: string; actions: UnansweredAction[] }

/** A reminder, or word of others, as it stands on a day. */
export function chaseView(
  { items, ...subject }: ChaseSubject & { items: readonly UnansweredItem[] },
  loaded: LoadedPlan,
  updates: readonly PlanUpdate[],
  asOf: string,
): ChaseView {
  const actions = stillUnanswered(items, loaded, updates, asOf)
  return { ...subject, planTitle: loaded.plan.shortTitle, asOf, actions }
}

/** Those of the items that wait for an answer on a day, in their order. */
export function stillUnanswered(
  items: readonly UnansweredItem[],
  loaded: LoadedPlan,
  updates: readonly PlanUpdate[],
  asOf: string,
): UnansweredAction[] {
  const histories = Map.groupBy(updates, ({ actionKey }) => actionKey)
  return items.flatMap(({ officer, actionKey, version }) => {
    const action = loaded.actions.get(actionKey)
    const priority = action && loaded.priorities.get(action.priorityKey)
    const history = histories.get(actionKey) ?? []
    const answered = counting(history).some((update) => update.version > version && answers(update, officer))
    if (!action || !priority || answered) return []
    const standing = standingOf(action, history, asOf)
    return isClosed(standing.stage) ? [] : [{ officer, action, priority, standing }]
  })
}
