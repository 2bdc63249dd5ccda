import { and, desc, eq, getTableColumns, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Run, RunOnRecord } from '../../digest/run.ts'
import { noLongerWanted } from '../../services/delivery-outcome.ts'
import type { RunLedger } from '../../services/cycle/ledger.ts'
import type { Database } from '../database.ts'
import { withPlainErrors } from '../plain-errors.ts'
import { delivery } from '../schema.ts'
import { digestRun, scheduleKept } from './schema.ts'
import { addToRun } from './messages-of-run.ts'

const statesSchema = z.object({
  pending: z.number().default(0),
  sending: z.number().default(0),
  sent: z.number().default(0),
  refused: z.number().default(0),
  failed: z.number().default(0),
})

function countsOf(byState: unknown): RunOnRecord['counts'] {
  const { pending, sending, sent, refused, failed } = statesSchema.parse(byState)
  return { waiting: pending + sending, sent, notSent: refused + failed }
}

/** The runs in PostgreSQL. `wake` is called when a run has put something in the outbox. */
export function createRunLedger({ db }: Pick<Database, 'db'>, wake: () => void): RunLedger {
  const { id, ...columns } = getTableColumns(digestRun)
  const counts = sql<unknown>`(
    select coalesce(jsonb_object_agg(state, messages), '{}')
    from (
      select of_run.state, count(*) as messages from ${delivery} of_run
      where of_run.run_id = "digest_run"."id" and of_run.problem is distinct from ${noLongerWanted} group by of_run.state
    ) as by_state)`
  const lastSentAt = sql<string | null>`(
    select max(of_run.sent_at)::text from ${delivery} of_run where of_run.run_id = "digest_run"."id")`
  const isRun = (planId: string, audience: string, periodStart: string) =>
    and(
      eq(digestRun.planId, planId),
      eq(digestRun.audience, audience),
      eq(digestRun.periodStart, periodStart),
    )
  return {
    begin: (run, deliveries, again) =>
      withPlainErrors(async () => {
        const begun = await db.transaction(async (transaction) => {
          const { id, existed } = await enter(transaction, run)
          if (existed && !again) return { existed, added: 0 }
          return { existed, added: await addToRun(transaction, { id, ...run }, deliveries) }
        })
        if (begun.added > 0 || again) wake()
        return begun
      }),
    find: (planId, audience, periodStart) =>
      withPlainErrors(async () => {
        const rows = await db
          .select({ ...columns, counts, lastSentAt })
          .from(digestRun)
          .where(isRun(planId, audience, periodStart))
        return rows[0] ? onRecord(rows[0]) : null
      }),
    latest: (planId) =>
      withPlainErrors(async () => {
        const rows = await db
          .selectDistinctOn([digestRun.audience], { ...columns, counts, lastSentAt })
          .from(digestRun)
          .where(eq(digestRun.planId, planId))
          .orderBy(digestRun.audience, desc(digestRun.periodStart))
        return rows.map(onRecord)
      }),
    cancel: (planId, audience, periodStart, by) =>
      withPlainErrors(async () => {
        const rows = await db
          .update(digestRun)
          .set({ cancelledBy: by })
          .where(isRun(planId, audience, periodStart))
          .returning({ counts })
        return rows[0] ? countsOf(rows[0].counts).waiting : null
      }),
    hadRound: (planId, round, before) =>
      withPlainErrors(async () => {
        // Whoever stands in for an officer is asked for them.
        const rows = await db
          .selectDistinct({ officer: sql<string>`${delivery.content} ->> 'officer'` })
          .from(delivery)
          .leftJoin(digestRun, eq(delivery.runId, digestRun.id))
          .where(
            and(
              eq(delivery.planId, planId),
              lt(delivery.periodStart, before),
              sql`${delivery.content} ->> 'round' = ${round}`,
              // Whoever could not be reached, or whose card was cancelled, has yet to have it.
              or(
                eq(delivery.state, 'sent'),
                and(inArray(delivery.state, ['pending', 'sending']), isNull(digestRun.cancelledBy)),
              ),
            ),
          )
        return new Set(rows.map(({ officer }) => officer))
      }),
    keptSince: (planId, audience, now) =>
      withPlainErrors(async () => {
        const [row] = await db
          .insert(scheduleKept)
          .values({ planId, audience, since: now })
          // Without a change there would be no row to give back.
          .onConflictDoUpdate({
            target: [scheduleKept.planId, scheduleKept.audience],
            set: { since: sql`${scheduleKept.since}` },
          })
          .returning({ since: scheduleKept.since })
        return new Date(row?.since ?? now).toISOString()
      }),
  }
}

/** Enters a run, or finds it; one that was cancelled stays so until messages are added. */
async function enter(
  transaction: Pick<Database['db'], 'insert' | 'select'>,
  run: Run,
): Promise<{ id: string; existed: boolean }> {
  const [entered] = await transaction
    .insert(digestRun)
    .values(run)
    .onConflictDoNothing()
    .returning({ id: digestRun.id })
  if (entered) return { id: entered.id, existed: false }
  const [found] = await transaction
    .select({ id: digestRun.id })
    .from(digestRun)
    .where(
      and(
        eq(digestRun.planId, run.planId),
        eq(digestRun.audience, run.audience),
        eq(digestRun.periodStart, run.periodStart),
      ),
    )
    .for('update')
  if (!found) throw new Error('A run is neither new nor on record.')
  return { id: found.id, existed: true }
}

function onRecord(row: Omit<RunOnRecord, 'counts'> & { counts: unknown }): RunOnRecord {
  return {
    ...row,
    startedAt: new Date(row.startedAt).toISOString(),
    counts: countsOf(row.counts),
    lastSentAt: row.lastSentAt === null ? null : new Date(row.lastSentAt).toISOString(),
  }
}
