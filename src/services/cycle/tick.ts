import { isBefore, momentOf, officersRule, runDue, type Rule, type Schedule } from '../../digest/schedule.ts'
import { isWorkingDay, type IsBankHoliday } from '../../digest/working-days.ts'
import type { Log } from '../ports.ts'
import { askAgain, type AskAgainNeeds } from './ask-again.ts'
import { draftPapersDue, type BoardPaperNeeds } from './board-papers.ts'
import { chaseOfficers, type ChaseNeeds } from './chase.ts'
import type { PositionStore } from './ledger.ts'
import { closeRoundsDue } from './rounds.ts'
import { officersAudience, type Audience } from '../../digest/run.ts'
import type { Channel } from './channel-run.ts'
import { composeOfficersRun } from './officers-run.ts'
import { startAll, startChannelRun, startOfficersRun, type StartRunNeeds } from './start-run.ts'

export type TickNeeds = StartRunNeeds &
  ChaseNeeds &
  AskAgainNeeds &
  BoardPaperNeeds & {
    positions: PositionStore
    schedule: Schedule
    isBankHoliday: IsBankHoliday
    log: Log
  }

/**
 * Does whatever the schedule asks for by now and has not been done: starts runs, each at its time, or once afterwards within its
 * period where the bot was down. Safe to call at any time and from several instances: a period's run begins once. A
 * schedule holds from when a bot first keeps it, so that a new bot or channel is not sent what it never missed.
 */
export async function tick(needs: TickNeeds): Promise<void> {
  if (!(await beginDay(needs))) return
  const week = await periodToBegin(needs, officersAudience, officersRule(needs.schedule))
  const channels: { channel: Channel; period: string }[] = []
  for (const channel of needs.schedule.channels) {
    const period = await periodToBegin(needs, channel.channel, channel)
    if (period !== null) channels.push({ channel, period })
  }
  if (week !== null || channels.length > 0) await startRuns(needs, week, channels)
  // Nobody is reminded in the night, when a bot may be started.
  if (momentOf(needs.clock.now()).time < needs.schedule.officers.time) return
  await remind(needs)
}

/** Does what this day asks for whatever its time and weekday, for a demonstration whose day stands still. */
export async function doWhatIsDue(needs: TickNeeds): Promise<void> {
  if (!(await beginDay(needs))) return
  await startAll(needs, needs.schedule.channels, { asOf: needs.clock.today(), cause: 'schedule' })
  await remind(needs)
}

/** Signs off what is to be signed off; gives whether anything may be sent, which is not while everything rests. */
async function beginDay(needs: TickNeeds): Promise<boolean> {
  // Signing off sends nothing, so it waits for no pause; and it comes first, so that a closed round is asked for no more.
  for (const round of await closeRoundsDue(needs)) needs.log.info({ round }, 'round signed off')
  const pauses = await needs.pauses.on(needs.plans.library.current.plan.id, needs.clock.today())
  return !pauses.some(({ person }) => person === null)
}

/** What is due apart from the runs: officers who have not answered are chased, boards' papers drafted, dates asked about anew. */
async function remind(needs: ChaseNeeds & BoardPaperNeeds & AskAgainNeeds & { log: Log }): Promise<void> {
  // After the runs, so that whoever is asked anew this morning is not reminded of the week before as well.
  const { nudge, 'tell-lead': told } = await chaseOfficers(needs)
  if (nudge + told > 0) needs.log.info({ nudge, told }, 'officers chased')
  const papers = await draftPapersDue(needs)
  if (papers > 0) needs.log.info({ papers }, 'board papers drafted')
  const dates = await askAgain(needs)
  if (dates > 0) needs.log.info({ dates }, 'dates asked about anew')
}

/** Starts the runs that are due: that of a week's officers, and those of channels. */
async function startRuns(
  needs: TickNeeds,
  week: string | null,
  channels: readonly { channel: Channel; period: string }[],
): Promise<void> {
  const asOf = needs.clock.today()
  const run = await composeOfficersRun(needs, asOf, week ?? undefined)
  if (week !== null) {
    const { added } = await startOfficersRun(needs, run, 'schedule')
    const resting = run.resting.length
    needs.log.info({ audience: officersAudience, period: week, added, resting }, 'digest run')
  }
  for (const { channel, period } of channels) {
    const { added } = await startChannelRun(needs, channel, run, { periodStart: period, cause: 'schedule' })
    needs.log.info({ audience: channel.channel, period, added }, 'digest run')
  }
}

/** The first day of the period whose run is to begin now; null where none is. */
async function periodToBegin(needs: TickNeeds, audience: Audience, rule: Rule): Promise<string | null> {
  const planId = needs.plans.library.current.plan.id
  const now = needs.clock.now()
  const since = momentOf(await needs.runs.keptSince(planId, audience, now))
  const moment = momentOf(now)
  // What was missed is caught up in working hours, and not in the night in which a bot was started again.
  if (!isWorkingDay(moment.day, needs.isBankHoliday) || moment.time < rule.time) return null
  const due = runDue(rule, moment, needs.isBankHoliday)
  if (due === null || isBefore(due.at, since)) return null
  return (await needs.runs.find(planId, audience, due.periodStart)) === null ? due.periodStart : null
}
