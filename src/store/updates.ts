import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { originSchema, updateContentSchema, type PlanUpdate } from '../progress/update.ts'
import type { RecordOutcome, UpdateStore } from '../services/ports.ts'
import type { Database } from './database.ts'
import { withPlainErrors } from './plain-errors.ts'
import { delivery, planUpdate, refusal } from './schema.ts'
import { isUuid, storableJson, storableText } from './storable.ts'

/** An update as the database's functions write it. */
const rowSchema = originSchema
  .extend({ content: updateContentSchema })
  .transform(({ content, ...origin }): PlanUpdate => ({ ...origin, ...content }))
const outcomeSchema = z.strictObject({
  outcome: z.enum(['stored', 'repeat', 'stale']),
  sequence: z.number().nullable(),
  history: z.array(rowSchema),
})

const purgedSchema = z.strictObject({ updates: z.number(), cards: z.number() })

/** The updates in PostgreSQL. `wakeOutbox` is called after an update that cards have to show. */
export function createUpdateStore({ db }: Database, wakeOutbox: () => void): UpdateStore {
  return {
    all: (planId) =>
      withPlainErrors(async () => {
        const rows = await db
          .select()
          .from(planUpdate)
          .where(eq(planUpdate.planId, planId))
          .orderBy(asc(planUpdate.sequence))
        return rows.map(updateFrom)
      }),
    after: (planId, sequence) =>
      withPlainErrors(async () => {
        const rows = await db
          .select()
          .from(planUpdate)
          .where(and(eq(planUpdate.planId, planId), gt(planUpdate.sequence, sequence)))
          .orderBy(asc(planUpdate.sequence))
        return rows.map(updateFrom)
      }),
    ofCard: (cardId) =>
      withPlainErrors(async () => {
        if (!isUuid(cardId)) return []
        const keys = db
          .select({ key: sql<string>`jsonb_path_query(${delivery.content}, '$.**.actionKey') #>> '{}'` })
          .from(delivery)
          .where(eq(delivery.id, cardId))
        // An action's updates are found by its plan and key together.
        const itsPlan = db.select({ id: delivery.planId }).from(delivery).where(eq(delivery.id, cardId))
        const rows = await db
          .select()
          .from(planUpdate)
          .where(and(eq(planUpdate.planId, itsPlan), inArray(planUpdate.actionKey, keys)))
          .orderBy(asc(planUpdate.sequence))
        return rows.map(updateFrom)
      }),
    record: (update, { baseVersion, drafts, ownDraft, send }) =>
      withPlainErrors(async () => {
        const { planId, actionKey, recordedBy, accountId, recordedAt, activityId, cardId, ...content } =
          update
        const origin = { planId, actionKey, recordedBy, accountId, recordedAt, activityId, cardId }
        const json = (value: unknown) => sql`${JSON.stringify(storableJson(value))}::jsonb`
        const { rows } = await db.execute<{ result: unknown }>(
          sql`select record_plan_update(${json({ ...origin, content })}, ${baseVersion}::integer, ${json(drafts)}, ${json(ownDraft)}, ${json(send)}) as result`,
        )
        const { outcome, sequence, history } = outcomeSchema.parse(rows[0]?.result)
        if (outcome !== 'stale') wakeOutbox()
        return outcomeOf(outcome, sequence, history)
      }),
    refused: (what) =>
      withPlainErrors(async () => {
        await db.insert(refusal).values({ ...what, reasons: [...what.reasons] })
      }),
    redact: (sequence, by, reason) =>
      withPlainErrors(async () => {
        const { rows } = await db.execute<{ found: boolean }>(
          sql`select redact_plan_update(${sequence}::bigint, ${storableText(by)}, ${storableText(reason)}) as found`,
        )
        if (rows[0]?.found === true) wakeOutbox()
        return rows[0]?.found === true
      }),
    purge: (planId, before, by, reason) =>
      withPlainErrors(async () => {
        const { rows } = await db.execute<{ gone: unknown }>(
          sql`select purge_plan_updates(${planId}, (${before}::date)::timestamp at time zone 'Europe/London', ${storableText(by)}, ${storableText(reason)}) as gone`,
        )
        const gone = purgedSchema.parse(rows[0]?.gone)
        if (gone.cards > 0) wakeOutbox()
        return gone
      }),
  }
}

function outcomeOf(
  kind: RecordOutcome['kind'],
  sequence: number | null,
  history: PlanUpdate[],
): RecordOutcome {
  if (kind === 'stale') return { kind, history }
  const update = history.find((row) => row.sequence === sequence)
  if (!update) throw new Error('The database gave no row back for an update that it stored.')
  return { kind, update, history }
}

function updateFrom({ recordedAt, ...row }: typeof planUpdate.$inferSelect): PlanUpdate {
  return rowSchema.parse({ ...row, recordedAt: recordedAt.toISOString() })
}
