import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase, type Database } from '../../src/store/database.ts'

/** A database of its own on the test run's PostgreSQL, empty and without tables. */
export async function emptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject('postgresUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await runOn(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = name
  return { url: url.href, drop: () => runOn(server, `drop database ${name} with (force)`) }
}

/** A database of its own, open and with its tables; close it at the end, which also removes it. */
export async function freshDatabase(): Promise<{ url: string; database: Database; close(): Promise<void> }> {
  const empty = await emptyDatabase()
  const database = await openDatabase(empty.url, ignoreLostConnection)
  const close = async () => {
    await database.close()
    await empty.drop()
  }
  return { url: empty.url, database, close }
}

/** Runs one statement on a connection of its own and gives its rows. */
export async function queryOn(
  url: string,
  statement: string,
  values: unknown[] = [],
): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<pg.QueryResultRow>(statement, values)
    return rows
  } finally {
    await client.end()
  }
}

async function runOn(url: string, statement: string): Promise<void> {
  await queryOn(url, statement)
}

/** A test that drops its database, or stops its server, loses connections on purpose. */
export function ignoreLostConnection(): void {
  return undefined
}
