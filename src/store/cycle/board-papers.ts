import type { PaperLedger } from '../../services/cycle/ledger.ts'
import type { Database } from '../database.ts'
import { enqueueDeliveries } from '../outbox/enqueue.ts'
import { withPlainErrors } from '../plain-errors.ts'
import { boardPaperDrafted } from './schema.ts'

/** Which papers were drafted, in PostgreSQL. `wake` is called when messages wait to be sent. */
export function createPaperLedger({ db }: Pick<Database, 'db'>, wake: () => void): PaperLedger {
  return {
    draft: (paper, messages) =>
      withPlainErrors(async () => {
        const drafted = await db.transaction(async (transaction) => {
          const entered = await transaction
            .insert(boardPaperDrafted)
            .values(paper)
            .onConflictDoNothing()
            .returning({ board: boardPaperDrafted.board })
          if (entered.length === 0) return false
          const { planId } = paper
          await enqueueDeliveries(
            transaction,
            messages.map((message) => ({ planId, periodStart: null, part: 1, ...message })),
          )
          return true
        })
        if (drafted) wake()
        return drafted
      }),
  }
}
