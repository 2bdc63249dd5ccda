import { and, eq, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { DeliveryOutcome } from '../../services/delivery-outcome.ts'
import type { Delivery } from '../../services/ports.ts'
import { delivery } from '../schema.ts'
import { isManagersDigest } from './deliveries.ts'
import { wantFormerCardsEdited } from './former-cards.ts'

/** The longest wait between two attempts, unless the channel itself asked for longer. */
const longestWaitSeconds = 30 * 60
/** Failures in a row after which a delivery is given up: with waits that double from two seconds, about a day after the first. */
const failureLimit = 57
/** The managers' card is edited once in so many seconds at most; what comes meanwhile is in the next edit. */
const managersEditSeconds = 10

/** Ends an attempt, at an instant (ISO). */
export async function settleDelivery(
  db: NodePgDatabase,
  claimed: Pick<Delivery, 'id' | 'attempts'>,
  outcome: DeliveryOutcome,
  at: string,
): Promise<void> {
  // A message that went out went out, whoever holds the row by now; any other word of an overtaken worker is old.
  const stillHeld = and(eq(delivery.id, claimed.id), eq(delivery.attempts, claimed.attempts))
  await db
    .update(delivery)
    .set({ leasedUntil: null, ...changesFor(outcome, at) })
    .where(outcome.kind === 'sent' ? eq(delivery.id, claimed.id) : stillHeld)
  if (outcome.kind === 'sent') await wantFormerCardsEdited(db, claimed.id)
}

const wasSent = sql`${delivery.state} = 'sent'`
const givenUp = sql`${delivery.failures} + 1 >= ${failureLimit}`
const inSeconds = (seconds: unknown) => sql`now() + make_interval(secs => ${seconds})`
/** The least wait between two edits of one message. */
const editWait = sql`case when ${isManagersDigest} then ${managersEditSeconds} else 0 end`
const fresh = { failures: 0, problem: null }

function changesFor(outcome: DeliveryOutcome, at: string) {
  switch (outcome.kind) {
    case 'sent':
      return {
        ...fresh,
        nextAttemptAt: sql`now()`,
        state: 'sent' as const,
        conversationId: outcome.conversationId,
        messageId: outcome.messageId,
        sentAt: sql`coalesce(${delivery.sentAt}, ${at}::timestamptz)`,
      }
    case 'edited':
      return { ...fresh, nextAttemptAt: inSeconds(editWait) }
    case 'retry':
      return {
        // A message that cannot be edited has still been sent.
        state: sql`case when ${wasSent} then 'sent' when ${givenUp} then 'failed' else 'pending' end`,
        editWanted: sql`${delivery.editWanted} or (${wasSent} and not ${givenUp})`,
        failures: sql`${delivery.failures} + 1`,
        nextAttemptAt: inSeconds(
          sql`greatest(${waitFor(outcome.afterSeconds)}, case when ${wasSent} then ${editWait} else 0 end)`,
        ),
        problem: outcome.problem,
        ...chatOf(outcome.openedChat),
      }
    case 'put-off':
      return {
        state: sql`case when ${wasSent} then 'sent' else 'pending' end`,
        editWanted: sql`${delivery.editWanted} or ${wasSent}`,
        nextAttemptAt: inSeconds(outcome.afterSeconds),
        ...chatOf(outcome.openedChat),
      }
    case 'refused':
      return {
        state: sql`case when ${wasSent} then 'sent' else 'refused' end`,
        problem: outcome.problem,
      }
  }
}

/** A chat that was opened is not opened again by the next attempt. */
function chatOf(conversationId: string | undefined) {
  return conversationId === undefined ? {} : { conversationId }
}

/** Doubles with each failure in a row, never less than was asked, with up to a quarter more so that retries spread. */
function waitFor(afterSeconds: number) {
  const doubled = sql`${afterSeconds}::float8 * power(2, least(${delivery.failures}, 12))`
  return sql`greatest(${afterSeconds}::float8, least(${doubled}, ${longestWaitSeconds})) * (1 + 0.25 * random())`
}
