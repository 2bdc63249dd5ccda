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
  attempts: delivery.attempts,
  conversationId: delivery.conversationId,
  messageId: delivery.messageId,
  problem: delivery.problem,
}
type DeliveryRow = Omit<Delivery, 'content'> & { content: unknown }

/** The managers' digests among the deliveries. */
export const isManagersDigest = sql`${delivery.content} ->> 'kind' = 'managers'`

export const isOfficersCard = sql`${delivery.content} ->> 'kind' = 'officer'`

/** A row as the services know it. Throws when its content was written in a form that this version does not know. */
export function deliveryFrom(row: DeliveryRow): Delivery {
  return { ...row, content: deliveryContentSchema.parse(row.content) }
}
