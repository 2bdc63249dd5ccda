import { chaseStep, stillUnanswered, workingDaysWaited, type ChaseStep } from '../../digest/chase.ts'
import { periodStart, previousPeriodStart } from '../../digest/period.ts'
import type { Schedule } from '../../digest/schedule.ts'
import { isWorkingDay, type IsBankHoliday } from '../../digest/working-days.ts'
import type { PlanUpdate } from '../../progress/update.ts'
import type { Clock, CoverStore, Outbox, Plans, UpdateStore } from '../ports.ts'
import type { ChaseDay, ChaseReaderNeeds } from '../chase-readers.ts'
import { officersAsked } from '../replies.ts'
import { nudges, wordsToOthers, type Chased } from './chase-messages.ts'
import type { ChaseLedger, PauseStore } from './ledger.ts'
import { standInsOf } from './officers-run.ts'

export type ChaseNeeds = ChaseReaderNeeds & {
  plans: Plans
  updates: Pick<UpdateStore, 'all'>
  outbox: Pick<Outbox, 'pagesOfPeriod'>
  covers: Pick<CoverStore, 'on' | 'between'>
  pauses: Pick<PauseStore, 'on' | 'between'>
  chases: ChaseLedger
  clock: Clock
  isBankHoliday: IsBankHoliday
  schedule: Pick<Schedule, 'chase'>
}

/** How many weeks' cards are chased: the ten working days that a rule may name, with the holidays of Christmas among them. */
const weeksBack = 4

/**
 * Reminds officers who have answered nothing of a week's card, and tells others of those who were reminded in vain; each
 * once a card, in private, and on working days only. Somebody whose reminders rest is left alone, and the days of
 * their pause do not count. Safe to call at any time and from several instances. Gives how many officers were chased.
 */
export async function chaseOfficers(needs: ChaseNeeds): Promise<Record<ChaseStep, number>> {
  const loaded = needs.plans.library.current
  const planId = loaded.plan.id
  const on = needs.clock.today()
  const nobody = { nudge: 0, 'tell-lead': 0 }
  if (!isWorkingDay(on, needs.isBankHoliday)) return nobody
  const [updates, standIns] = await Promise.all([needs.updates.all(planId), standInsAndRests(needs, on)])
  const place: ChaseDay = { loaded, ...standIns }
  const due = await stepsDue(needs, updates, place)
  if (due.length === 0) return nobody
  const reminded = due.filter(({ step }) => step === 'nudge')
  const told = due.filter(({ step }) => step === 'tell-lead')
  const words = await wordsToOthers(needs, told, place)
  const messages = [...nudges(reminded, place), ...words.messages]
  // Where there is nobody to be told today, there may be tomorrow.
  const taken = due.filter(({ step, officer }) => step === 'nudge' || words.of.has(officer))
  if (taken.length === 0) return nobody
  const steps = taken.map(({ periodStart, officer, step }) => ({ planId, periodStart, officer, step, on }))
  if (!(await needs.chases.take(steps, messages))) return nobody
  return { nudge: reminded.length, 'tell-lead': taken.length - reminded.length }
}

/** Who stands in for whom on a day, and whose reminders rest. */
async function standInsAndRests({ plans, covers, pauses }: ChaseNeeds, day: string) {
  const planId = plans.library.current.plan.id
  const [holding, resting] = await Promise.all([covers.on(planId, day), pauses.on(planId, day)])
  return { covers: holding, resting: new Set(resting.map(({ person }) => person)) }
}

/** Whom to chase today, newest week first. */
async function stepsDue(
  needs: ChaseNeeds,
  updates: readonly PlanUpdate[],
  { loaded, covers: holding, resting: restToday }: ChaseDay,
): Promise<(Chased & { periodStart: string; step: ChaseStep })[]> {
  const planId = loaded.plan.id
  const today = needs.clock.today()
  const weeks = [periodStart('weekly', today)]
  while (weeks.length < weeksBack) weeks.push(previousPeriodStart('weekly', weeks.at(-1) ?? ''))
  const [pauses, covers] = await Promise.all([
    needs.pauses.between(planId, weeks.at(-1) ?? '', today),
    needs.covers.between(planId, weeks.at(-1) ?? '', today),
  ])
  const due: Awaited<ReturnType<typeof stepsDue>> = []
  const askedAgain = new Set<string>()
  for (const week of weeks) {
    const asked = await officersAsked(needs.outbox.pagesOfPeriod(planId, week), updates, covers)
    const taken = asked.length === 0 ? [] : await needs.chases.taken(planId, week)
    for (const { officer, sentOn: firstSentOn, ownSentOn, items, replied } of asked) {
      const isAskedAgain = askedAgain.has(officer)
      askedAgain.add(officer)
      const own = ownSentOn !== null
      const sentOn = ownSentOn ?? firstSentOn
      // A card that only a stand-in has is theirs to answer while they stand in, and nobody's afterwards.
      const held = own || standInsOf(officer, holding).some((name) => !restToday.has(name))
      if (replied || sentOn === null || !held) continue
      const resting = pauses.filter(({ person }) => person === null || (own && person === officer))
      const waited = (from: string) => workingDaysWaited({ from, to: today }, resting, needs.isBankHoliday)
      const takenOf = (step: ChaseStep) => taken.find((one) => one.officer === officer && one.step === step)
      const nudgedOn = takenOf('nudge')?.on
      const step = chaseStep(
        needs.schedule.chase,
        { sinceCard: waited(sentOn), sinceNudge: nudgedOn === undefined ? null : waited(nudgedOn) },
        { told: takenOf('tell-lead') !== undefined, askedAgain: isAskedAgain, own },
      )
      const rests = resting.some(({ fromDay, untilDay }) => fromDay <= today && today <= untilDay)
      if (rests || step === null) continue
      const theirs = items.map((item) => ({ officer, ...item }))
      const waiting = new Set(stillUnanswered(theirs, loaded, updates, today).map(({ action }) => action.key))
      if (waiting.size === 0) continue
      const unanswered = theirs.filter(({ actionKey }) => waiting.has(actionKey))
      due.push({ officer, sentOn, periodStart: week, step, items: unanswered })
    }
  }
  return due
}
