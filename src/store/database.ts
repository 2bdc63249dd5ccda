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
 * a press reads on four at once.
 */
const kept = 6

/** Any number, the same for every instance: only one of them brings the tables up to date at a time. */
const migrationLock = 7_245_001

const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url))

/**
 * Connects, brings the tables up to date (several instances may do so at once) and gives the pool.
 * Throws a StoreError when the database cannot be reached within 5 s. `onError` hears of connections lost while idle.
 */
export async function openDatabase(url: string, onError: (error: Error) => void): Promise<Database> {
  await withPlainErrors(() => bringUpToDate(url))
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'plan-assistant',
    max: 10,
    min: kept,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    statement_timeout: 10_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 15_000,
    // The server's own limits do not help when the network has gone silent; this one is the client's.
    query_timeout: 15_000,
  })
  pool.on('error', onError)
  // The pool hears of a connection that is lost while idle, a query of one that is lost under it; one that is lost between two
  // queries of whoever has taken it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
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
