import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { openDatabase, type Database } from '../../src/store/database.ts'

/** A database of its own on that PostgreSQL server, empty and without tables. */
export async function emptyDatabaseOn(server: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await queryOn(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = name
  return {
    url: url.href,
    drop: async () => {
      await queryOn(server, `drop database ${name} with (force)`)
    },
  }
}

/** A database of its own, open and with its tables; close it at the end, which also removes it. */
export type FreshDatabase = { url: string; database: Database; close(): Promise<void> }

export async function freshDatabaseOn(server: string): Promise<FreshDatabase> {
  const empty = await emptyDatabaseOn(server)
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
  // What is lost under a query is told by the query; between two, nobody would hear of it and the process would end.
  client.on('error', ignoreLostConnection)
  await client.connect()
  try {
    const { rows } = await client.query<pg.QueryResultRow>(statement, values)
    return rows
  } finally {
    await client.end()
  }
}

/** A test that drops its database, or stops its server, loses connections on purpose. */
export function ignoreLostConnection(): void {
  return undefined
}
