import { sql } from 'drizzle-orm'
import {
  bigserial,
  boolean,
  check,
  date,
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

/**
 * The tables. After a change here run `npm run migration`, which writes the SQL that brings a database from the last
 * form to this one; what PostgreSQL has and drizzle has not (triggers) is a custom migration.
 */

/** Append-only: a trigger refuses UPDATE, DELETE and TRUNCATE. */
export const planUpdate = pgTable(
  'plan_update',
  {
    sequence: bigserial('sequence', { mode: 'number' }).primaryKey(),
    planId: text('plan_id').notNull(),
    actionKey: text('action_key').notNull(),
    /** 1 for an action's first update, then 2, 3 …; two writers can never share one. */
    version: integer('version').notNull(),
    stage: text('stage').notNull(),
    confidence: text('confidence'),
    note: text('note').notNull(),
    expectedOn: date('expected_on'),
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
    content: jsonb('content').notNull(),
    state: text('state', { enum: ['pending', 'sending', 'sent', 'refused', 'failed'] }).notNull(),
    /** How often a worker has taken the row; each taking has its own number. */
    attempts: integer('attempts').notNull().default(0),
    /** Failures in a row; what the waiting time grows with. */
    failures: integer('failures').notNull().default(0),
    nextAttemptAt: timestamp('next_attempt_at', { withTimezone: true }).notNull().defaultNow(),
    leasedUntil: timestamp('leased_until', { withTimezone: true }),
    editWanted: boolean('edit_wanted').notNull().default(false),
    conversationId: text('conversation_id'),
    messageId: text('message_id'),
    problem: text('problem'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    sentAt: timestamp('sent_at', { withTimezone: true }),
  },
  (table) => [
    unique('delivery_once_a_period').on(table.planId, table.recipient, table.periodStart, table.part),
    index('delivery_due').on(table.state, table.nextAttemptAt),
    check('delivery_state', sql`${table.state} in ('pending', 'sending', 'sent', 'refused', 'failed')`),
  ],
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
