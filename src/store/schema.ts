import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { digestRun } from './cycle/schema.ts'

/**
 * The tables, but for those of the weekly cycle (cycle/schema.ts). After a change here run `npm run migration`, which writes the SQL that brings a database from the last
 * form to this one; what PostgreSQL has and drizzle has not (triggers) is a custom migration.
 */

/**
 * What has been said of each action. Append-only: triggers refuse UPDATE, DELETE and TRUNCATE, but for the two
 * functions that leave a row in `history_exception`. Written by the function `record_plan_update` alone.
 */
export const planUpdate = pgTable(
  'plan_update',
  {
    sequence: bigserial('sequence', { mode: 'number' }).primaryKey(),
    planId: text('plan_id').notNull(),
    actionKey: text('action_key').notNull(),
    /** 1 for an action's first update, then 2, 3 …; two writers can never share one. */
    version: integer('version').notNull(),
    /** What was said, by kind: progress/update.ts has the schemas. */
    content: jsonb('content').notNull(),
    recordedBy: text('recorded_by').notNull(),
    accountId: text('account_id').notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull(),
    activityId: text('activity_id').notNull().unique('plan_update_activity'),
    cardId: text('card_id'),
  },
  (table) => [
    unique('plan_update_version').on(table.planId, table.actionKey, table.version),
    index('plan_update_order').on(table.planId, table.sequence),
  ],
)

/** What changed the history all the same: the redaction of an update's texts, or the purge of what is too old. Append-only. */
export const historyException = pgTable('history_exception', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  kind: text('kind', { enum: ['redaction', 'purge'] }).notNull(),
  planId: text('plan_id').notNull(),
  /** The update that was redacted; null for a purge. */
  sequence: bigint('sequence', { mode: 'number' }),
  /** A purge takes what was recorded before this; null for a redaction. */
  before: timestamp('before', { withTimezone: true }),
  by: text('by').notNull(),
  reason: text('reason').notNull(),
  at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  /** The transaction in which the history may be changed: this one, and no other. */
  transactionId: text('transaction_id').notNull(),
})

/** What somebody tried and was refused, without what they typed. Append-only. */
export const refusal = pgTable(
  'refusal',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    planId: text('plan_id').notNull(),
    /** Null for what is about no single action, such as a cover. */
    actionKey: text('action_key'),
    act: text('act').notNull(),
    /** The kinds of the reasons, such as `not-allowed` or `reason-missing`. */
    reasons: text('reasons').array().notNull(),
    accountId: text('account_id').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    activityId: text('activity_id').notNull(),
  },
  (table) => [index('refusal_action').on(table.planId, table.actionKey)],
)

/** Who stands in for whom, and until when. Append-only; a row that ends before it begins ends the earlier ones of these two people. */
export const cover = pgTable(
  'cover',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    planId: text('plan_id').notNull(),
    /** The officer who is away, by their name in the plan. */
    officer: text('officer').notNull(),
    /** Who stands in, by their name in the plan. */
    standIn: text('stand_in').notNull(),
    fromDay: date('from_day').notNull(),
    /** The last day; a cover without an end is not taken. */
    untilDay: date('until_day').notNull(),
    by: text('by').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    /** The message whose button set it, which may be pressed again (or that press itself); null for a row of before that was kept. */
    activityId: text('activity_id').unique('cover_once_a_press'),
  },
  (table) => [
    index('cover_stand_in').on(table.planId, table.standIn),
    check('cover_ends', sql`${table.untilDay} >= ${table.fromDay} - 1`),
  ],
)

