import { and, eq, sql } from 'drizzle-orm'
import type { Outbox } from '../../services/ports.ts'
import type { Database } from '../database.ts'
import { delivery } from '../schema.ts'
import { storableJson } from '../storable.ts'
import { isOfficersCard } from './deliveries.ts'
import { deliveryContentSchema } from './delivery-content.ts'

type SendWaiting = Parameters<Outbox['sendWaiting']>

/** Moves the actions that wait behind a card into cards of their own. The row is held, so that two presses do not both send them. */
export async function sendWaitingIn(
  transaction: Pick<Database['db'], 'select' | 'update' | 'insert'>,
  id: string,
  { recipient, drafts }: SendWaiting[1],
  cardsOf: SendWaiting[2],
): Promise<number> {
  const [row] = await transaction
    .select({ planId: delivery.planId, content: delivery.content })
    .from(delivery)
    .where(and(eq(delivery.id, id), isOfficersCard))
    .for('update')
  const content = row && deliveryContentSchema.parse(row.content)
  if (content?.kind !== 'officer') return 0
  const { waiting } = content
  const after = { ...content, drafts: { ...content.drafts, ...drafts }, waiting: [] }
  await transaction
    .update(delivery)
    .set({ content: storableJson(after), editWanted: sql`true` })
    .where(eq(delivery.id, id))
  if (waiting.length === 0) return 0
  await transaction.insert(delivery).values(
    cardsOf(waiting).map((card, i) => ({
      planId: row?.planId ?? '',
      recipient,
      part: i + 1,
      content: storableJson(card),
      state: 'pending' as const,
    })),
  )
  return waiting.length
}
