import { sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { isUuid } from '../storable.ts'

/**
 * A newer period's card takes the place of the same holder's older cards of the same officer: those of earlier periods,
 * and those that somebody asked for, or said an update in, before it was made.
 */
const takesThePlace = sql`
  newer.content ->> 'kind' = 'officer' and former.content ->> 'kind' = 'officer'
  and former.plan_id = newer.plan_id and former.recipient = newer.recipient
  and former.content ->> 'officer' = newer.content ->> 'officer'
  and newer.period_start is not null and newer.state = 'sent'
  and (former.period_start < newer.period_start
    or (former.period_start is null and former.created_at < newer.created_at))`

/** The first day of the newest period whose card has taken this one's place; null where none has. */
export async function replacedOn(db: NodePgDatabase, id: string): Promise<string | null> {
  if (!isUuid(id)) return null
  const { rows } = await db.execute<{ start: string | null }>(sql`
    select max(newer.period_start)::text as start from delivery as newer, delivery as former
    where former.id = ${id} and ${takesThePlace}`)
  return rows[0]?.start ?? null
}

/** Once an officer's card of a period is out, those before it shrink to a line, after whatever waits already. */
export async function wantFormerCardsEdited(db: NodePgDatabase, id: string): Promise<void> {
  await db.execute(sql`
    update delivery as former set edit_wanted = true, next_attempt_at = greatest(former.next_attempt_at, now())
    from delivery as newer
    where newer.id = ${id} and ${takesThePlace} and former.state = 'sent'
      and former.created_at > newer.created_at - interval '35 days'`)
}
