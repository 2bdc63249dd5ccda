import { z } from 'zod'
import { confidenceSchema, stageSchema } from '../plan/reporting.ts'

/** Where an update came from; the same for every kind. */
export const originSchema = z.strictObject({
  /** The order in which the store accepted it; what the fold follows. */
  sequence: z.number().int().positive(),
  /** 1 for the action's first update of any kind, then 2, 3 … */
  version: z.number().int().positive(),
  planId: z.string(),
  actionKey: z.string(),
  /** Full name in the plan, or the account's display name for somebody whom the plan does not name. */
  recordedBy: z.string(),
  /** The Teams account that pressed (Microsoft Entra object id). */
  accountId: z.string(),
  /** An instant, ISO with zone. */
  recordedAt: z.iso.datetime({ offset: true }),
  /** The Teams activity that carried it; unique, which makes a repeated delivery harmless. */
  activityId: z.string(),
  /** The card it was made on; null for one made elsewhere. */
  cardId: z.string().nullable(),
})
export type Origin = z.infer<typeof originSchema>

/** A date that is asked for instead of the plan's; it counts once it is approved. */
const revisionSchema = z.strictObject({
  milestoneKey: z.string(),
  to: z.iso.date(),
  reason: z.string(),
})

/** How an action goes, as an officer says it. Texts are as typed, '' where nothing was written: escape before showing. */
const report = {
  kind: z.literal('report'),
  stage: stageSchema,
  confidence: confidenceSchema.nullable(),
  note: z.string(),
  /** Whether all that is typed here may be read in channels and reports; otherwise only whom the permission table lets read it. */
  noteShared: z.boolean(),
  correctiveAction: z.string(),
  completedOn: z.iso.date().nullable(),
  evidence: z.string(),
  blockedBy: z.string(),
  helpFrom: z.string(),
  /** Keys of the milestones that are met. */
  met: z.array(z.string()),
  revision: revisionSchema.nullable(),
  /** Set where the form held a date that waits for approval, and its officer cleared it. */
  withdrawsRevision: z.literal(true).optional(),
  /** Set where the form held the date that waits for approval and its reason, as they were: both are said in this report again. */
  keepsRevision: z.literal(true).optional(),
}
/** "No change" since the last report. */
const noChange = { kind: z.literal('no-change') }
/** Takes back one report or "no change", which then counts no more than if it had never been. */
const undo = { kind: z.literal('undo'), undoes: z.number().int().positive() }
/** The answer to a revised date that a report asked for. */
const decision = {
  kind: z.literal('decision'),
  /** The sequence of the report that asks. */
  about: z.number().int().positive(),
  approved: z.boolean(),
  reason: z.string(),
}
/** "This action is not mine", with who may lead it instead, in the officer's words. Changes nothing by itself. */
const notMine = { kind: z.literal('not-mine'), suggested: z.string() }

/** What an update says, without where it came from. */
export const updateContentSchema = z.discriminatedUnion('kind', [
  z.strictObject(report),
  z.strictObject(noChange),
  z.strictObject(undo),
  z.strictObject(decision),
  z.strictObject(notMine),
])
export type UpdateContent = z.infer<typeof updateContentSchema>
export type ReportContent = Extract<UpdateContent, { kind: 'report' }>

/** One word on one action. Append-only: the standing is a fold over these, nothing is overwritten. */
export type PlanUpdate = Origin & UpdateContent
export type Report = Extract<PlanUpdate, { kind: 'report' }>
export type NoChange = Extract<PlanUpdate, { kind: 'no-change' }>
export type NotMine = Extract<PlanUpdate, { kind: 'not-mine' }>
export type Decision = Extract<PlanUpdate, { kind: 'decision' }>

/** Where an update comes from, before the store has given it its numbers. */
export type NewOrigin = Omit<Origin, 'sequence' | 'version'>
export type NewPlanUpdate = NewOrigin & UpdateContent
