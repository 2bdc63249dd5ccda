import { sql } from 'drizzle-orm'
import {
  bigserial,
  check,
  date,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'

/** The tables of the weekly cycle. After a change here run `npm run migration`, as for those of the whole (../schema.ts). */

/** The runs of a digest: one for each audience (officers, or a channel) and period. */
export const digestRun = pgTable(
  'digest_run',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    planId: text('plan_id').notNull(),
    audience: text('audience').notNull(),
    cadence: text('cadence', { enum: ['weekly', 'fortnightly', 'monthly'] }).notNull(),
    periodStart: date('period_start').notNull(),
    asOf: date('as_of').notNull(),
    cause: text('cause', { enum: ['schedule', 'by-hand'] }).notNull(),
    startedAt: timestamp('started_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
    /** Nothing more of a cancelled run is sent. */
    cancelledBy: text('cancelled_by'),
  },
  (table) => [unique('digest_run_once_a_period').on(table.planId, table.audience, table.periodStart)],
)

/** Since when a schedule has been kept; what was to go out before is not caught up. */
export const scheduleKept = pgTable(
  'schedule_kept',
  {
    planId: text('plan_id').notNull(),
    audience: text('audience').notNull(),
    since: timestamp('since', { withTimezone: true, mode: 'string' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.planId, table.audience] })],
)

/** Whose reminders rest, and until when; everybody's where no person is named. */
export const digestPause = pgTable(
  'digest_pause',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    planId: text('plan_id').notNull(),
    person: text('person'),
    fromDay: date('from_day').notNull(),
    untilDay: date('until_day').notNull(),
    by: text('by').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    /** When it was ended before its last day. */
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (table) => [
    index('digest_pause_plan').on(table.planId, table.untilDay),
    check('digest_pause_ends', sql`${table.untilDay} >= ${table.fromDay}`),
  ],
)

/** How every action stood at the end of a monitoring round, as signed off. Append-only; a round is signed off once. */
export const signedOffPosition = pgTable(
  'signed_off_position',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    planId: text('plan_id').notNull(),
    round: text('round').notNull(),
    /** The round's last day. */
    asAt: date('as_at').notNull(),
    signedOffOn: date('signed_off_on').notNull(),
    by: text('by').notNull(),
    /** progress/position.ts has the schema. */
    standings: jsonb('standings').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [unique('signed_off_once').on(table.planId, table.round)],
)

/** Which officers were reminded of a week's card, and of whom others were told; each once a card. */
export const chaseStepTaken = pgTable(
  'chase_step_taken',
  {
    planId: text('plan_id').notNull(),
    periodStart: date('period_start').notNull(),
    officer: text('officer').notNull(),
    step: text('step', { enum: ['nudge', 'tell-lead'] }).notNull(),
    on: date('on').notNull(),
  },
  (table) => [primaryKey({ columns: [table.planId, table.periodStart, table.officer, table.step] })],
)

/** Which papers were drafted for the meetings of boards; each once. */
export const boardPaperDrafted = pgTable(
  'board_paper_drafted',
  {
    planId: text('plan_id').notNull(),
    board: text('board').notNull(),
    meeting: date('meeting').notNull(),
    on: date('on').notNull(),
  },
  (table) => [primaryKey({ columns: [table.planId, table.board, table.meeting] })],
)

/** What an administrator confirmed in chat: who had the digests run or cancelled, each confirmation once. */
export const confirmedAct = pgTable('confirmed_act', {
  /** The confirmation's own id, from its card. */
  id: uuid('id').primaryKey(),
  planId: text('plan_id').notNull(),
  act: text('act', { enum: ['run', 'cancel'] }).notNull(),
  by: text('by').notNull(),
  at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
})
