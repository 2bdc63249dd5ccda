import { sql } from 'drizzle-orm'
import type { Delivery } from '../../services/ports.ts'
import { deliveryContentSchema } from './delivery-content.ts'
import { delivery } from '../schema.ts'

/** The columns that make up a Delivery, for every query that reads one. */
export const deliveryColumns = {
  id: delivery.id,
  planId: delivery.planId,
  recipient: delivery.recipient,
  periodStart: delivery.periodStart,
  part: delivery.part,
  content: delivery.content,
  state: delivery.state,
  // A message that is to be sent anew was not sent, whenever it first was.
  sentOn: sql<
    string | null
  >`case when ${delivery.state} = 'sent' then (${delivery.sentAt} at time zone 'Europe/London')::date::text end`,
  attempts: delivery.attempts,
  conversationId: delivery.conversationId,
  messageId: delivery.messageId,
  problem: delivery.problem,
}
type DeliveryRow = Omit<Delivery, 'content'> & { content: unknown }

/** What makes a row as if it had never been tried. Attempts go on counting, so that an attempt under way cannot settle it. */
export const asNew = {
  state: 'pending' as const,
  failures: 0,
  leasedUntil: null,
  editWanted: false,
  problem: null,
  conversationId: null,
  messageId: null,
  nextAttemptAt: sql`now()`,
}

/** The managers' digests among the deliveries. */
export const isManagersDigest = sql`${delivery.content} ->> 'kind' = 'managers'`

export const isOfficersCard = sql`${delivery.content} ->> 'kind' = 'officer'`

/** A row as the services know it. Throws when its content was written in a form that this version does not know. */
export function deliveryFrom(row: DeliveryRow): Delivery {
  return { ...row, content: deliveryContentSchema.parse(row.content) }
}
