import type { NewDelivery } from '../../services/ports.ts'
import type { Database } from '../database.ts'
import { delivery } from '../schema.ts'
import { storableJson } from '../storable.ts'

/** Rows that one statement writes: PostgreSQL takes 65,535 parameters, and what is made lazily need not all exist at once. */
const atOnce = 50

/**
 * Writes rows of the outbox within a transaction, leaving those that their period has already; of a run, where one is
 * named. Returns how many are new.
 */
export async function enqueueDeliveries(
  transaction: Pick<Database['db'], 'insert'>,
  deliveries: Iterable<NewDelivery>,
  runId: string | null = null,
): Promise<number> {
  let added = 0
  for (const some of inGroups(deliveries)) {
    const rows = await transaction
      .insert(delivery)
      .values(some.map((item) => ({ ...valuesOf(item), state: 'pending' as const, runId })))
      .onConflictDoNothing({
        target: [delivery.planId, delivery.recipient, delivery.periodStart, delivery.part],
      })
      .returning({ id: delivery.id })
    added += rows.length
  }
  return added
}

/** A new row's columns, without its state. */
export function valuesOf({ planId, recipient, periodStart, part, content }: NewDelivery) {
  return { planId, recipient, periodStart, part, content: storableJson(content) }
}

function* inGroups(deliveries: Iterable<NewDelivery>): Generator<NewDelivery[]> {
  let group: NewDelivery[] = []
  for (const item of deliveries) {
    group.push(item)
    if (group.length < atOnce) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}
