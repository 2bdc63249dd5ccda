import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { freshDatabase } from './database.ts'
import { openCouncil, type Council } from './sequences/council.ts'

/** Opens one database for a test file, and before each of its tests a council of its own in it, handed to `begin`, with the database. */
export function councilForEach(begin: (council: Council, database: Database) => Promise<void>): void {
  let fresh: Awaited<ReturnType<typeof freshDatabase>>
  beforeAll(async () => {
    fresh = await freshDatabase()
  })
  afterAll(() => fresh.close())
  beforeEach(() => begin(openCouncil(fresh.database, randomUUID()), fresh.database))
}
