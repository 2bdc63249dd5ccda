import { and, eq, getTableColumns, gte, isNull, lte, sql } from 'drizzle-orm'
import type { PauseStore } from '../../services/cycle/ledger.ts'
import type { Database } from '../database.ts'
import { withPlainErrors } from '../plain-errors.ts'
import { digestPause } from './schema.ts'

/** Whose reminders rest, in PostgreSQL. */
export function createPauseStore({ db }: Pick<Database, 'db'>): PauseStore {
  const ofPlan = (planId: string) => and(eq(digestPause.planId, planId), isNull(digestPause.endedAt))
  const end = async (inside: Pick<Database['db'], 'update'>, planId: string, person: string | null) => {
    const of = person === null ? isNull(digestPause.person) : eq(digestPause.person, person)
    const ended = await inside
      .update(digestPause)
      .set({ endedAt: sql`now()` })
      .where(and(ofPlan(planId), of))
    return ended.rowCount ?? 0
  }
  const between: PauseStore['between'] = (planId, from, to) =>
    withPlainErrors(async () => {
      const { id, at, endedAt, ...columns } = getTableColumns(digestPause)
      return db
        .select(columns)
        .from(digestPause)
        .where(and(ofPlan(planId), lte(digestPause.fromDay, to), gte(digestPause.untilDay, from)))
        .orderBy(digestPause.person, digestPause.untilDay)
    })
  return {
    on: (planId, day) => between(planId, day, day),
    between,
    set: (pause) =>
      withPlainErrors(() =>
        db.transaction(async (transaction) => {
          await end(transaction, pause.planId, pause.person)
          await transaction.insert(digestPause).values(pause)
        }),
      ),
    end: (planId, person) => withPlainErrors(() => end(db, planId, person)),
  }
}
