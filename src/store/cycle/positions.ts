import { asc, eq, getTableColumns } from 'drizzle-orm'
import { standingsOnRecordSchema } from '../../progress/position.ts'
import type { PositionStore } from '../../services/cycle/ledger.ts'
import type { Database } from '../database.ts'
import { withPlainErrors } from '../plain-errors.ts'
import { signedOffPosition } from './schema.ts'

/** What was signed off, in PostgreSQL, where a trigger keeps it as it is. */
export function createPositionStore({ db }: Pick<Database, 'db'>): PositionStore {
  const { id, at, ...columns } = getTableColumns(signedOffPosition)
  return {
    signOff: (position) =>
      withPlainErrors(async () => {
        const kept = await db
          .insert(signedOffPosition)
          .values(position)
          .onConflictDoNothing({ target: [signedOffPosition.planId, signedOffPosition.round] })
          .returning({ id: signedOffPosition.id })
        return kept.length > 0
      }),
    ofPlan: (planId) =>
      withPlainErrors(async () => {
        const rows = await db
          .select(columns)
          .from(signedOffPosition)
          .where(eq(signedOffPosition.planId, planId))
          .orderBy(asc(signedOffPosition.asAt))
        return rows.map((row) => ({ ...row, standings: standingsOnRecordSchema.parse(row.standings) }))
      }),
  }
}
