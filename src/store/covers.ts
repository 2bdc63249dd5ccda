import { and, eq, exists, getTableColumns, gt, lte, sql } from 'drizzle-orm'
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
      // A later word on the same two people holds from its first day on: another end, or none at all, which is a row whose
      // last day lies before its first. A cover of other days leaves this one as it is.
      const overtaken = sql`(select min(${later.fromDay}) - 1 from ${cover} as later
        where ${later.planId} = ${cover.planId} and ${later.officer} = ${cover.officer}
          and ${later.standIn} = ${cover.standIn} and ${later.id} > ${cover.id}
          and (${later.untilDay} < ${later.fromDay}
            or (${later.fromDay} <= ${cover.untilDay} and ${later.untilDay} >= ${cover.fromDay})))`
      const untilDay = sql<string>`least(${cover.untilDay}, ${overtaken})`
      const { id, at, activityId, ...columns } = getTableColumns(cover)
      return db
        .selectDistinct({ ...columns, untilDay: sql<string>`${untilDay}::text` })
        .from(cover)
        .where(
          and(
            eq(cover.planId, planId),
            lte(cover.fromDay, to),
            sql`${untilDay} >= greatest(${from}, ${cover.fromDay})`,
          ),
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
