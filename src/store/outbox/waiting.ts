import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Outbox } from '../../services/ports.ts'
import type { Database } from '../database.ts'
import { storableJson } from '../storable.ts'

type SendWaiting = Parameters<Outbox['sendWaiting']>

/**
 * Moves the actions that wait behind a card into cards of their own, keeps what was typed on it, and clears its banner; in one statement, as
 * the press waits for it. The row is held while it is read: of two presses, the second finds nothing waiting. Null for what
 * is no officer's card.
 */
export async function sendWaitingIn(
  db: Pick<Database['db'], 'execute'>,
  id: string,
  { recipient, drafts }: SendWaiting[1],
  cards: SendWaiting[2],
): Promise<number | null> {
  const json = (value: unknown) => sql`${JSON.stringify(storableJson(value))}::jsonb`
  const { rows } = await db.execute<{ waiting: unknown }>(sql`
    with held as (
      select id, plan_id, content, jsonb_array_length(coalesce(content -> 'waiting', '[]')) as waiting
      from delivery where id = ${id} and content ->> 'kind' = 'officer' for update
    ), pressed as (
      update delivery set edit_wanted = true, content = jsonb_set(
        jsonb_set(held.content - 'banner', '{drafts}', (held.content -> 'drafts') || ${json(drafts)}), '{waiting}', '[]')
      from held where delivery.id = held.id
    ), sent as (
      insert into delivery (plan_id, recipient, part, content, state)
      select held.plan_id, ${recipient}, place, card, 'pending'
      from held, jsonb_array_elements(${json(cards)}) with ordinality as cards(card, place)
      where held.waiting > 0
    )
    select waiting from held`)
  return z
    .number()
    .nullable()
    .parse(rows[0]?.waiting ?? null)
}
