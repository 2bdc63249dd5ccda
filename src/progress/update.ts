import { z } from 'zod'
import { confidenceSchema, stageSchema } from './status.ts'

/** One officer's word on one action. Append-only: the standing is a fold over these, nothing is overwritten. */
export const planUpdateSchema = z.strictObject({
  /** The order in which the store accepted it; what the fold follows. */
  sequence: z.number().int().positive(),
  planId: z.string(),
  actionKey: z.string(),
  stage: stageSchema,
  confidence: confidenceSchema.nullable(),
  /** What the officer wrote, as typed; escape before showing. Empty where nothing was written. */
  note: z.string(),
  /** The day the officer now expects, ISO; null where none was given. The plan's own date stays the baseline. */
  expectedOn: z.iso.date().nullable(),
  /** Full name in the plan, or the account's display name for an administrator whom the plan does not name. */
  recordedBy: z.string(),
  /** The Teams account that pressed Save (Microsoft Entra object id). */
  accountId: z.string(),
  /** An instant, ISO with zone. */
  recordedAt: z.iso.datetime({ offset: true }),
  /** The Teams activity that carried it; unique, which makes a repeated delivery harmless. */
  activityId: z.string(),
  /** The card it was made on; null for one made elsewhere. */
  cardId: z.string().nullable(),
})
export type PlanUpdate = z.infer<typeof planUpdateSchema>
/** An update that the store has not yet numbered. */
export type NewPlanUpdate = Omit<PlanUpdate, 'sequence'>
