import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Delivery } from '../../services/ports.ts'
import { noLongerWanted } from '../../services/delivery-outcome.ts'
import { delivery } from '../schema.ts'
import { asNew, deliveryColumns, deliveryFrom } from './deliveries.ts'

/** What did not arrive for so many days is nobody's to know any more. */
const daysBack = 28

/** A message of no period that was given up lately, though what it says still counts. */
const missed = (planId: string) =>
  and(
    eq(delivery.planId, planId),
    isNull(delivery.periodStart),
    inArray(delivery.state, ['refused', 'failed']),
    or(isNull(delivery.problem), sql`${delivery.problem} <> ${noLongerWanted}`),
    sql`${delivery.createdAt} > now() - make_interval(days => ${daysBack})`,
  )

/** The messages of no period that did not arrive lately, newest first. */
export async function missedMessages(db: NodePgDatabase, planId: string): Promise<Delivery[]> {
  const rows = await db
    .select(deliveryColumns)
    .from(delivery)
    .where(missed(planId))
    .orderBy(desc(delivery.createdAt))
  return rows.map(deliveryFrom)
}

/** Has them sent anew to whoever bears one of these names, sign-in names or object ids. */
export async function sendMissedAgain(
  db: NodePgDatabase,
  planId: string,
  recipients: readonly string[],
): Promise<void> {
  const wanted = recipients.map((recipient) => recipient.toLowerCase())
  if (wanted.length === 0) return
  await db
    .update(delivery)
    .set(asNew)
    .where(and(missed(planId), inArray(sql`lower(${delivery.recipient})`, wanted)))
}
