import { execFile } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ServerAccount } from './server-account.ts'
import type { ServerBinaries } from './server-binaries.ts'

/** A PostgreSQL database on disk, with all it takes to start and enter it. */
export type Cluster = {
  dataFolder: string
  user: string
  password: string
  account: ServerAccount
  binaries: ServerBinaries
}

const user = 'plan_assistant'

/**
 * The database of a folder, made on first use with a random password that only the bot's own user can read.
 * It is made aside and moved into place whole, so neither a crash nor a second process leaves half a one.
 */
export async function initialiseCluster(place: {
  folder: string
  account: ServerAccount
  binaries: ServerBinaries
}): Promise<Cluster> {
  const home = join(place.folder, 'postgresql')
  const existing = await readPassword(home)
  if (existing === null) await make(home, place)
  const password = existing ?? (await readPassword(home))
  if (password === null) throw new Error(`The database in ${home} has no password file.`)
  return {
    dataFolder: join(home, 'data'),
    user,
    password,
    account: place.account,
    binaries: place.binaries,
  }
}

async function make(
  home: string,
  { account, binaries }: { account: ServerAccount; binaries: ServerBinaries },
): Promise<void> {
  const aside = `${home}.${randomUUID()}`
  const data = join(aside, 'data')
  const passwordForServer = join(aside, 'initial-password')
  const password = randomBytes(24).toString('hex')
  await mkdir(data, { recursive: true })
  await writeFile(join(aside, 'password'), password, { mode: 0o600 })
  await writeFile(passwordForServer, password, { mode: 0o600 })
  if (account) {
    await chmod(aside, 0o755)
    await chown(data, account.uid, account.gid)
    await chown(passwordForServer, account.uid, account.gid)
  }
  await promisify(execFile)(
    binaries.initdb,
    [
      `--pgdata=${data}`,
      `--username=${user}`,
      `--pwfile=${passwordForServer}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    { ...account, cwd: aside },
  )
  await rm(passwordForServer)
  // Another process may have been quicker: then its database is the one.
  await rename(aside, home).catch(() => rm(aside, { recursive: true }))
}

async function readPassword(home: string): Promise<string | null> {
  try {
    return await readFile(join(home, 'password'), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
