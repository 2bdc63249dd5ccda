import { Temporal } from 'temporal-polyfill'
import type { Pause } from '../../digest/run.ts'
import type { Clock, Plans } from '../ports.ts'
import type { PauseStore } from './ledger.ts'

/** The longest pause in days: what rests for longer is forgotten. */
const longestDays = 183

export type PauseRefusal = { kind: 'not-in-plan' | 'ends-in-the-past' | 'too-long' }
export type PauseOutcome = PauseRefusal | { kind: 'paused'; pause: Pause }

type Needs = { plans: Plans; pauses: PauseStore; clock: Clock }

/** Has reminders rest from today until a day (ISO, included): one person's, or everything (null). */
export async function pauseDigests(
  needs: Needs,
  { person, untilDay, by }: Pick<Pause, 'person' | 'untilDay' | 'by'>,
): Promise<PauseOutcome> {
  const { plan, people } = needs.plans.library.current
  const today = needs.clock.today()
  if (person !== null && !people.has(person)) return { kind: 'not-in-plan' }
  if (untilDay < today) return { kind: 'ends-in-the-past' }
  const latest = Temporal.PlainDate.from(today).add({ days: longestDays }).toString()
  if (untilDay > latest) return { kind: 'too-long' }
  const pause = { planId: plan.id, person, fromDay: today, untilDay, by }
  // The new end counts, whether it is earlier or later than one that was set before.
  await needs.pauses.set(pause)
  return { kind: 'paused', pause }
}

/** Ends a pause before its time. Gives whether there was one. */
export async function resumeDigests(needs: Needs, person: string | null): Promise<boolean> {
  const planId = needs.plans.library.current.plan.id
  return (await needs.pauses.end(planId, person, needs.clock.today())) > 0
}
