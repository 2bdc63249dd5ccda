import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { Outbox } from '../../services/ports.ts'
import type { Database } from '../database.ts'
import { storableJson } from '../storable.ts'

type SendWaiting = Parameters<Outbox['sendWaiting']>

/**
 * Moves the actions that wait behind a card into cards of their own, keeps what was typed on it, and clears its banner; in one statement, as
 * the press waits for it. The row is held while it is read: of two presses, the second finds nothing waiting. Of the cards, only
 * actions that still wait are sent; what has come to wait since they were made, as a rerun of the week adds to it, goes on
 * waiting. Null for what is no officer's card.
 */
export async function sendWaitingIn(
  db: Pick<Database['db'], 'execute'>,
  id: string,
  { recipient, drafts }: SendWaiting[1],
  cards: SendWaiting[2],
): Promise<number | null> {
  const json = (value: unknown) => sql`${JSON.stringify(storableJson(value))}::jsonb`
  const { rows } = await db.execute<{ sent: unknown }>(sql`
    with held as (
      select id, plan_id, content, coalesce(content -> 'waiting', '[]') as waiting
      from delivery where id = ${id} and content ->> 'kind' = 'officer' for update
    ), made as (
      select card, place, ${stillWaiting('items')} as items, ${stillWaiting('waiting')} as behind
      from held, jsonb_array_elements(${json(cards)}) with ordinality as cards(card, place)
    ), coming as (
      select * from made where items <> '[]'
    ), moved as (
      select coalesce(array_agg(item ->> 'actionKey'), '{}') as keys
      from coming, jsonb_array_elements(items || behind) as item
    ), pressed as (
      update delivery set edit_wanted = true, content = jsonb_set(
        jsonb_set(held.content - 'banner', '{drafts}', (held.content -> 'drafts') || ${json(drafts)}), '{waiting}', (
          select coalesce(jsonb_agg(item order by at), '[]')
          from jsonb_array_elements(held.waiting) with ordinality as its(item, at)
          where not item ->> 'actionKey' = any (moved.keys)
        ))
      from held, moved where delivery.id = held.id
    ), sent as (
      insert into delivery (plan_id, recipient, part, content, state)
      select held.plan_id, ${recipient}, place,
        jsonb_set(jsonb_set(card, '{items}', items), '{waiting}', behind), 'pending'
      from held, coming
    )
    select cardinality(moved.keys) as sent from held, moved`)
  return z
    .number()
    .nullable()
    .parse(rows[0]?.sent ?? null)
}

/** Those of a card's actions in that list (as SQL) that still wait behind the one that was pressed, in their order. */
function stillWaiting(list: 'items' | 'waiting'): SQL {
  return sql`(
    select coalesce(jsonb_agg(item order by at), '[]')
    from jsonb_array_elements(coalesce(card -> ${list}::text, '[]')) with ordinality as its(item, at)
    where held.waiting @> jsonb_build_array(jsonb_build_object('actionKey', item -> 'actionKey')))`
}
