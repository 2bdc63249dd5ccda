import { inject } from 'vitest'
import { emptyDatabaseOn, freshDatabaseOn, type FreshDatabase } from './throwaway-database.ts'

/** A database of its own on the test run's PostgreSQL, empty and without tables. */
export function emptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  return emptyDatabaseOn(inject('postgresUrl'))
}

/** A database of its own on the test run's PostgreSQL, open and with its tables; close it at the end, which also removes it. */
export function freshDatabase(): Promise<FreshDatabase> {
  return freshDatabaseOn(inject('postgresUrl'))
}
