import { z } from 'zod'
import { unansweredItemSchema } from '../../digest/chase.ts'
import { managersDigestSchema } from '../../digest/managers-posted.ts'
import { cardItemSchema } from '../../digest/officer-card.ts'
import { draftSchema } from '../../progress/draft.ts'
import type {
  ApprovalContent,
  BoardPaperContent,
  ManagersContent,
  NotMineContent,
  NudgeContent,
  OfficerContent,
  UnansweredContent,
} from '../../services/delivery-content.ts'
import type { Delivery } from '../../services/ports.ts'

/** How a delivery's content is read back from the database. The annotations hold each schema to the port's own type. */
const officerContentSchema: z.ZodType<OfficerContent> = z.strictObject({
  kind: z.literal('officer'),
  officer: z.string(),
  standIn: z.string().optional(),
  asOf: z.iso.date(),
  items: z.array(cardItemSchema),
  drafts: z.record(z.string(), draftSchema),
  waiting: z.array(cardItemSchema).default([]),
  banner: z.string().optional(),
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

const managersContentSchema: z.ZodType<ManagersContent> = z.strictObject({
  kind: z.literal('managers'),
  postedSequence: z.number().int().nonnegative(),
  posted: managersDigestSchema,
})

const nudgeContentSchema: z.ZodType<NudgeContent> = z.strictObject({
  kind: z.literal('nudge'),
  officer: z.string(),
  standIn: z.string().optional(),
  askedOn: z.iso.date(),
  items: z.array(unansweredItemSchema),
})

const unansweredContentSchema: z.ZodType<UnansweredContent> = z.strictObject({
  kind: z.literal('unanswered'),
  // "approver" stands in words of the time when an approver was told in a lead's place: they may read it as an administrator only.
  to: z
    .enum(['lead', 'administrator', 'approver'])
    .transform((to) => (to === 'approver' ? 'administrator' : to)),
  items: z.array(unansweredItemSchema),
})

const boardPaperContentSchema: z.ZodType<BoardPaperContent> = z.strictObject({
  kind: z.literal('board-paper'),
  board: z.string(),
  meeting: z.iso.date(),
  items: z.array(z.strictObject({ actionKey: z.string() })),
})

/** A delivery's content as stored. */
export const deliveryContentSchema: z.ZodType<Delivery['content']> = z.union([
  officerContentSchema,
  approvalContentSchema,
  notMineContentSchema,
  managersContentSchema,
  nudgeContentSchema,
  unansweredContentSchema,
  boardPaperContentSchema,
])
