import { inArray, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Delivery } from '../../services/ports.ts'
import { deliveryColumns, deliveryFrom } from './deliveries.ts'
import { deliveryContentSchema } from './delivery-content.ts'
import { digestRun } from '../cycle/schema.ts'
import { appPace, delivery } from '../schema.ts'

/** Nothing is taken up while the app's next slot is further away: what is taken would only wait for it. */
const slotAheadSeconds = 2
/**
 * After a start of the database, a row whose lease is over is left alone for so long: while the database was away, a worker
 * may have sent the message and be about to say so, as it tries to every second.
 */
const graceSeconds = 5

/** When a row may be taken up. Every time is the database's, so that instances with different clocks agree about leases. */
const mayBeTakenAt = sql`case when ${delivery.leasedUntil} is null then ${delivery.dueAt}
  else greatest(${delivery.dueAt}, pg_postmaster_start_time() + make_interval(secs => ${graceSeconds})) end`
const slotsAt = sql`(select ${appPace.nextSlotAt} - make_interval(secs => ${slotAheadSeconds}) from ${appPace})`

/** What has not gone out of a run that was cancelled stays where it is, until the run goes on. */
const ofNoCancelledRun = sql`(${delivery.state} = 'sent' or not exists (
  select from ${digestRun} where ${digestRun.id} = ${delivery.runId} and ${digestRun.cancelledBy} is not null))`

/** The parts of what goes to one recipient at once go in their order: a later one waits for those before it. */
const isNextPart = sql`(${delivery.part} = 1 or not exists (
  select from delivery as earlier where earlier.plan_id = ${delivery.planId} and earlier.recipient = ${delivery.recipient}
    and earlier.created_at = ${delivery.createdAt} and earlier.part < ${delivery.part}
    and earlier.state in ('pending', 'sending')))`

/**
 * Takes up to `limit` rows, oldest first and what somebody waits for before what a run sends, no row for two workers at
 * once. What is taken for sending becomes `sending`, for editing stays `sent`. An edit that is asked for after this
 * moment stays asked for.
 */
export async function claimDeliveries(
  db: NodePgDatabase,
  limit: number,
  leaseSeconds: number,
): Promise<Delivery[]> {
  // The rows are chosen and locked once, in a CTE: as a plain subquery the planner may run it again and lock more.
  const chosen = db.$with('chosen').as(
    db
      .select({ id: delivery.id })
      .from(delivery)
      .where(
        sql`${delivery.dueAt} is not null and ${delivery.dueAt} <= now() and ${mayBeTakenAt} <= now()
          and ${slotsAt} <= now() and ${isNextPart} and ${ofNoCancelledRun}`,
      )
      .orderBy(sql`(${delivery.periodStart} is not null)`, delivery.dueAt)
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
    .returning(deliveryColumns)
  const readable = rows.filter((row) => deliveryContentSchema.safeParse(row.content).success)
  await giveUp(
    db,
    rows.filter((row) => !readable.includes(row)).map((row) => row.id),
  )
  return readable.map(deliveryFrom)
}

/** Seconds until the next row may be taken up, null when none will be. */
export async function secondsToNext(db: NodePgDatabase): Promise<number | null> {
  const rows = await db
    .select({
      seconds: sql<number | null>`case when count(*) > 0 then
        extract(epoch from greatest(min(${mayBeTakenAt}), ${slotsAt}) - clock_timestamp())::float8 end`,
    })
    .from(delivery)
    .where(sql`${delivery.dueAt} is not null and ${isNextPart} and ${ofNoCancelledRun}`)
  const seconds = rows[0]?.seconds ?? null
  return seconds === null ? null : Math.max(0, seconds)
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
