import { bankHolidaysOfEngland } from '../../../src/bank-holidays.ts'
import { splitItems } from '../../../src/cards/split-items.ts'
import { momentOf } from '../../../src/digest/schedule.ts'
import type { LoadedPlan } from '../../../src/plan/library.ts'
import { makeDecideDate, makeReadRequest } from '../../../src/services/approval/decide.ts'
import type { TickNeeds } from '../../../src/services/cycle/tick.ts'
import { makeReadCard } from '../../../src/services/officer-card/card-on-hand.ts'
import { makeSayNoChange } from '../../../src/services/officer-card/no-change.ts'
import { makeSaveReport } from '../../../src/services/officer-card/save-report.ts'
import { makeOnReachable } from '../../../src/services/on-reachable.ts'
import { createCoverStore } from '../../../src/store/covers.ts'
import { createPaperLedger } from '../../../src/store/cycle/board-papers.ts'
import { createChaseLedger } from '../../../src/store/cycle/chases.ts'
import { createPauseStore } from '../../../src/store/cycle/pauses.ts'
import { createPositionStore } from '../../../src/store/cycle/positions.ts'
import { createRunLedger } from '../../../src/store/cycle/runs.ts'
import type { Database } from '../../../src/store/database.ts'
import { createDirectory } from '../../../src/store/directory.ts'
import { createOutbox } from '../../../src/store/outbox/outbox.ts'
import { readSchedule } from '../../../src/store/schedule-file.ts'
import { createUpdateStore } from '../../../src/store/updates.ts'
import { makeDraw } from '../../../src/teams/activities.ts'
import { ownTemplates } from '../card-templates.ts'
import { unpaced } from '../unpaced.ts'
import { openPost } from './post.ts'
import { londonInstant } from './day.ts'

/** The channel of the managers, the administrator and the approver of dates: known to the settings, not to the plan. */
export const managersChannelId = 'channel-managers'
/** Channels beside the one that the shipped schedule names. */
export const furtherChannels = [
  { channel: 'channel-fortnightly', cadence: 'fortnightly', day: 'Monday', time: '09:00' },
  { channel: 'channel-monthly', cadence: 'monthly', day: 'Wednesday', time: '09:00' },
] as const
export const administrator = 'administrator@county.example'
export const approver = 'approver@county.example'

export type Council = Awaited<ReturnType<typeof openCouncil>>

/**
 * The real services over a real database, for a plan with the shipped schedule, at a time that is set by hand. What the bot
 * sends ends in a post that keeps it; everything is drawn as it would be for Teams.
 */
export async function openCouncil(database: Database, loaded: LoadedPlan) {
  const unheard = () => undefined
  const state = { now: londonInstant(loaded.plan.years.from, '08:00') }
  const clock = { today: () => momentOf(state.now).day, now: () => state.now }
  const plans = {
    library: { current: loaded, plans: new Map([[loaded.plan.id, loaded]]) },
    engine: () => {
      throw new Error('Nobody asks anything here.')
    },
  }
  const log = {
    info: unheard,
    warn: unheard,
    error: (fields: Record<string, unknown>) => {
      throw new Error(`An unexpected error was logged: ${JSON.stringify(fields)}`)
    },
  }
  const shipped = await readSchedule('data/reporting/schedule.yaml')
  const schedule = { ...shipped, channels: [...shipped.channels, ...furtherChannels] }
  const templates = await ownTemplates()
  const draw = makeDraw({ templates, plans, clock, demonstration: false })
  const post = openPost(clock, draw.outgoing)
  const needs = {
    ...{ plans, clock, log, schedule, channels: schedule.channels, managersChannelId },
    ...{ administrators: [administrator], approvers: [approver], leaseSeconds: 120, pace: unpaced },
    isBankHoliday: bankHolidaysOfEngland(schedule.bankHolidays),
    splitCard: (view: Parameters<TickNeeds['splitCard']>[0]) => splitItems(view, templates),
    updates: createUpdateStore(database, unheard),
    outbox: createOutbox(database, unheard),
    covers: createCoverStore(database),
    directory: createDirectory(database),
    runs: createRunLedger(database, unheard),
    pauses: createPauseStore(database),
    positions: createPositionStore(database),
    chases: createChaseLedger(database, unheard),
    papers: createPaperLedger(database, unheard),
    messenger: post.messenger,
  }
  return {
    ...{ needs, loaded, post, database, planId: loaded.plan.id },
    readCard: makeReadCard(needs),
    save: makeSaveReport(needs),
    sayNoChange: makeSayNoChange(needs),
    readRequest: makeReadRequest(needs),
    decideDate: makeDecideDate(needs),
    onReachable: makeOnReachable(needs, false),
    goTo: (day: string, time: string) => {
      state.now = londonInstant(day, time)
    },
  }
}
