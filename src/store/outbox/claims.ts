import { and, eq, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Delivery } from '../../services/ports.ts'
import { deliveryColumns, deliveryFrom } from './deliveries.ts'
import { deliveryContentSchema } from './delivery-content.ts'
import { delivery, digestRun } from '../schema.ts'

/** Every time is the database's, so that instances with different clocks agree about leases. */
const now = sql`now()`
const due = lte(delivery.nextAttemptAt, now)
const leaseOver = lt(delivery.leasedUntil, now)

/** What has not gone out of a run that was cancelled stays where it is, until the run goes on. */
const ofNoCancelledRun = sql`not exists (
  select from ${digestRun} where ${digestRun.id} = ${delivery.runId} and ${digestRun.cancelledBy} is not null)`

/** To be sent; being sent by a worker that died; sent and to be edited; being edited by a worker that died. */
const wantsWork = or(
  and(eq(delivery.state, 'pending'), due, ofNoCancelledRun),
  and(eq(delivery.state, 'sending'), leaseOver, ofNoCancelledRun),
  and(
    eq(delivery.state, 'sent'),
    isNotNull(delivery.messageId),
    or(and(delivery.editWanted, isNull(delivery.leasedUntil), due), leaseOver),
  ),
)

/**
 * Takes up to `limit` rows, oldest first, no row for two workers at once. What is taken for sending becomes `sending`,
 * for editing stays `sent`. An edit that is asked for after this moment stays asked for.
 */
export async function claimDeliveries(
  db: NodePgDatabase,
  limit: number,
  leaseSeconds: number,
): Promise<Delivery[]> {
  // The rows are chosen and locked once, in a CTE: as a plain subquery the planner may run it again and lock more.
  const chosen = db
    .$with('chosen')
    .as(
      db
        .select({ id: delivery.id })
        .from(delivery)
        .where(wantsWork)
        .orderBy(delivery.nextAttemptAt, delivery.createdAt)
        .limit(limit)
        .for('update', { skipLocked: true }),
    )
  const rows = await db
    .with(chosen)
    .update(delivery)
    .set({
      state: sql`case when ${delivery.state} = 'sent' then 'sent' else 'sending' end`,
      attempts: sql`${delivery.attempts} + 1`,
      editWanted: false,
      leasedUntil: sql`now() + make_interval(secs => ${leaseSeconds})`,
    })
    .where(inArray(delivery.id, db.select({ id: chosen.id }).from(chosen)))
    .returning({ ...deliveryColumns, nextAttemptAt: delivery.nextAttemptAt })
  const readable = rows.filter((row) => deliveryContentSchema.safeParse(row.content).success)
  await giveUp(
    db,
    rows.filter((row) => !readable.includes(row)).map((row) => row.id),
  )
  return readable
    .sort((a, b) => a.nextAttemptAt.getTime() - b.nextAttemptAt.getTime())
    .map(({ nextAttemptAt, ...row }) => deliveryFrom(row))
}

/** One row in a form that this version cannot read must not hold up the others. */
async function giveUp(db: NodePgDatabase, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await db
    .update(delivery)
    .set({
      state: 'failed',
      leasedUntil: null,
      problem: 'This card was written by another version of the bot and cannot be read. Ask for a new one.',
    })
    .where(inArray(delivery.id, ids))
}
