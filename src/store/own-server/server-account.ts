import { createHash, randomUUID } from 'node:crypto'
import { chmod, cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { binariesRoot, type ServerBinaries } from './server-binaries.ts'

/** Whom the server runs as; null for whoever runs the bot. PostgreSQL refuses to run as root. */
export type ServerAccount = { uid: number; gid: number } | null

/** Where root's servers live when the account may not enter the folder that they were meant for, such as one under /root. */
const rootsServers = '/var/lib/plan-assistant'

/** The account for the server, its folder and its programs: for anyone but root, what was asked for. */
export async function arrangeServer(
  folder: string,
  binaries: ServerBinaries,
): Promise<{ account: ServerAccount; folder: string; binaries: ServerBinaries }> {
  if (process.getuid?.() !== 0) {
    await mkdir(folder, { recursive: true })
    return { account: null, folder, binaries }
  }
  const account = await lesserAccount()
  const open = await serverFolder(folder)
  await mkdir(open, { recursive: true })
  await chmod(open, 0o755)
  return { account, folder: open, binaries: await reachable(binaries) }
}

/** Where the server of that folder lives: there, unless it is root's and its account may not enter the folder. */
export async function serverFolder(folder: string): Promise<string> {
  if (process.getuid?.() !== 0 || (await mayEnter(dirname(folder)))) return folder
  return join(rootsServers, createHash('sha256').update(folder).digest('hex').slice(0, 12))
}

async function lesserAccount(): Promise<{ uid: number; gid: number }> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((fields) => fields[0] === name) ?? []
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error(
    'The bot runs as root, and PostgreSQL refuses to. Run the bot as another user, or set DATABASE_URL.',
  )
}

/** Whether everybody may enter a folder and all the folders above it. One that does not exist yet will be open. */
async function mayEnter(folder: string): Promise<boolean> {
  const mode = await stat(folder).then(
    (found) => found.mode,
    () => 0o755,
  )
  if ((mode & 0o001) === 0) return false
  return dirname(folder) === folder || mayEnter(dirname(folder))
}

/** The programs, or a copy of them in a folder that the account may enter. */
async function reachable(binaries: ServerBinaries): Promise<ServerBinaries> {
  const root = binariesRoot(binaries)
  if (await mayEnter(root)) return binaries
  const { mtimeMs } = await stat(binaries.pgCtl)
  const copy = join(
    rootsServers,
    `postgresql-${createHash('sha256').update(`${root} ${mtimeMs}`).digest('hex').slice(0, 12)}`,
  )
  const moved = (path: string) => join(copy, relative(root, path))
  if (!(await exists(moved(binaries.pgCtl)))) {
    const half = join(rootsServers, `${basename(copy)}.${randomUUID()}`)
    await cp(root, half, { recursive: true, verbatimSymlinks: true })
    // Another process may have made the same copy meanwhile; one is as good as the other.
    await rename(half, copy).catch(() => rm(half, { recursive: true }))
  }
  return { initdb: moved(binaries.initdb), pgCtl: moved(binaries.pgCtl) }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
