import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Message, SentRequest } from '../../services/ports.ts'
import type { Database } from '../database.ts'
import { delivery } from '../schema.ts'
import { enqueueDeliveries } from './enqueue.ts'

const activityOf = sql<string>`${delivery.content} ->> 'activityId'`
const isRequest = sql`${delivery.content} ->> 'kind' = 'approval'`

/** To whom these reports' requests to approve a date were sent, or are on their way. */
export function requestsSent(
  db: Database['db'],
  planId: string,
  activityIds: readonly string[],
): Promise<SentRequest[]> {
  return db
    .select({
      activityId: activityOf,
      recipient: delivery.recipient,
      to: sql<SentRequest['to']>`${delivery.content} ->> 'to'`,
    })
    .from(delivery)
    .where(and(eq(delivery.planId, planId), isRequest, inArray(activityOf, [...activityIds])))
}

/** Puts further requests for a report in the outbox, unless others have come since `known` of them were counted. */
export function requestAgain(
  db: Database['db'],
  { planId, activityId, known }: { planId: string; activityId: string; known: number },
  messages: readonly Message[],
): Promise<boolean> {
  return db.transaction(async (transaction) => {
    // Instances that look at the same moment take turns, so that the second counts what the first has written.
    await transaction.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`request ${activityId}`}, 0))`,
    )
    const rows = await transaction
      .select({ id: delivery.id })
      .from(delivery)
      .where(and(eq(delivery.planId, planId), isRequest, eq(activityOf, activityId)))
    if (rows.length !== known) return false
    await enqueueDeliveries(
      transaction,
      messages.map((message) => ({ planId, periodStart: null, part: 1, ...message })),
    )
    return true
  })
}
