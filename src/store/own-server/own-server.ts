import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { initialiseCluster, type Cluster } from './cluster.ts'
import { isAlive, readPostmaster, removeStale } from './postmaster-file.ts'
import { arrangeServer, serverFolder } from './server-account.ts'
import { findServerBinaries } from './server-binaries.ts'
import { lastWordsOfServer, startServer } from './server-control.ts'
import { letGoOfServer, takeHold, type Holder } from './server-users.ts'

/** The bot's own PostgreSQL. `adopted` says that it was running already. */
export type OwnServer = { url: string; adopted: boolean; stop(): Promise<void> }

const timeLimitMs = 30_000
/** A start may fail because somebody else started it first or took the port; more failures than this are its own. */
const failedStartLimit = 3

/**
 * Opens the server that lives in `folder`: adopts the one running there or starts it, on 127.0.0.1 and a free port,
 * making a new database on first use. Any number of processes may do so at once. `stop` lets go of it; the last
 * process to let go stops it, so a killed starter leaves no server behind once its adopter ends.
 */
export async function openOwnServer(folder: string): Promise<OwnServer> {
  const arranged = await arrangeServer(resolve(folder), await findServerBinaries())
  const cluster = await initialiseCluster(arranged)
  const deadline = Date.now() + timeLimitMs
  for (let failedStarts = 0; ;) {
    const found = await adopt(cluster, deadline)
    if (found) return opened(cluster, found, true)
    const problem = await startServer(cluster)
    // Whoever started it, it may be stopped again before it is held: then the next round starts it.
    const started = problem === null ? await adopt(cluster, deadline) : null
    if (started) return opened(cluster, started, false)
    if (problem !== null) failedStarts += 1
    if (failedStarts === failedStartLimit || Date.now() > deadline) {
      throw doesNotStart(cluster, problem ?? (await lastWordsOfServer(cluster)))
    }
    await wait(100)
  }
}

/** Whether a server was ever opened in that folder, so that a reader need not make a new and empty one. */
export async function ownServerExists(folder: string): Promise<boolean> {
  return stat(await serverFolder(resolve(folder))).then(
    () => true,
    () => false,
  )
}

function opened(cluster: Cluster, holder: Holder, adopted: boolean): OwnServer {
  let stopping: Promise<void> | null = null
  return { url: holder.url, adopted, stop: () => (stopping ??= letGoOfServer(cluster, holder)) }
}

/** Takes hold of the server running in the folder, waiting for one that is starting or stopping; null when there is none. */
async function adopt(cluster: Cluster, deadline: number): Promise<Holder | null> {
  for (;;) {
    const postmaster = await readPostmaster(cluster.dataFolder)
    if (!postmaster) return null
    const holder = postmaster.ready ? await takeHold(cluster, postmaster) : null
    if (holder) return holder
    if (!(await isAlive(postmaster))) {
      await removeStale(cluster.dataFolder, postmaster)
      return null
    }
    if (Date.now() > deadline) throw doesNotStart(cluster, await lastWordsOfServer(cluster))
    await wait(50)
  }
}

function doesNotStart(cluster: Cluster, words: string): Error {
  return new Error(`The database server in ${cluster.dataFolder} does not start. It says:\n${words}`)
}
