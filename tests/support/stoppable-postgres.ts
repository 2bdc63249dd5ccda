import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { initialiseCluster } from '../../src/store/own-server/cluster.ts'
import { openOwnServer } from '../../src/store/own-server/own-server.ts'
import { arrangeServer } from '../../src/store/own-server/server-account.ts'
import { findServerBinaries } from '../../src/store/own-server/server-binaries.ts'

/** A PostgreSQL of its own that may be stopped as by a fault, and started again at the same address. */
export type StoppablePostgres = {
  url: string
  /** Ends it at once, without a word to whoever is connected; it recovers when it is started. */
  stop: () => Promise<void>
  start: () => Promise<void>
  close: () => Promise<void>
}

export async function openStoppablePostgres(): Promise<StoppablePostgres> {
  const folder = await mkdtemp(path.join(tmpdir(), 'plan-assistant-'))
  const server = await openOwnServer(folder)
  const { account, binaries, dataFolder } = await initialiseCluster(
    await arrangeServer(folder, await findServerBinaries()),
  )
  const control = async (...words: string[]) => {
    await promisify(execFile)(binaries.pgCtl, ['-D', dataFolder, ...words], { ...account, cwd: dataFolder })
  }
  return {
    url: server.url,
    stop: () => control('stop', '-w', '-m', 'immediate'),
    // A restart uses the options, and so the port, of the last start.
    start: () => control('restart', '-w', '-l', path.join(dataFolder, 'server.log')),
    close: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
