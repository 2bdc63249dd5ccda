import { expect } from 'vitest'
import { bankHolidaysOfEngland } from '../../src/bank-holidays.ts'
import type { ChaseRule } from '../../src/digest/chase.ts'
import type { Schedule } from '../../src/digest/schedule.ts'
import type { LoadedPlan } from '../../src/plan/library.ts'
import { tick } from '../../src/services/cycle/tick.ts'
import type { SplitCard } from '../../src/services/officer-cards.ts'
import type { OfficerContent } from '../../src/services/delivery-content.ts'
import { createCoverStore } from '../../src/store/covers.ts'
import { createPaperLedger } from '../../src/store/cycle/board-papers.ts'
import { createChaseLedger } from '../../src/store/cycle/chases.ts'
import { createPauseStore } from '../../src/store/cycle/pauses.ts'
import { createPositionStore } from '../../src/store/cycle/positions.ts'
import { createConfirmedActs } from '../../src/store/cycle/confirmed-acts.ts'
import { createRunLedger } from '../../src/store/cycle/runs.ts'
import { createDirectory } from '../../src/store/directory.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { createUpdateStore } from '../../src/store/updates.ts'
import { freshDatabase } from './database.ts'

const schedule: Schedule = {
  officers: { day: 'Monday', time: '09:00' },
  channels: [],
  chase: {},
  bankHolidays: { add: [], remove: [] },
}

const wholeCard: SplitCard = (view) => (view.items.length > 0 ? [view.items] : [])

/** The cycle of a plan on a real database of its own, with a clock that the test moves. Close it at the end. */
export async function openCycle(
  loaded: LoadedPlan,
  {
    chase = {},
    approvers = [],
    administrators = [],
  }: { chase?: ChaseRule; approvers?: string[]; administrators?: string[] } = {},
) {
  const planId = loaded.plan.id
  const store = await freshDatabase()
  const { database, url } = store
  const state = { now: `${loaded.plan.years.from}T08:00:00.000Z` }
  const unheard = () => undefined
  const needs = {
    plans: {
      library: { current: loaded, plans: new Map([[planId, loaded]]) },
      engine: () => expect.unreachable(),
    },
    updates: createUpdateStore(database, unheard),
    outbox: createOutbox(database, unheard),
    directory: createDirectory(database),
    runs: createRunLedger(database, unheard),
    pauses: createPauseStore(database),
    chases: createChaseLedger(database, unheard),
    confirmedActs: createConfirmedActs(database),
    papers: createPaperLedger(database, unheard),
    administrators,
    positions: createPositionStore(database),
    covers: createCoverStore(database),
    approvers,
    splitCard: wholeCard,
    schedule: { ...schedule, chase },
    isBankHoliday: bankHolidaysOfEngland(schedule.bankHolidays),
    clock: { today: () => state.now.slice(0, 10), now: () => state.now },
    log: { info: unheard, warn: unheard, error: unheard },
  }
  return {
    ...{ needs, url, planId },
    close: () => store.close(),
    /** Lets it be a morning, after the time of every digest. */
    goTo: (day: string) => {
      state.now = `${day}T09:00:00.000Z`
    },
    /** The daily look of that morning. */
    tickOn: async (day: string) => {
      state.now = `${day}T09:00:00.000Z`
      await tick(needs)
    },
    tickAt: async (instant: string) => {
      state.now = instant
      await tick(needs)
    },
    /** Sends what waits, to everybody but these. */
    send: async (unreachable: readonly string[] = []) => {
      for (const claimed of await needs.outbox.claim(100, 60)) {
        await needs.outbox.settle(
          claimed,
          unreachable.includes(claimed.recipient)
            ? { kind: 'refused', problem: 'Install the app for them.' }
            : { kind: 'sent', conversationId: 'c', messageId: claimed.id },
          state.now,
        )
      }
    },
    /** The officers' cards of a week, as `section label`, those that wait behind the card in brackets. */
    cardsOf: async (monday: string): Promise<Record<string, string[]>> => {
      const rows = await needs.outbox.ofPeriod(planId, monday)
      const line = ({ section, actionKey }: OfficerContent['items'][number]) =>
        `${section} ${loaded.actions.get(actionKey)?.label ?? ''}`
      return Object.fromEntries(
        rows.flatMap(({ recipient, content }) =>
          content.kind === 'officer'
            ? [[recipient, [...content.items.map(line), ...content.waiting.map((item) => `(${line(item)})`)]]]
            : [],
        ),
      )
    },
  }
}
