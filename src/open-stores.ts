import path from 'node:path'
import type { PlanSettings } from './config.ts'
import type { Pace } from './services/pace.ts'
import type { CoverStore, Directory, Log, MemoryStore, Outbox, UpdateStore } from './services/ports.ts'
import type { QuestionStore } from './services/question-store.ts'
import type {
  ChaseLedger,
  ConfirmedActs,
  PaperLedger,
  PauseStore,
  PositionStore,
  RunLedger,
} from './services/cycle/ledger.ts'
import { createCoverStore } from './store/covers.ts'
import { createPaperLedger } from './store/cycle/board-papers.ts'
import { createChaseLedger } from './store/cycle/chases.ts'
import { createConfirmedActs } from './store/cycle/confirmed-acts.ts'
import { createPauseStore } from './store/cycle/pauses.ts'
import { createPositionStore } from './store/cycle/positions.ts'
import { createRunLedger } from './store/cycle/runs.ts'
import { openDatabase, openInBackground, type Database } from './store/database.ts'
import { createDirectory } from './store/directory.ts'
import { createMemoryStore } from './store/memory.ts'
import { createOutbox } from './store/outbox/outbox.ts'
import { createPace } from './store/outbox/pace.ts'
import { openOwnServer, ownServerExists } from './store/own-server/own-server.ts'
import { createQuestionStore } from './store/questions.ts'
import { createUpdateStore } from './store/updates.ts'

/** Everything that is kept in the database. */
export type StoresOf = {
  updates: UpdateStore
  covers: CoverStore
  runs: RunLedger
  pauses: PauseStore
  positions: PositionStore
  chases: ChaseLedger
  papers: PaperLedger
  confirmedActs: ConfirmedActs
  outbox: Outbox
  pace: Pace
  directory: Directory
  memory: MemoryStore
  questions: QuestionStore
}

/** The open database and everything that is kept in it. */
export type Stores = StoresOf & {
  url: string
  /** True when a server was found running in the data folder; false when it was started, or is a service elsewhere. */
  adopted: boolean
  /** The same over connections of their own, for runs and deliveries: no press waits while they hold theirs. */
  background: StoresOf
  ready: () => Promise<boolean>
  close: () => Promise<void>
}

/** Where the product's own PostgreSQL server lives when no DATABASE_URL is set. */
function ownServerFolder(settings: PlanSettings): string {
  return path.join(settings.dataFolder, 'postgres')
}

/** Whether there is a database to read: the one of DATABASE_URL, or a server of the product's own that a bot has started once. */
export async function hasDatabase(settings: PlanSettings): Promise<boolean> {
  return settings.databaseUrl !== null || (await ownServerExists(ownServerFolder(settings)))
}

/**
 * Opens the database of DATABASE_URL, or the product's own server, adopting one that runs already. `wakeOutbox` is
 * called when a message wants sending or editing. Throws when the database cannot be reached.
 */
export async function openStores(
  settings: PlanSettings,
  log: Log,
  wakeOutbox: (afterSeconds?: number) => void,
): Promise<Stores> {
  const server = settings.databaseUrl === null ? await openOwnServer(ownServerFolder(settings)) : null
  const url = settings.databaseUrl ?? server?.url ?? ''
  const onError = (error: Error) => {
    log.warn(
      { error: error.name, code: 'code' in error ? error.code : undefined },
      'a database connection was lost',
    )
  }
  const database = await open(settings, url, onError)
  const inBackground = openInBackground(url, onError)
  return {
    ...storesOf(database, settings, wakeOutbox),
    background: storesOf(inBackground, settings, wakeOutbox),
    url,
    adopted: server?.adopted ?? false,
    ready: () => database.isReachable(),
    close: async () => {
      await Promise.all([database.close(), inBackground.close()])
      await server?.stop()
    },
  }
}

function storesOf(
  database: Database,
  { questionsKeptDays }: PlanSettings,
  wakeOutbox: (afterSeconds?: number) => void,
): StoresOf {
  const wake = () => {
    wakeOutbox()
  }
  return {
    updates: createUpdateStore(database, wake),
    covers: createCoverStore(database),
    runs: createRunLedger(database, wake),
    pauses: createPauseStore(database),
    positions: createPositionStore(database),
    chases: createChaseLedger(database, wake),
    papers: createPaperLedger(database, wake),
    confirmedActs: createConfirmedActs(database),
    outbox: createOutbox(database, wakeOutbox),
    pace: createPace(database),
    directory: createDirectory(database),
    memory: createMemoryStore(database),
    questions: createQuestionStore(database, questionsKeptDays),
  }
}

/** Says which setting to look at; the driver's own words would name an address at most. */
async function open(settings: PlanSettings, url: string, onError: (error: Error) => void): Promise<Database> {
  try {
    return await openDatabase(url, onError)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason'
    const which = settings.databaseUrl === null ? 'in the data folder' : 'that DATABASE_URL names'
    throw new Error(
      `The database ${which} cannot be used: ${reason}. Check that it runs, and its address, user and password.`,
      {
        cause: error,
      },
    )
  }
}
