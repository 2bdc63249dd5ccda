import { and, desc, eq, inArray, isNotNull, lt, sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import type { Draft } from '../../progress/draft.ts'
import type { Outbox } from '../../services/ports.ts'
import { claimDeliveries, secondsToNext } from './claims.ts'
import type { Database } from '../database.ts'
import { asNew, deliveryColumns, deliveryFrom, isManagersDigest, isOfficersCard } from './deliveries.ts'
import { enqueueDeliveries, valuesOf } from './enqueue.ts'
import { replacedOn } from './former-cards.ts'
import { missedMessages, sendMissedAgain } from './missed.ts'
import { noteOutage, outagesSince } from './outages.ts'
import { pagesOfPeriod } from './period.ts'
import { withPlainErrors } from '../plain-errors.ts'
import { delivery } from '../schema.ts'
import { requestAgain, requestsSent } from './requests.ts'
import { sendWaitingIn } from './waiting.ts'
import { settleDelivery } from './settlement.ts'
import { isUuid, storableJson } from '../storable.ts'

/** Seconds before a drain follows one that found nothing more. */
const shortestWait = 0.1

/** The outbox in PostgreSQL. `wake` is called when something wants sending or editing, now or after so many seconds. */
export function createOutbox({ db }: Database, wake: (afterSeconds: number) => void): Outbox {
  return {
    enqueue: (deliveries) =>
      withPlainErrors(async () => {
        const added = await db.transaction((transaction) => enqueueDeliveries(transaction, deliveries))
        if (added > 0) wake(0)
        return added
      }),
    keep: (item) =>
      withPlainErrors(async () => {
        const rows = await db
          .insert(delivery)
          .values({ ...valuesOf(item), state: 'sent', sentAt: sql`now()` })
          .returning({ id: delivery.id })
        if (!rows[0]) throw new Error('The database gave no row back for a card that it stored.')
        return rows[0].id
      }),
    sendAgain: (planId, periodStart, recipients, states) =>
      withPlainErrors(async () => {
        await db
          .update(delivery)
          .set(asNew)
          .where(
            and(
              eq(delivery.planId, planId),
              eq(delivery.periodStart, periodStart),
              inArray(delivery.recipient, [...recipients]),
              inArray(delivery.state, [...states]),
            ),
          )
        wake(0)
      }),
    missed: (planId) => withPlainErrors(() => missedMessages(db, planId)),
    sendMissedAgain: (planId, recipients) =>
      withPlainErrors(async () => {
        await sendMissedAgain(db, planId, recipients)
        wake(0)
      }),
    requestsSent: (planId, activityIds) => withPlainErrors(() => requestsSent(db, planId, activityIds)),
    requestAgain: (request, messages) =>
      withPlainErrors(async () => {
        const asked = await requestAgain(db, request, messages)
        if (asked) wake(0)
        return asked
      }),
    placed: (id, conversationId, messageId) =>
      withPlainErrors(async () => {
        if (!isUuid(id)) return
        await db.update(delivery).set({ conversationId, messageId }).where(eq(delivery.id, id))
        wake(0)
      }),
    changeForm: (id, actionKey, { drafts, explained = false, ...item }) =>
      withPlainErrors(async () => {
        if (!isUuid(id)) return
        const items = sql`officer_card_with(${delivery.content}, ${actionKey}, ${json(item)})`
        await db
          .update(delivery)
          .set({
            content: withDrafts(items, drafts),
            ...(explained ? {} : { editWanted: true }),
          })
          .where(and(eq(delivery.id, id), isOfficersCard))
        if (!explained) wake(0)
      }),
    keepTyped: (id, drafts) =>
      withPlainErrors(async () => {
        if (!isUuid(id)) return
        await db
          .update(delivery)
          .set({ content: withDrafts(withoutBanner(delivery.content), drafts) })
          .where(and(eq(delivery.id, id), isOfficersCard))
      }),
    sayAtTop: (id, banner, drafts) =>
      withPlainErrors(async () => {
        if (!isUuid(id)) return
        const said = sql`jsonb_set(${delivery.content}, '{banner}', ${json(banner)})`
        await db
          .update(delivery)
          .set({
            content: withDrafts(said, drafts),
            editWanted: true,
            failures: 0,
            nextAttemptAt: sql`now()`,
          })
          .where(and(eq(delivery.id, id), isOfficersCard))
        wake(0)
      }),
    sendWaiting: (id, press, cards) =>
      withPlainErrors(async () => {
        const count = isUuid(id) ? await sendWaitingIn(db, id, press, cards) : null
        if (count !== null) wake(0)
        return count ?? 0
      }),
    find: (id) =>
      withPlainErrors(async () => {
        if (!isUuid(id)) return null
        const rows = await db.select(deliveryColumns).from(delivery).where(eq(delivery.id, id))
        return rows[0] ? deliveryFrom(rows[0]) : null
      }),
    replacedOn: (id) => withPlainErrors(() => replacedOn(db, id)),
    ofPeriod: (planId, periodStart) =>
      withPlainErrors(async () => {
        const rows = await db
          .select(deliveryColumns)
          .from(delivery)
          .where(and(eq(delivery.planId, planId), eq(delivery.periodStart, periodStart)))
          .orderBy(delivery.recipient, delivery.part)
        return rows.map(deliveryFrom)
      }),
    previousManagersDigest: (planId, channel, before) =>
      withPlainErrors(async () => {
        const rows = await db
          .select(deliveryColumns)
          .from(delivery)
          .where(
            and(
              eq(delivery.planId, planId),
              eq(delivery.recipient, channel),
              isManagersDigest,
              isNotNull(delivery.sentAt),
              lt(delivery.periodStart, before),
            ),
          )
          .orderBy(desc(delivery.periodStart))
          .limit(1)
        return rows[0] ? deliveryFrom(rows[0]) : null
      }),
    pagesOfPeriod: (planId, periodStart) => pagesOfPeriod(db, planId, periodStart),
    claim: (limit, leaseSeconds) => withPlainErrors(() => claimDeliveries(db, limit, leaseSeconds)),
    noteOutage: (outage) => withPlainErrors(() => noteOutage(db, outage)),
    outagesSince: (instant) => withPlainErrors(() => outagesSince(db, instant)),
    wakeForNext: () =>
      withPlainErrors(async () => {
        const seconds = await secondsToNext(db)
        // Not at once: what is due now is in somebody's hands, and a drain that found nothing need not follow another.
        if (seconds !== null) wake(Math.max(shortestWait, seconds))
      }),
    settle: (claimed, outcome, at) =>
      withPlainErrors(() => settleDelivery(db, claimed, outcome, at ?? new Date().toISOString())),
  }
}

const json = (value: unknown): SQL => sql`${JSON.stringify(storableJson(value))}::jsonb`

/** An officer's card (as SQL) without what an earlier press left at its top: the answer to this one says what holds now. */
function withoutBanner(content: SQLWrapper): SQL {
  return sql`(${content} - 'banner')`
}

/** An officer's card (as SQL) with what was typed added to what it holds already. */
function withDrafts(content: SQLWrapper, drafts: Readonly<Record<string, Draft>>): SQL {
  const kept = sql`(${delivery.content} -> 'drafts') || ${json(drafts)}`
  return sql`jsonb_set(${content}, '{drafts}', ${kept})`
}
