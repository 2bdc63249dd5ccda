import { and, eq, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Delivery, DeliveryOutcome } from '../../services/ports.ts'
import { delivery } from '../schema.ts'
import { wantFormerCardsEdited } from './former-cards.ts'

/** The longest wait between two attempts, unless the channel itself asked for longer. */
const longestWaitSeconds = 30 * 60
/** Failures in a row after which a delivery is given up: with the waits above, about a day after the first. */
const failureLimit = 52

/** Ends an attempt. Gives the seconds after which the row wants work again, null when it does not. */
export async function settleDelivery(
  db: NodePgDatabase,
  claimed: Pick<Delivery, 'id' | 'attempts'>,
  outcome: DeliveryOutcome,
): Promise<number | null> {
  // A message that went out went out, whoever holds the row by now; any other word of an overtaken worker is old.
  const stillHeld = and(eq(delivery.id, claimed.id), eq(delivery.attempts, claimed.attempts))
  const rows = await db
    .update(delivery)
    .set({ leasedUntil: null, ...changesFor(outcome) })
    .where(outcome.kind === 'sent' ? eq(delivery.id, claimed.id) : stillHeld)
    .returning({
      wanted: sql<boolean>`${delivery.state} = 'pending' or (${delivery.state} = 'sent' and ${delivery.editWanted})`,
      waitSeconds: sql<number>`greatest(0, extract(epoch from ${delivery.nextAttemptAt} - now()))::float8`,
    })
  if (outcome.kind === 'sent' && (await wantFormerCardsEdited(db, claimed.id))) return 0
  return rows[0]?.wanted ? rows[0].waitSeconds : null
}

const wasSent = sql`${delivery.state} = 'sent'`
const givenUp = sql`${delivery.failures} + 1 >= ${failureLimit}`
const fresh = { failures: 0, problem: null, nextAttemptAt: sql`now()` }

function changesFor(outcome: DeliveryOutcome) {
  switch (outcome.kind) {
    case 'sent':
      return {
        ...fresh,
        state: 'sent' as const,
        conversationId: outcome.conversationId,
        messageId: outcome.messageId,
        sentAt: sql`coalesce(${delivery.sentAt}, now())`,
      }
    case 'edited':
      return fresh
    case 'retry':
      return {
        // A message that cannot be edited has still been sent.
        state: sql`case when ${wasSent} then 'sent' when ${givenUp} then 'failed' else 'pending' end`,
        editWanted: sql`${delivery.editWanted} or (${wasSent} and not ${givenUp})`,
        failures: sql`${delivery.failures} + 1`,
        nextAttemptAt: sql`now() + make_interval(secs => ${waitFor(outcome.afterSeconds)})`,
        problem: outcome.problem,
      }
    case 'refused':
      return {
        state: sql`case when ${wasSent} then 'sent' else 'refused' end`,
        problem: outcome.problem,
      }
  }
}

/** Doubles with each failure in a row, never less than was asked, with up to a quarter more so that retries spread. */
function waitFor(afterSeconds: number) {
  const doubled = sql`${afterSeconds}::float8 * power(2, least(${delivery.failures}, 12))`
  return sql`greatest(${afterSeconds}::float8, least(${doubled}, ${longestWaitSeconds})) * (1 + 0.25 * random())`
}
