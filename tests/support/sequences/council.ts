import type { Engine } from '../../../src/ask/ask.ts'
import { makeLibrary, type Library } from '../../../src/plan/library.ts'
import { makeDecideDate, makeReadRequest } from '../../../src/services/approval/decide.ts'
import { makeReadCard } from '../../../src/services/officer-card/card-on-hand.ts'
import { makeEditReport, makeShowDetails } from '../../../src/services/officer-card/change-form.ts'
import { makeSayNoChange } from '../../../src/services/officer-card/no-change.ts'
import { makeSayNotMine } from '../../../src/services/officer-card/not-mine.ts'
import { makeSaveReport } from '../../../src/services/officer-card/save-report.ts'
import { makeUndo } from '../../../src/services/officer-card/undo.ts'
import { createCoverStore } from '../../../src/store/covers.ts'
import type { Database } from '../../../src/store/database.ts'
import { createOutbox } from '../../../src/store/outbox/outbox.ts'
import { createUpdateStore } from '../../../src/store/updates.ts'
import { smallPlan } from '../../cards/small-plan.ts'
import { shippedReporting } from '../reporting.ts'
import { laterBy } from '../year/day.ts'

/** The actions of the small plan that are on somebody's card. */
export const refs = ['2/2.2', '2/2.3', '2/2.5', '10/11.1']

/** The real services over the real store, for a small plan of its own id. */
export type Council = ReturnType<typeof openCouncil>

const engine: Engine = () => {
  throw new Error('Nobody asks anything here.')
}
const log = {
  info: () => undefined,
  warn: () => undefined,
  error: (fields: Record<string, unknown>) => {
    throw new Error(`An unexpected error was logged: ${JSON.stringify(fields)}`)
  },
}

/** Opens the plan `planId` for presses; its day is 15 July 2011 until days pass. */
export function openCouncil(database: Database, planId: string) {
  const state = { today: '2011-07-15' }
  const clock = { today: () => state.today, now: () => `${state.today}T09:05:00.000Z` }
  const plans = { library: libraryOf(planId, null), engine }
  const outbox = createOutbox(database, () => undefined)
  const updates = createUpdateStore(database, () => undefined)
  const covers = createCoverStore(database)
  // The configured approver, known to the directory like everybody whom the bot has met.
  const directory = {
    accountBySignIn: (signIn: string) =>
      Promise.resolve({
        ...{ accountId: 'account-chief', name: 'Chief', email: signIn, personName: null },
        ...{ personalChat: null, namesakes: 0 },
      }),
  }
  const needs = { plans, outbox, updates, covers, directory, clock, log, approvers: ['chief@county.example'] }
  const administrators = ['admin@county.example']
  return {
    ...{ planId, plans, outbox, updates, covers, clock, database },
    readCard: makeReadCard(needs),
    presses: {
      save: makeSaveReport(needs),
      noChange: makeSayNoChange(needs),
      details: makeShowDetails(needs),
      notMine: makeSayNotMine({ ...needs, administrators }),
      edit: makeEditReport(needs),
      undo: makeUndo(needs),
    },
    readRequest: makeReadRequest(needs),
    decideDate: makeDecideDate(needs),
    /** Loads the plan anew: whole, or without the action of that number. */
    reload: (without: string | null) => {
      plans.library = libraryOf(planId, without)
    },
    passDays: (days: number) => {
      state.today = laterBy(state.today, days)
    },
  }
}

function libraryOf(planId: string, without: string | null): Library {
  const { plan } = smallPlan
  const people = [...plan.people, ...plan.people.slice(0, 1).map((one) => ({ ...one, name: 'Sam Reed' }))]
  const priorities = plan.priorities.map((priority) => ({
    ...priority,
    actions: priority.actions.filter(({ ref }) => `${priority.number}/${ref}` !== without),
  }))
  return makeLibrary([{ ...plan, id: planId, people, priorities }], planId, shippedReporting)
}
