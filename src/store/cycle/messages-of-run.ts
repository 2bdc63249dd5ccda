import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Run } from '../../digest/run.ts'
import type { OfficerContent } from '../../services/delivery-content.ts'
import type { NewDelivery } from '../../services/ports.ts'
import type { Database } from '../database.ts'
import { asNew, isOfficersCard } from '../outbox/deliveries.ts'
import { deliveryContentSchema } from '../outbox/delivery-content.ts'
import { enqueueDeliveries } from '../outbox/enqueue.ts'
import { recipientsOf } from '../outbox/period.ts'
import { delivery } from '../schema.ts'
import { digestRun } from './schema.ts'
import { storableJson } from '../storable.ts'

type Transaction = Pick<Database['db'], 'insert' | 'select' | 'selectDistinct' | 'update'>
type RunRow = Run & { id: string }

/** Messages that are held before they are written, so that a great run never stands in memory whole. */
const atOnce = 50

/**
 * Puts a run's messages in the outbox and lets a cancelled run go on. Somebody who has a message of the period gets no
 * second one: a card takes up what is not on it yet, and what was sent is edited. Returns how many messages are new.
 */
export async function addToRun(
  transaction: Transaction,
  run: RunRow,
  deliveries: Iterable<NewDelivery>,
): Promise<number> {
  await transaction.update(digestRun).set({ cancelledBy: null }).where(eq(digestRun.id, run.id))
  const served = await recipientsOf(transaction, run.planId, run.periodStart)
  let fresh: NewDelivery[] = []
  let added = 0
  for (const message of deliveries) {
    if (!served.has(message.recipient)) fresh.push(message)
    else {
      const other = await bringUpToDate(transaction, message)
      if (other) added += await enqueueDeliveries(transaction, [other], run.id)
    }
    if (fresh.length < atOnce) continue
    added += await enqueueDeliveries(transaction, fresh, run.id)
    fresh = []
  }
  return added + (await enqueueDeliveries(transaction, fresh, run.id))
}

/**
 * Has the recipient's messages edited, and puts behind "show next" what has become due since their card was made. Gives the
 * message, as a further part, where it is about an officer for whom they have had no card: they have come to stand in since.
 */
async function bringUpToDate(transaction: Transaction, message: NewDelivery): Promise<NewDelivery | null> {
  const rows = await transaction
    .select({ id: delivery.id, part: delivery.part, content: delivery.content })
    .from(delivery)
    .where(
      and(
        eq(delivery.planId, message.planId),
        eq(delivery.recipient, message.recipient),
        eq(delivery.periodStart, message.periodStart ?? ''),
      ),
    )
    .orderBy(delivery.part)
    .for('update')
  const cards = rows.flatMap(({ id, content }) => {
    const read = deliveryContentSchema.safeParse(content).data
    // A stand-in has a card of their own for each whom they stand in for.
    const same = message.content.kind === 'officer' && message.content.officer
    return read?.kind === 'officer' && read.officer === same ? [{ id, content: read }] : []
  })
  const last = cards.at(-1)
  if (last && message.content.kind === 'officer') {
    const sinceThen = await cardsSince(transaction, message)
    const waiting = [...last.content.waiting, ...newItems(message.content, [...cards, ...sinceThen])]
    // What a round that has opened since asks waits there unseen: the card does not count as the round's, which comes with the next week.
    const content = storableJson({ ...last.content, waiting })
    await transaction.update(delivery).set({ content }).where(eq(delivery.id, last.id))
  }
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return null
  const again = and(inArray(delivery.id, ids), inArray(delivery.state, ['refused', 'failed']))
  await transaction.update(delivery).set(asNew).where(again)
  await transaction
    .update(delivery)
    .set({ editWanted: true })
    .where(and(inArray(delivery.id, ids), eq(delivery.state, 'sent')))
  const further = message.content.kind === 'officer' && cards.length === 0
  return further ? { ...message, part: Math.max(...rows.map(({ part }) => part)) + 1 } : null
}

/** The cards of the same officer that their holder has had in the week without being the week's own: by "show next", or asked for. */
async function cardsSince(
  transaction: Transaction,
  { planId, recipient, periodStart, content }: NewDelivery,
): Promise<{ content: OfficerContent }[]> {
  const rows = await transaction
    .select({ content: delivery.content })
    .from(delivery)
    .where(
      and(
        eq(delivery.planId, planId),
        eq(delivery.recipient, recipient),
        isNull(delivery.periodStart),
        isOfficersCard,
        sql`${delivery.createdAt} > (select min(first.created_at) from delivery as first where first.plan_id = ${planId}
          and first.recipient = ${recipient} and first.period_start = ${periodStart})`,
      ),
    )
  return rows.flatMap((row) => {
    const read = deliveryContentSchema.safeParse(row.content).data
    const same = content.kind === 'officer' && content.officer
    return read?.kind === 'officer' && read.officer === same ? [{ content: read }] : []
  })
}

function newItems({ items, waiting }: OfficerContent, cards: readonly { content: OfficerContent }[]) {
  const shown = new Set(
    cards.flatMap(({ content }) => [...content.items, ...content.waiting]).map(({ actionKey }) => actionKey),
  )
  return [...items, ...waiting].filter(({ actionKey }) => !shown.has(actionKey))
}
