import { eq, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Delivery, OfficerContent } from '../../services/ports.ts'
import { deliveryContentSchema } from './delivery-content.ts'
import { delivery } from '../schema.ts'
import { isUuid, storableJson } from '../storable.ts'

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

/** A row as the services know it. Throws when its content was written in a form that this version does not know. */
export function deliveryFrom(row: DeliveryRow): Delivery {
  return { ...row, content: deliveryContentSchema.parse(row.content) }
}

/**
 * Changes what an officer's card says, holding the row so that no other change is lost; with `edit`, its message is
 * marked for editing. False when there is no such card.
 */
export async function changeOfficerCard(
  transaction: Pick<NodePgDatabase, 'select' | 'update'>,
  cardId: string,
  edit: boolean,
  change: (content: OfficerContent) => OfficerContent,
): Promise<boolean> {
  if (!isUuid(cardId)) return false
  const rows = await transaction
    .select({ content: delivery.content })
    .from(delivery)
    .where(eq(delivery.id, cardId))
    .for('update')
  const row = rows[0]
  if (!row) return false
  const content = deliveryContentSchema.parse(row.content)
  if (content.kind !== 'officer') return false
  await transaction
    .update(delivery)
    .set({ content: storableJson(change(content)), ...(edit ? { editWanted: true } : {}) })
    .where(eq(delivery.id, cardId))
  return true
}
