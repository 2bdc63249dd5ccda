import { Temporal } from 'temporal-polyfill'
import type { SpokenCover } from '../ask/spoken-updates/read-cover.ts'
import { rightOver } from '../progress/permissions.ts'
import type { Presser } from './officer-card/press.ts'
import type { Clock, Cover, CoverStore, Log, Plans, UpdateStore } from './ports.ts'
import { keepRefusal } from './refusals.ts'

/** Who is to stand in for whom, to be confirmed or refused. An end lies the day before its beginning. */
export type CoverWish = Omit<Cover, 'planId' | 'by'>

/** Why a cover cannot be set. */
export type CoverRefusal =
  | { kind: 'no-end' | 'not-yours' | 'same-person' | 'not-in-plan' | 'ends-in-the-past' }
  | { kind: 'unknown-name' | 'several'; said: string; people: readonly string[] }
/** What came of a message about a cover; `none` for any other message. */
export type CoverHeard = { kind: 'none' } | { kind: 'to-confirm'; wish: CoverWish } | CoverRefusal
export type HearCover = (message: { text: string; sender: Presser; activityId: string }) => CoverHeard
export type SetCover = (
  wish: CoverWish,
  press: { sender: Presser; confirmation: string; activityId: string },
) => Promise<CoverOutcome>
/** `overtaken`: what this confirms was noted before, and the opposite has been confirmed since. */
export type CoverOutcome = CoverRefusal | { kind: 'set' } | { kind: 'overtaken' }

type RefusalNeeds = { plans: Plans; updates: Pick<UpdateStore, 'refused'>; log: Log }

/** Reads who is to stand in for whom. Nothing holds before it is confirmed. */
export function makeHearCover(
  needs: RefusalNeeds & {
    clock: Clock
    readSpokenCover: (text: string, today: string) => SpokenCover | null
  },
): HearCover {
  return ({ text, sender, activityId }) => {
    const today = needs.clock.today()
    const spoken = needs.readSpokenCover(text, today)
    if (spoken === null) return { kind: 'none' }
    if (spoken.kind !== 'cover' && spoken.kind !== 'end') return spoken
    const officer = spoken.officer ?? sender.personName
    const standIn = spoken.standIn ?? sender.personName
    if (officer === null || standIn === null) return { kind: 'not-in-plan' }
    const yesterday = Temporal.PlainDate.from(today).subtract({ days: 1 }).toString()
    const { fromDay, untilDay } = spoken.kind === 'cover' ? spoken : { fromDay: today, untilDay: yesterday }
    const wish = { officer, standIn, fromDay, untilDay }
    const refusal = refusalOf(wish, sender, today)
    return refusal ? kept(needs, refusal, sender, activityId) : { kind: 'to-confirm', wish }
  }
}

/**
 * Records a cover that was confirmed: once a `confirmation` (the message that asked for it), however often and however
 * late its button is pressed. Whoever is covered sets it, or an administrator; the press is checked anew.
 */
export function makeSetCover(needs: RefusalNeeds & { covers: CoverStore; clock: Clock }): SetCover {
  return async (wish, { sender, confirmation, activityId }) => {
    const { people, plan } = needs.plans.library.current
    const stranger = [wish.officer, wish.standIn].find((name) => !people.has(name))
    const refusal: CoverRefusal | null =
      stranger === undefined
        ? refusalOf(wish, sender, needs.clock.today())
        : { kind: 'unknown-name', said: stranger, people: [] }
    if (refusal) {
      // Confirmed before, and pressed again on another day or after the plan has changed: what it said was right then.
      const before = await needs.covers.confirmed(confirmation)
      return before ? outcomeOf(before) : kept(needs, refusal, sender, activityId)
    }
    const by = sender.personName ?? sender.displayName
    const isNew = await needs.covers.add({ planId: plan.id, ...wish, by }, confirmation)
    const before = isNew ? null : await needs.covers.confirmed(confirmation)
    return before ? outcomeOf(before) : { kind: 'set' }
  }
}

function outcomeOf({ overtaken }: { overtaken: boolean }): CoverOutcome {
  return overtaken ? { kind: 'overtaken' } : { kind: 'set' }
}

/** The refusal, of which is kept who was refused and why, and no name of anybody else. */
function kept(
  needs: RefusalNeeds,
  refusal: CoverRefusal,
  { accountId }: Presser,
  activityId: string,
): CoverRefusal {
  const what = { planId: needs.plans.library.current.plan.id, actionKey: null, act: 'cover' }
  keepRefusal(needs, { ...what, reasons: [refusal.kind], accountId, activityId })
  return refusal
}

function refusalOf(wish: CoverWish, sender: Presser, today: string): CoverRefusal | null {
  if (wish.officer === wish.standIn) return { kind: 'same-person' }
  if (rightOver('set-cover', sender, wish.officer) === null) return { kind: 'not-yours' }
  const ends = wish.untilDay < wish.fromDay
  return !ends && wish.untilDay < today ? { kind: 'ends-in-the-past' } : null
}
