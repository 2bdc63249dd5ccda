import { managersDigest, type FormerDigest } from '../../src/digest/managers-digest.ts'
import type { ManagersDigest } from '../../src/digest/managers-posted.ts'
import { managersView, type ManagersView } from '../../src/digest/managers-view.ts'
import type { LoadedPlan } from '../../src/plan/library.ts'
import type { SignedOffPosition } from '../../src/progress/position.ts'
import type { PlanUpdate } from '../../src/progress/update.ts'
import { asOf, smallPlan } from './small-plan.ts'

/** What a test says of a week beyond its updates. */
export type Week = {
  loaded?: LoadedPlan
  asOf?: string
  /** How many of the updates the digest before had seen; null where this is the first. */
  seen?: number | null
  /** The day of the digest before. */
  seenOn?: string
  /** What came after the digest was posted. */
  late?: readonly PlanUpdate[]
  /** What was signed off by then. */
  positions?: readonly SignedOffPosition[]
  /** How many officers are asked, how many cannot be reached, and how the last period's have replied. */
  officers?: Pick<ManagersDigest, 'officersAsked' | 'officersNotReached' | 'lastPeriod'>
}

/** The digest of a week after these updates, drawn once the late ones have come. The lead of priority 2 decides on its dates. */
export function digestAfter(updates: readonly PlanUpdate[], week: Week = {}): ManagersView {
  const { loaded = smallPlan, seen = null, seenOn = '2011-07-08', late = [], officers, positions = [] } = week
  const on = week.asOf ?? asOf
  const post = (some: readonly PlanUpdate[], day: string, previous: FormerDigest | null): FormerDigest => ({
    posted: managersDigest(loaded, some, day, {
      start: '2011-07-11',
      previous,
      decider: () => ({ kind: 'leads', names: ['Jenny Coles'] }),
      positions,
      ...(officers ?? {
        officersAsked: 2,
        officersNotReached: 1,
        lastPeriod: previous ? { asked: 2, notReplied: 1 } : null,
      }),
    }),
    postedSequence: some.at(-1)?.sequence ?? 0,
  })
  const former = seen === null ? null : post(updates.slice(0, seen), seenOn, null)
  const posted = post(updates, on, former)
  return managersView({ cardId: 'card-3', ...posted }, loaded, [...updates, ...late], late.length > 0 ? 1 : 0)
}
