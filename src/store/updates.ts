import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Draft } from '../progress/record.ts'
import { planUpdateSchema, type NewPlanUpdate, type PlanUpdate } from '../progress/update.ts'
import type { RecordOutcome, UpdateStore } from '../services/ports.ts'
import type { Database } from './database.ts'
import { changeOfficerCard, isManagersDigest } from './outbox/deliveries.ts'
import { withPlainErrors } from './plain-errors.ts'
import { delivery, planUpdate } from './schema.ts'
import { storableText } from './storable.ts'

type Transaction = Parameters<Parameters<Database['db']['transaction']>[0]>[0]
type Row = typeof planUpdate.$inferSelect

/** Sets the locks on plans apart from other advisory locks of the same database. */
const planLocks = 7_245_002

/** The updates in PostgreSQL. `wakeOutbox` is called after an update that cards have to show. */
export function createUpdateStore({ db }: Database, wakeOutbox: () => void): UpdateStore {
  return {
    all: (planId) =>
      withPlainErrors(async () => {
        const rows = await db
          .select()
          .from(planUpdate)
          .where(eq(planUpdate.planId, planId))
          .orderBy(planUpdate.sequence)
        return rows.map(updateFrom)
      }),
    record: (update, baseVersion, drafts) =>
      withPlainErrors(async () => {
        const { outcome, edits } = await db.transaction((transaction) =>
          recordIn(transaction, { ...update, note: storableText(update.note) }, baseVersion, drafts),
        )
        if (edits) wakeOutbox()
        return outcome
      }),
  }
}

async function recordIn(
  transaction: Transaction,
  update: NewPlanUpdate,
  baseVersion: number,
  drafts: Record<string, Draft>,
): Promise<{ outcome: RecordOutcome; edits: boolean }> {
  // One writer a plan at a time: versions cannot be taken twice, and sequence numbers are committed in their order,
  // so that whoever has read up to a number has read everything before it.
  await transaction.execute(sql`select pg_advisory_xact_lock(${planLocks}, hashtext(${update.planId}))`)
  const known = await transaction
    .select()
    .from(planUpdate)
    .where(eq(planUpdate.activityId, update.activityId))
  // The same press again: its drafts are older than what may have been typed since, so the card is left alone.
  if (known[0]) return { outcome: { kind: 'repeat', update: updateFrom(known[0]) }, edits: false }

  const latest = await latestOf(transaction, update)
  const version = latest?.version ?? 0
  if (!latest || version <= baseVersion) {
    const stored = await insert(transaction, update, version + 1)
    await keepDrafts(transaction, update, withoutAction(drafts, update.actionKey), true)
    await wantManagersEdit(transaction, update.planId)
    return { outcome: { kind: 'stored', update: stored }, edits: true }
  }
  if (saysTheSame(latest, update)) {
    await keepDrafts(transaction, update, withoutAction(drafts, update.actionKey), true)
    return { outcome: { kind: 'repeat', update: updateFrom(latest) }, edits: true }
  }
  // The card that the press gives back explains; an edit of the stored message would take that off it.
  await keepDrafts(transaction, update, drafts, false)
  return { outcome: { kind: 'stale', latest: updateFrom(latest) }, edits: false }
}

async function latestOf(transaction: Transaction, update: NewPlanUpdate): Promise<Row | null> {
  const rows = await transaction
    .select()
    .from(planUpdate)
    .where(and(eq(planUpdate.planId, update.planId), eq(planUpdate.actionKey, update.actionKey)))
    .orderBy(desc(planUpdate.version))
    .limit(1)
  return rows[0] ?? null
}

async function insert(transaction: Transaction, update: NewPlanUpdate, version: number): Promise<PlanUpdate> {
  const rows = await transaction
    .insert(planUpdate)
    .values({ ...update, recordedAt: new Date(update.recordedAt), version })
    .returning()
  if (!rows[0]) throw new Error('The database gave no row back for an update that it stored.')
  return updateFrom(rows[0])
}

/** What was typed for other actions stays on the card; what was saved is no draft any more. */
async function keepDrafts(
  transaction: Transaction,
  update: NewPlanUpdate,
  drafts: Record<string, Draft>,
  edit: boolean,
): Promise<void> {
  if (update.cardId === null) return
  await changeOfficerCard(transaction, update.cardId, edit, (content) => ({
    ...content,
    drafts: { ...withoutAction(content.drafts, update.actionKey), ...drafts },
  }))
}

/** The newest managers' digest that managers can see (or are about to) has something to add. */
async function wantManagersEdit(transaction: Transaction, planId: string): Promise<void> {
  const newest = transaction
    .select({ id: delivery.id })
    .from(delivery)
    .where(and(eq(delivery.planId, planId), isManagersDigest, inArray(delivery.state, ['sending', 'sent'])))
    .orderBy(sql`${delivery.periodStart} desc nulls last`, desc(delivery.createdAt))
    .limit(1)
  await transaction.update(delivery).set({ editWanted: true }).where(inArray(delivery.id, newest))
}

function withoutAction(drafts: Record<string, Draft>, actionKey: string): Record<string, Draft> {
  return Object.fromEntries(Object.entries(drafts).filter(([key]) => key !== actionKey))
}

function saysTheSame(row: Row, update: NewPlanUpdate): boolean {
  return (
    row.accountId === update.accountId &&
    row.stage === update.stage &&
    row.confidence === update.confidence &&
    row.note === update.note &&
    row.expectedOn === update.expectedOn
  )
}

function updateFrom({ version, recordedAt, ...columns }: Row): PlanUpdate {
  return planUpdateSchema.parse({ ...columns, recordedAt: recordedAt.toISOString() })
}