/** The outbox: every card and digest to be sent, sent, or given up. */
export const delivery = pgTable(
  'delivery',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    planId: text('plan_id').notNull(),
    recipient: text('recipient').notNull(),
    /** Null for a card that somebody asked for: those may be many, while a period has one for each recipient. */
    periodStart: date('period_start'),
    part: integer('part').notNull().default(1),
    /** The run that it belongs to; null for what no run sends. */
    runId: uuid('run_id').references(() => digestRun.id),
    content: jsonb('content').notNull(),
    state: text('state', { enum: ['pending', 'sending', 'sent', 'refused', 'failed'] }).notNull(),
    /** How often a worker has taken the row; each taking has its own number. */
    attempts: integer('attempts').notNull().default(0),
    /** Failures in a row; what the waiting time grows with. */
    failures: integer('failures').notNull().default(0),
    nextAttemptAt: timestamp('next_attempt_at', { withTimezone: true }).notNull().defaultNow(),
    leasedUntil: timestamp('leased_until', { withTimezone: true }),
    editWanted: boolean('edit_wanted').notNull().default(false),
    /** When a worker should next take the row; null for never. While one has it, when its lease is over. */
    dueAt: timestamp('due_at', { withTimezone: true }).generatedAlwaysAs(
      sql`case state
        when 'pending' then next_attempt_at
        when 'sending' then leased_until
        when 'sent' then case
          when message_id is null then null
          when leased_until is not null then leased_until
          when edit_wanted then next_attempt_at end
        end`,
    ),
    conversationId: text('conversation_id'),
    messageId: text('message_id'),
    problem: text('problem'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    sentAt: timestamp('sent_at', { withTimezone: true }),
  },
  (table) => [
    unique('delivery_once_a_period').on(table.planId, table.recipient, table.periodStart, table.part),
    // What somebody waits for goes before what a run sends to everybody.
    index('delivery_due_at')
      .on(sql`(period_start is not null)`, table.dueAt)
      .where(sql`due_at is not null`),
    index('delivery_run').on(table.runId),
    check('delivery_state', sql`${table.state} in ('pending', 'sending', 'sent', 'refused', 'failed')`),
  ],
)

/**
 * The one row that says when the channel may next be asked for the outbox, and how it has throttled lately. All instances
 * share it through the functions `take_slot` and `note_throttle`.
 */
export const appPace = pgTable(
  'app_pace',
  {
    one: boolean('one').primaryKey().default(true),
    nextSlotAt: timestamp('next_slot_at', { withTimezone: true }).notNull().defaultNow(),
    /** Seconds from one slot to the next, while that is more than the usual; it shrinks back with every slot. */
    gapSeconds: doublePrecision('gap_seconds').notNull().default(0),
    /** How many requests were throttled in the window that began then. */
    throttledSince: timestamp('throttled_since', { withTimezone: true }).notNull().defaultNow(),
    throttled: integer('throttled').notNull().default(0),
  },
  (table) => [check('app_pace_one_row', sql`${table.one}`)],
)

/** When one conversation may next be written to for the outbox: a chat, a channel, or an account without a chat yet. */
export const conversationPace = pgTable('conversation_pace', {
  conversation: text('conversation').primaryKey(),
  freeAt: timestamp('free_at', { withTimezone: true }).notNull(),
})

/** The database was away from a worker of the outbox; one row for each worker that met it. */
export const outboxOutage = pgTable(
  'outbox_outage',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    fromInstant: timestamp('from_instant', { withTimezone: true, mode: 'string' }).notNull(),
    toInstant: timestamp('to_instant', { withTimezone: true, mode: 'string' }).notNull(),
  },
  (table) => [index('outbox_outage_end').on(table.toInstant)],
)

/** Teams accounts that have met the bot. */
export const account = pgTable(
  'account',
  {
    accountId: text('account_id').primaryKey(),
    name: text('name').notNull(),
    email: text('email'),
    personName: text('person_name'),
    personalChat: jsonb('personal_chat'),
  },
  (table) => [index('account_person').on(table.personName)],
)

/** The channels of teams that the app was added to. */
export const channel = pgTable('channel', {
  conversationId: text('conversation_id').primaryKey(),
  address: jsonb('address').notNull(),
})

/** Questions that were not answered, or whose answer was rated, without who asked; deleted after QUESTIONS_KEPT_DAYS. */
export const question = pgTable(
  'question',
  {
    id: uuid('id').primaryKey(),
    text: text('text').notNull(),
    answerKind: text('answer_kind', { enum: ['answer', 'clarify', 'unknown', 'smalltalk'] }).notNull(),
    queryKind: text('query_kind').notNull(),
    asOf: date('as_of').notNull(),
    /** Null until somebody says whether the answer helped. */
    helpful: boolean('helpful'),
    keptAt: timestamp('kept_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('question_age').on(table.keptAt)],
)

/** What one person's last turns in one conversation were about; forgotten after 30 minutes. */
export const conversationMemory = pgTable(
  'conversation_memory',
  {
    conversationId: text('conversation_id').notNull(),
    accountId: text('account_id').notNull(),
    memory: jsonb('memory').notNull(),
    savedAt: timestamp('saved_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.conversationId, table.accountId] }),
    index('conversation_memory_age').on(table.savedAt),
  ],
)
