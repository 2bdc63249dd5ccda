import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openOwnServer } from '../../src/store/own-server/own-server.ts'

declare module 'vitest' {
  // Vitest gathers what a global set-up provides by merging into this interface.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  export interface ProvidedContext {
    postgresUrl: string
  }
}

/** Kept between runs, since a first start takes a second and every other one an instant. */
const folder = fileURLToPath(new URL('../../node_modules/.cache/test-postgres', import.meta.url))

/** Opens one real PostgreSQL for the whole test run; two runs at once share it. */
export default async function openPostgres(project: TestProject): Promise<() => Promise<void>> {
  const server = await openOwnServer(folder)
  if (!server.adopted) await dropLeftovers(server.url)
  project.provide('postgresUrl', server.url)
  return () => server.stop()
}

/** A test run that was killed leaves its databases behind. */
async function dropLeftovers(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ datname: string }>(
    "select datname from pg_database where datname like 'test\\_%'",
  )
  for (const { datname } of rows) await client.query(`drop database ${client.escapeIdentifier(datname)}`)
  await client.end()
}
