import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Cluster } from './cluster.ts'
import { readPostmaster } from './postmaster-file.ts'

const timeLimitSeconds = 30

/** Starts the server on 127.0.0.1 at a free port and waits until it answers. Null when it did, else the problem in its words. */
export async function startServer(cluster: Cluster): Promise<string | null> {
  const options = [
    `-p ${await freePort()}`,
    '-c listen_addresses=127.0.0.1',
    '-c unix_socket_directories=',
    '-c log_checkpoints=off',
    // The server's log must not repeat what officers wrote: no statements, no rows.
    '-c log_min_error_statement=panic',
    '-c log_error_verbosity=terse',
  ]
  try {
    await control(cluster, [
      'start',
      '-w',
      '-t',
      String(timeLimitSeconds),
      '-l',
      logFile(cluster),
      '-o',
      options.join(' '),
    ])
    return null
  } catch {
    return lastWordsOfServer(cluster)
  }
}

/** Stops the server, ending whatever connections are left, and waits until it has. Throws when it has not after 30 s. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const running = await readPostmaster(cluster.dataFolder)
  if (!running) return
  // Waited for here: pg_ctl waits for the file to go, and misses that when somebody starts the server at once.
  await control(cluster, ['stop', '-W', '-m', 'fast'])
  const deadline = Date.now() + timeLimitSeconds * 1_000
  while ((await readPostmaster(cluster.dataFolder))?.pid === running.pid) {
    if (Date.now() > deadline) throw new Error(`The database server in ${cluster.dataFolder} does not stop.`)
    await wait(20)
  }
}

/** The end of the server's log, for telling why it does not start. */
export async function lastWordsOfServer(cluster: Cluster): Promise<string> {
  const log = await readFile(logFile(cluster), 'utf8').catch(() => '')
  return log === '' ? 'nothing' : log.trimEnd().split('\n').slice(-5).join('\n')
}

/** PostgreSQL's own starter and stopper: it detaches the server, so that Ctrl-C reaches the bot alone. */
async function control(cluster: Cluster, words: string[]): Promise<void> {
  await promisify(execFile)(cluster.binaries.pgCtl, ['-D', cluster.dataFolder, ...words], {
    ...cluster.account,
    cwd: cluster.dataFolder,
  })
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done, failed) => {
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', done)
  })
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  return typeof address === 'object' && address ? address.port : 0
}

function logFile(cluster: Cluster): string {
  return join(cluster.dataFolder, 'server.log')
}
