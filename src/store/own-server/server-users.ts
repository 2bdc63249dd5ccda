import { realpath } from 'node:fs/promises'
import pg from 'pg'
import { z } from 'zod'
import type { Cluster } from './cluster.ts'
import { readPostmaster, type Postmaster } from './postmaster-file.ts'
import { stopServer } from './server-control.ts'

/** A process's hold on the server: while its connection lasts, nobody else stops the server. */
export type Holder = { url: string; client: pg.Client }

/**
 * Everyone who uses the server holds this lock in it, shared. It ends with the connection, so a process that was
 * killed holds nothing; whoever can take it alone is the last user.
 */
const usersLock = 7_245_003

/** Takes hold of that server; null when it does not answer, is stopping, or is not this folder's. */
export async function takeHold(cluster: Cluster, found: Postmaster): Promise<Holder | null> {
  const url = `postgresql://${cluster.user}:${cluster.password}@127.0.0.1:${found.port}/postgres`
  const client = await connect(url)
  if (!client) return null
  try {
    await client.query('select pg_advisory_lock_shared($1)', [usersLock])
    const { rows } = await client.query('show data_directory')
    const [{ data_directory: served }] = z.tuple([z.object({ data_directory: z.string() })]).parse(rows)
    // A copied folder brings the original's postmaster.pid and password with it.
    const ours = (await realpath(served)) === (await realpath(cluster.dataFolder))
    // A server that is being stopped drops the stopper's lock first and may grant it here for a moment; it has said
    // in its file by then that it is stopping.
    const now = await readPostmaster(cluster.dataFolder)
    if (ours && now?.pid === found.pid && now.ready) return { url, client }
  } catch {
    // The server is stopping: whoever stops it had the lock alone.
  }
  await client.end()
  return null
}

/** Lets go of the server, and stops it when nobody else has hold of it. */
export async function letGoOfServer(cluster: Cluster, holder: Holder): Promise<void> {
  await holder.client.query('select pg_advisory_unlock_shared($1)', [usersLock]).catch(() => undefined)
  await holder.client.end()
  // A connection of its own: the holder's may have been lost, in a crash that the server itself survived.
  const client = await connect(holder.url)
  if (!client) return
  try {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as alone', [usersLock])
    const [{ alone }] = z.tuple([z.object({ alone: z.boolean() })]).parse(rows)
    // While the lock is held alone nobody else can take hold; who waits for it meets a stopped server and starts it.
    if (alone) await stopServer(cluster)
  } catch (error) {
    // Somebody else let go at the same moment, was the last, and has stopped it.
    if (await isServing(cluster)) throw error
  } finally {
    await client.end()
  }
}

/** Whether the folder's server is up and not about to stop. */
async function isServing(cluster: Cluster): Promise<boolean> {
  return (await readPostmaster(cluster.dataFolder))?.ready ?? false
}

async function connect(url: string): Promise<pg.Client | null> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    application_name: 'plan-assistant user',
  })
  // A lost connection shows at the next query.
  client.on('error', () => undefined)
  return client.connect().then(
    () => client,
    () => null,
  )
}
