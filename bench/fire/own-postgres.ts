import { openOwnServer } from '../../src/store/own-server/own-server.ts'
import { freshDatabaseOn, type FreshDatabase } from '../../tests/support/throwaway-database.ts'

/** The PostgreSQL server that the tests use, kept between runs; tests may run meanwhile. */
const folder = 'node_modules/.cache/test-postgres'

/** A real PostgreSQL with a new database, both let go of at the end. */
export async function openPostgres(): Promise<FreshDatabase> {
  const server = await openOwnServer(folder)
  const fresh = await freshDatabaseOn(server.url)
  return {
    ...fresh,
    close: async () => {
      await fresh.close()
      await server.stop()
    },
  }
}
