import { eq } from 'drizzle-orm'
import type { ConfirmedActs } from '../../services/cycle/ledger.ts'
import type { Database } from '../database.ts'
import { withPlainErrors } from '../plain-errors.ts'
import { confirmedAct } from './schema.ts'

/** What administrators confirmed in chat, in PostgreSQL. */
export function createConfirmedActs({ db }: Pick<Database, 'db'>): ConfirmedActs {
  return {
    isDone: (id) =>
      withPlainErrors(async () => {
        const rows = await db
          .select({ id: confirmedAct.id })
          .from(confirmedAct)
          .where(eq(confirmedAct.id, id))
        return rows.length > 0
      }),
    keep: (act) =>
      withPlainErrors(async () => {
        await db.insert(confirmedAct).values(act).onConflictDoNothing()
      }),
  }
}
