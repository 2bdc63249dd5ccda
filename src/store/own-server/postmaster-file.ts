import { readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** What a PostgreSQL server says of itself in `postmaster.pid`. */
export type Postmaster = { pid: number; dataFolder: string; port: number; ready: boolean; text: string }

/** The server that a data folder speaks of; null when it speaks of none. It may long be dead. */
export async function readPostmaster(dataFolder: string): Promise<Postmaster | null> {
  const text = await readFile(fileIn(dataFolder), 'utf8').catch(() => null)
  if (text === null) return null
  // PostgreSQL's own order of lines: pid, data folder, start time, port, socket folder, address, memory, status.
  const [pid, folder = '', , port, , , , status = ''] = text.split('\n')
  return { pid: Number(pid), dataFolder: folder, port: Number(port), ready: status.trim() === 'ready', text }
}

/**
 * Whether the process that the file names is still that server. After a crash of the machine, or a container's
 * restart, its number may belong to another program, or to a dead process that nobody has buried.
 */
export async function isAlive(postmaster: Postmaster): Promise<boolean> {
  // A server that is just starting has made the file and not yet written its number.
  if (!(postmaster.pid > 0)) return true
  try {
    process.kill(postmaster.pid, 0)
  } catch (error) {
    // Not permitted means that it runs, as somebody else: root's server does, for an ordinary user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  if (process.platform !== 'linux') return true
  const command = await readFile(`/proc/${postmaster.pid}/cmdline`, 'utf8').catch(() => '')
  return command.split('\0').includes(postmaster.dataFolder)
}

/**
 * Removes the file of a dead server. PostgreSQL would do so itself, but not when another program has the number now.
 * Left alone if it has changed since it was read: then somebody has just started a server.
 */
export async function removeStale(dataFolder: string, stale: Postmaster): Promise<void> {
  const current = await readPostmaster(dataFolder)
  if (current?.text === stale.text) await unlink(fileIn(dataFolder))
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, 'postmaster.pid')
}
