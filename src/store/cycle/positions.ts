import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'
import { standingsOnRecordSchema } from '../../progress/position.ts'
import type { PositionStore } from '../../services/cycle/ledger.ts'
import type { Database } from '../database.ts'
import { withPlainErrors } from '../plain-errors.ts'
import { delivery } from '../schema.ts'
import { signedOffPosition } from './schema.ts'

/** What was signed off, in PostgreSQL, where a trigger keeps it as it is. */
export function createPositionStore({ db }: Pick<Database, 'db'>): PositionStore {
  const { id, at, ...columns } = getTableColumns(signedOffPosition)
  return {
    signOff: (position) =>
      withPlainErrors(() =>
        db.transaction(async (transaction) => {
          const kept = await transaction
            .insert(signedOffPosition)
            .values(position)
            .onConflictDoNothing({ target: [signedOffPosition.planId, signedOffPosition.round] })
            .returning({ id: signedOffPosition.id })
          if (kept.length === 0) return false
          // Drafts for boards that have yet to meet say from now on how each action was signed off.
          await transaction
            .update(delivery)
            .set({ editWanted: true })
            .where(
              and(
                eq(delivery.planId, position.planId),
                eq(delivery.state, 'sent'),
                sql`${delivery.content} ->> 'kind' = 'board-paper' and ${delivery.content} ->> 'meeting' > ${position.signedOffOn}`,
              ),
            )
          return true
        }),
      ),
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
