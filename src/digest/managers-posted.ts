import { z } from 'zod'
import { slips } from '../progress/slippage.ts'

/**
 * The managers' digest as it is posted and kept: figures and lines that stay as they are. Nothing that anybody typed is
 * kept with it, only the sequence of the report that says it (`report`, `reports`), so that what is taken out of a report
 * goes from the digest too. It names no officer, but for the priority's leads who have a date to decide.
 */

const actionLine = { label: z.string(), text: z.string() }
const placedLine = { ...actionLine, priority: z.string() }

/** How many actions stand at one status, for the chart and for the words beside it. */
const statusCountSchema = z.strictObject({ status: z.string(), count: z.number() })
export type StatusCount = z.infer<typeof statusCountSchema>

const overdueLineSchema = z.strictObject({
  ...actionLine,
  dueOn: z.iso.date(),
  daysLate: z.number(),
  status: z.string(),
})
export type OverdueLine = z.infer<typeof overdueLineSchema>
const priorityOverdueSchema = z.strictObject({
  number: z.string(),
  title: z.string(),
  lines: z.array(overdueLineSchema),
})
export type PriorityOverdue = z.infer<typeof priorityOverdueSchema>

/** One report or decision; `status` is how the action stood by it, or what was decided. */
const changeLineSchema = z.strictObject({ ...placedLine, status: z.string(), recordedAt: z.string() })
export type ChangeLine = z.infer<typeof changeLineSchema>

/** Who is asked to decide on a date: the priority's leads by name, a configured approver, or nobody whom the bot could find. */
const deciderSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('leads'), names: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('approver') }),
  z.strictObject({ kind: z.literal('nobody') }),
])
export type Decider = z.infer<typeof deciderSchema>

/** A date that waits for approval. `from` is the day that counts until then; null where the plan prints none. */
const decisionLineSchema = z.strictObject({
  ...placedLine,
  from: z.iso.date().nullable(),
  to: z.iso.date(),
  daysWaiting: z.number().int(),
  decider: deciderSchema,
  report: z.number().int(),
})
export type DecisionLine = z.infer<typeof decisionLineSchema>

const askedDateSchema = z.strictObject({
  to: z.iso.date(),
  state: z.enum(['pending', 'approved', 'refused']),
})
/** An action that has slipped since the last digest: how, whether it is late, and the reports that say why. */
const exceptionLineSchema = z.strictObject({
  ...placedLine,
  slips: z.array(z.enum(slips)),
  status: z.string(),
  overdue: z.strictObject({ dueOn: z.iso.date(), daysLate: z.number() }).nullable(),
  newDate: askedDateSchema.nullable(),
  reports: z.array(z.number().int()),
})
export type ExceptionLine = z.infer<typeof exceptionLineSchema>

const completedLineSchema = z.strictObject({ ...placedLine, on: z.iso.date(), report: z.number().int() })
export type CompletedLine = z.infer<typeof completedLineSchema>
const dueSoonLineSchema = z.strictObject({ ...placedLine, dueOn: z.iso.date(), status: z.string() })
export type DueSoonLine = z.infer<typeof dueSoonLineSchema>
const withoutUpdateSchema = z.strictObject({ number: z.string(), labels: z.array(z.string()) })
export type WithoutUpdate = z.infer<typeof withoutUpdateSchema>

/** What the digest before this one said, for how the counts have moved. */
const formerCountsSchema = z.strictObject({
  asOf: z.iso.date(),
  overdueCount: z.number(),
  noUpdateYet: z.number(),
  counts: z.array(statusCountSchema),
})
export type FormerCounts = z.infer<typeof formerCountsSchema>

/** A monitoring round that was signed off, and how the plan's actions stood at its end. */
const signedOffLineSchema = z.strictObject({
  round: z.string(),
  signedOffOn: z.iso.date(),
  counts: z.array(statusCountSchema),
  actionCount: z.number().int(),
  overdueCount: z.number().int(),
})
export type SignedOffLine = z.infer<typeof signedOffLineSchema>

const newsSchema = z.strictObject({
  decisions: z.array(decisionLineSchema),
  exceptions: z.array(exceptionLineSchema),
  completed: z.array(completedLineSchema),
  dueSoon: z.array(dueSoonLineSchema),
  dueSoonDays: z.number().int(),
  withoutUpdate: z.array(withoutUpdateSchema),
  /** Null for the first digest of a channel. */
  before: formerCountsSchema.nullable(),
  /** What was signed off since the last digest; digests from before rounds were named have none. */
  signedOff: z.array(signedOffLineSchema).default([]),
})
export type ManagersNews = z.infer<typeof newsSchema>

const figures = {
  planId: z.string(),
  asOf: z.iso.date(),
  /** The first day of the period. */
  periodStart: z.iso.date(),
  counts: z.array(statusCountSchema),
  noUpdateYet: z.number(),
  actionCount: z.number(),
  /** What is overdue, by priority, but for what stands among the new exceptions. */
  overdue: z.array(priorityOverdueSchema),
  /** Everything that is overdue. */
  overdueCount: z.number(),
  /** How many officers are sent a card with this digest, and how many more could not be reached when it was made. */
  officersAsked: z.number(),
  officersNotReached: z.number(),
  /** The period before: how many were asked, and how many of them had saved nothing by now; null when there was none. */
  lastPeriod: z.strictObject({ asked: z.number(), notReplied: z.number() }).nullable(),
  /** What was recorded since the last digest; before the first one, since the plan began. */
  changes: z.array(changeLineSchema),
}
const presentForm = z.strictObject({ ...figures, news: newsSchema.nullable() })
export type ManagersDigest = z.infer<typeof presentForm>

/** A digest as kept: of this form, or of the former one, which had figures, overdue actions and changes alone. */
export const managersDigestSchema: z.ZodType<ManagersDigest> = z.union([
  presentForm,
  z
    .strictObject({ ...figures, sinceThen: z.array(changeLineSchema), officersReplied: z.number() })
    // The former form had its changes oldest first.
    .transform(({ sinceThen, officersReplied, changes, ...posted }) => ({
      ...posted,
      changes: changes.toReversed(),
      news: null,
    })),
])
