import { z } from 'zod'
import { cardItemSchema } from '../../digest/officer-card.ts'
import { draftSchema } from '../../progress/draft.ts'
import type {
  ApprovalContent,
  Delivery,
  ManagersContent,
  NotMineContent,
  OfficerContent,
} from '../../services/ports.ts'

/** How a delivery's content is read back from the database. The annotations hold each schema to the port's own type. */
const officerContentSchema: z.ZodType<OfficerContent> = z.strictObject({
  kind: z.literal('officer'),
  officer: z.string(),
  asOf: z.iso.date(),
  items: z.array(cardItemSchema),
  drafts: z.record(z.string(), draftSchema),
  waiting: z.array(cardItemSchema).default([]),
  round: z.string().optional(),
})

const approvalContentSchema: z.ZodType<ApprovalContent> = z.strictObject({
  kind: z.literal('approval'),
  actionKey: z.string(),
  activityId: z.string(),
  to: z.enum(['lead', 'approver']),
})

const notMineContentSchema: z.ZodType<NotMineContent> = z.strictObject({
  kind: z.literal('not-mine'),
  actionKey: z.string(),
  activityId: z.string(),
})

const changeLineSchema = z.strictObject({
  label: z.string(),
  priority: z.string(),
  text: z.string(),
  status: z.string(),
  recordedAt: z.string(),
})
const overdueLineSchema = z.strictObject({
  label: z.string(),
  text: z.string(),
  dueOn: z.iso.date(),
  daysLate: z.number(),
  status: z.string(),
})
const managersContentSchema: z.ZodType<ManagersContent> = z.strictObject({
  kind: z.literal('managers'),
  postedSequence: z.number().int().nonnegative(),
  posted: z.strictObject({
    planId: z.string(),
    asOf: z.iso.date(),
    periodStart: z.iso.date(),
    counts: z.array(z.strictObject({ status: z.string(), count: z.number() })),
    noUpdateYet: z.number(),
    actionCount: z.number(),
    overdue: z.array(
      z.strictObject({ number: z.string(), title: z.string(), lines: z.array(overdueLineSchema) }),
    ),
    overdueCount: z.number(),
    officersAsked: z.number(),
    officersNotReached: z.number(),
    lastPeriod: z.strictObject({ asked: z.number(), notReplied: z.number() }).nullable(),
    changes: z.array(changeLineSchema),
    sinceThen: z.array(changeLineSchema),
    officersReplied: z.number(),
  }),
})

/** A delivery's content as stored. */
export const deliveryContentSchema: z.ZodType<Delivery['content']> = z.union([
  officerContentSchema,
  approvalContentSchema,
  notMineContentSchema,
  managersContentSchema,
])
