import { and, eq, exists, getTableColumns, gt, gte, lt, lte, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { CoverStore } from '../services/ports.ts'
import type { Database } from './database.ts'
import { withPlainErrors } from './plain-errors.ts'
import { cover } from './schema.ts'

/** Who stands in for whom, in PostgreSQL. */
export function createCoverStore({ db }: Database): CoverStore {
  const between: CoverStore['between'] = (planId, from, to) =>
    withPlainErrors(async () => {
      const later = alias(cover, 'later')
      // An end is a row whose last day lies before its first; it ends what was set for these two people before it.
      const ended = db
        .select({ id: later.id })
        .from(later)
        .where(
          and(
            eq(later.planId, cover.planId),
            eq(later.officer, cover.officer),
            eq(later.standIn, cover.standIn),
            gt(later.id, cover.id),
            lt(later.untilDay, later.fromDay),
          ),
        )
      const { id, at, activityId, ...columns } = getTableColumns(cover)
      return db
        .selectDistinct(columns)
        .from(cover)
        .where(
          and(eq(cover.planId, planId), lte(cover.fromDay, to), gte(cover.untilDay, from), notExists(ended)),
        )
        .orderBy(cover.officer, cover.standIn)
    })
  return {
    on: (planId, day) => between(planId, day, day),
    between,
    add: (added, confirmation) =>
      withPlainErrors(async () => {
        const rows = await db
          .insert(cover)
          .values({ ...added, activityId: confirmation, at: sql`now()` })
          .onConflictDoNothing({ target: cover.activityId })
          .returning({ id: cover.id })
        return rows.length > 0
      }),
    confirmed: (confirmation) =>
      withPlainErrors(async () => {
        const later = alias(cover, 'later')
        const opposite = db
          .select({ id: later.id })
          .from(later)
          .where(
            and(
              eq(later.planId, cover.planId),
              eq(later.officer, cover.officer),
              eq(later.standIn, cover.standIn),
              gt(later.id, cover.id),
              sql`(${later.untilDay} < ${later.fromDay}) <> (${cover.untilDay} < ${cover.fromDay})`,
            ),
          )
        const rows = await db
          .select({ overtaken: sql<boolean>`${exists(opposite)}` })
          .from(cover)
          .where(eq(cover.activityId, confirmation))
        return rows[0] ?? null
      }),
  }
}
