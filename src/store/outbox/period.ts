import { and, eq, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Delivery } from '../../services/ports.ts'
import { withPlainErrors } from '../plain-errors.ts'
import { delivery } from '../schema.ts'
import { deliveryColumns, deliveryFrom } from './deliveries.ts'

const pageSize = 200

/** A period's deliveries by recipient and part, in pages, each beginning after the last row of the one before. */
export async function* pagesOfPeriod(
  db: NodePgDatabase,
  planId: string,
  periodStart: string,
): AsyncGenerator<Delivery[]> {
  let last: Delivery | undefined
  for (;;) {
    const rows = await withPlainErrors(() =>
      db
        .select(deliveryColumns)
        .from(delivery)
        .where(
          and(
            eq(delivery.planId, planId),
            eq(delivery.periodStart, periodStart),
            last && sql`(${delivery.recipient}, ${delivery.part}) > (${last.recipient}, ${last.part})`,
          ),
        )
        .orderBy(delivery.recipient, delivery.part)
        .limit(pageSize),
    )
    if (rows.length === 0) return
    const page = rows.map(deliveryFrom)
    yield page
    last = page.at(-1)
  }
}

/** Who has a delivery of that period, in any state. */
export async function recipientsOf(
  db: Pick<NodePgDatabase, 'selectDistinct'>,
  planId: string,
  periodStart: string,
): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ recipient: delivery.recipient })
    .from(delivery)
    .where(and(eq(delivery.planId, planId), eq(delivery.periodStart, periodStart)))
  return new Set(rows.map(({ recipient }) => recipient))
}
