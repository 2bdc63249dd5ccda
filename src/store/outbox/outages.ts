import { sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { z } from 'zod'
import type { Outage } from '../../digest/run.ts'
import { outboxOutage } from '../schema.ts'

const rowsSchema = z.array(z.object({ from: z.iso.datetime(), to: z.iso.datetime() }))
const isoFormat = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'

export async function noteOutage(db: NodePgDatabase, { from, to }: Outage): Promise<void> {
  await db.insert(outboxOutage).values({ fromInstant: from, toInstant: to })
}

/** The outages that ended after an instant, in their order. What several instances saw of one is one. */
export async function outagesSince(db: NodePgDatabase, instant: string): Promise<Outage[]> {
  const iso = (time: ReturnType<typeof sql>) =>
    sql`to_char(${time} at time zone 'UTC', ${sql.raw(`'${isoFormat}'`)})`
  const { rows } = await db.execute(sql`
    select ${iso(sql`lower(span)`)} as "from", ${iso(sql`upper(span)`)} as "to"
    from (select unnest(range_agg(tstzrange(${outboxOutage.fromInstant}, ${outboxOutage.toInstant}, '[]'))) as span
      from ${outboxOutage} where ${outboxOutage.toInstant} > ${instant}::timestamptz) as spans
    order by lower(span)`)
  return rowsSchema.parse(rows)
}
