import { and, eq, or, sql } from 'drizzle-orm'
import type { ChaseLedger, TakenStep } from '../../services/cycle/ledger.ts'
import type { Database } from '../database.ts'
import { enqueueDeliveries } from '../outbox/enqueue.ts'
import { withPlainErrors } from '../plain-errors.ts'
import { chaseStepTaken } from './schema.ts'

/** Which officers were chased, in PostgreSQL. `wake` is called when messages wait to be sent. */
export function createChaseLedger({ db }: Pick<Database, 'db'>, wake: () => void): ChaseLedger {
  return {
    taken: (planId, periodStart) =>
      withPlainErrors(() =>
        db
          .select()
          .from(chaseStepTaken)
          .where(and(eq(chaseStepTaken.planId, planId), eq(chaseStepTaken.periodStart, periodStart))),
      ),
    take: (steps, messages) =>
      withPlainErrors(async () => {
        const planId = steps[0]?.planId
        if (planId === undefined) return true
        const done = await db.transaction(async (transaction) => {
          // One instance after the other: whoever comes second finds what the first has entered.
          await transaction.execute(sql`lock table ${chaseStepTaken} in share row exclusive mode`)
          const before = await transaction
            .select({ count: sql<number>`count(*)::integer` })
            .from(chaseStepTaken)
            .where(or(...steps.map(isStep)))
          if ((before[0]?.count ?? 0) > 0) return false
          await transaction.insert(chaseStepTaken).values([...steps])
          const rows = messages.map((message) => ({ planId, periodStart: null, part: 1, ...message }))
          await enqueueDeliveries(transaction, rows)
          return true
        })
        if (messages.length > 0) wake()
        return done
      }),
  }
}

function isStep({ planId, periodStart, officer, step }: TakenStep) {
  return and(
    eq(chaseStepTaken.planId, planId),
    eq(chaseStepTaken.periodStart, periodStart),
    eq(chaseStepTaken.officer, officer),
    eq(chaseStepTaken.step, step),
  )
}
