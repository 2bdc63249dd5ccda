import { and, desc, eq, gte, lte, sql } from 'drizzle-orm'
import type { CoverStore } from '../services/ports.ts'
import type { Database } from './database.ts'
import { withPlainErrors } from './plain-errors.ts'
import { cover } from './schema.ts'

/** Who stands in for whom, in PostgreSQL. */
export function createCoverStore({ db }: Database): CoverStore {
  return {
    on: (planId, day) =>
      withPlainErrors(async () => {
        // The newest row of two people is the one that holds; an older one that would still run does not.
        const newest = db
          .selectDistinctOn([cover.officer, cover.standIn])
          .from(cover)
          .where(eq(cover.planId, planId))
          .orderBy(cover.officer, cover.standIn, desc(cover.id))
          .as('newest')
        return db
          .select({
            planId: newest.planId,
            officer: newest.officer,
            standIn: newest.standIn,
            fromDay: newest.fromDay,
            untilDay: newest.untilDay,
            by: newest.by,
          })
          .from(newest)
          .where(and(lte(newest.fromDay, day), gte(newest.untilDay, day)))
          .orderBy(newest.officer, newest.standIn)
      }),
    add: (added) =>
      withPlainErrors(async () => {
        await db.insert(cover).values({ ...added, at: sql`now()` })
      }),
  }
}
