import { and, eq, getTableColumns, gte, isNull, lte, sql } from 'drizzle-orm'
import type { PauseStore } from '../../services/cycle/ledger.ts'
import type { Database } from '../database.ts'
import { withPlainErrors } from '../plain-errors.ts'
import { digestPause } from './schema.ts'

/** Whose reminders rest, in PostgreSQL. */
export function createPauseStore({ db }: Pick<Database, 'db'>): PauseStore {
  const ofPlan = (planId: string) => and(eq(digestPause.planId, planId), isNull(digestPause.endedAt))
  const end = async (
    inside: Pick<Database['db'], 'update'>,
    { planId, person, on }: { planId: string; person: string | null; on: string },
  ) => {
    const of = person === null ? isNull(digestPause.person) : eq(digestPause.person, person)
    const ended = await inside
      .update(digestPause)
      .set({ endedAt: sql`(${on}::date)::timestamp at time zone 'Europe/London'` })
      // One that is over has nothing to end.
      .where(and(ofPlan(planId), of, gte(digestPause.untilDay, on)))
    return ended.rowCount ?? 0
  }
  const between: PauseStore['between'] = (planId, from, to) =>
    withPlainErrors(async () => {
      const { id, at, endedAt, untilDay, ...columns } = getTableColumns(digestPause)
      // One that was ended held until the day before.
      const until = sql<string>`least(${untilDay}, (${endedAt} at time zone 'Europe/London')::date - 1)`
      return db
        .select({ ...columns, untilDay: sql<string>`${until}::text` })
        .from(digestPause)
        .where(and(eq(digestPause.planId, planId), lte(digestPause.fromDay, to), sql`${until} >= ${from}`))
        .orderBy(digestPause.person, digestPause.untilDay)
    })
  return {
    on: (planId, day) => between(planId, day, day),
    between,
    set: (pause) =>
      withPlainErrors(() =>
        db.transaction(async (transaction) => {
          await end(transaction, { ...pause, on: pause.fromDay })
          await transaction.insert(digestPause).values(pause)
        }),
      ),
    end: (planId, person, on) => withPlainErrors(() => end(db, { planId, person, on })),
  }
}
