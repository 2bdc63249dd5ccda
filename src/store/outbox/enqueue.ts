import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { NewDelivery } from '../../services/ports.ts'
import { delivery } from '../schema.ts'
import { storableJson } from '../storable.ts'

/** Rows that one statement writes: PostgreSQL takes 65,535 parameters, and what is made lazily need not all exist at once. */
const atOnce = 200

/** Writes all in one transaction, leaving the rows that their period has already. Returns how many are new. */
export async function enqueueDeliveries(
  db: NodePgDatabase,
  deliveries: Iterable<NewDelivery>,
): Promise<number> {
  return db.transaction(async (transaction) => {
    let added = 0
    for (const some of inGroups(deliveries)) {
      const rows = await transaction
        .insert(delivery)
        .values(some.map((item) => ({ ...valuesOf(item), state: 'pending' as const })))
        .onConflictDoNothing({
          target: [delivery.planId, delivery.recipient, delivery.periodStart, delivery.part],
        })
        .returning({ id: delivery.id })
      added += rows.length
    }
    return added
  })
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
