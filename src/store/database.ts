import { fileURLToPath } from 'node:url'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { withPlainErrors } from './plain-errors.ts'

/** The open database, brought to this version's tables. */
export type Database = {
  db: NodePgDatabase
  /** Whether the server answers now. Never throws. */
  isReachable(): Promise<boolean>
  close(): Promise<void>
}

/**
 * Connections that stay open. Opening one takes five round trips, which would not leave a press the time for its own two;
 * a press reads on six at once, and on one more for each further approver.
 */
const kept = 8

/** Any number, the same for every instance: only one of them brings the tables up to date at a time. */
const migrationLock = 7_245_001

const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url))

/**
 * Connects, brings the tables up to date (several instances may do so at once) and gives the pool.
 * Throws a StoreError when the database cannot be reached within 5 s. `onError` hears of connections lost while idle.
 */
export async function openDatabase(url: string, onError: (error: Error) => void): Promise<Database> {
  await withPlainErrors(() => bringUpToDate(url))
  const pool = makePool(url, { max: 10, min: kept }, onError)
  await withPlainErrors(() => openConnections(pool, kept))
  // One that is lost is opened anew before somebody waits for it; while the server is away, the next press tries again.
  const state = { opening: false }
  pool.on('remove', () => {
    // One at a time: several would wait for one another's connections.
    if (pool.ending || state.opening) return
    state.opening = true
    void openConnections(pool, kept)
      .catch(() => undefined)
      .finally(() => (state.opening = false))
  })
  return databaseOf(pool)
}

/**
 * More connections to a database that is open, each opened when it is first needed: for work in the background, which
 * would otherwise take those that a press waits for.
 */
export function openInBackground(url: string, onError: (error: Error) => void): Database {
  return databaseOf(makePool(url, { max: 6, min: 0 }, onError))
}

function makePool(url: string, size: { max: number; min: number }, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    ...size,
    connectionString: url,
    application_name: 'plan-assistant',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    statement_timeout: 10_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 15_000,
    // The server's own limits do not help when the network has gone silent; this one is the client's.
    query_timeout: 15_000,
  })
  pool.on('error', onError)
  // A client that is in somebody's hands when its connection breaks has no other listener, and would end the process; its
  // query fails in any case, and the pool throws it away when it comes back.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

function databaseOf(pool: pg.Pool): Database {
  return {
    db: drizzle({ client: pool }),
    isReachable: () =>
      pool.query('select 1').then(
        () => true,
        () => false,
      ),
    close: () => pool.end(),
  }
}

/** Has at least so many connections open. */
async function openConnections(pool: pg.Pool, count: number): Promise<void> {
  const missing = Math.max(0, count - pool.totalCount)
  // Those that are idle are taken as well, or the pool would give them instead of opening others.
  const wanted = missing === 0 ? 0 : missing + pool.idleCount
  const opened = await Promise.allSettled(Array.from({ length: wanted }, () => pool.connect()))
  for (const one of opened) if (one.status === 'fulfilled') one.value.release()
  const failed = opened.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
}

/** A connection of its own, without the pool's limits: a migration may rightly take longer than a query. */
async function bringUpToDate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await migrate(drizzle({ client }), { migrationsFolder })
  } finally {
    await client.end()
  }
}
