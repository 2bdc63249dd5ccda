import { z } from 'zod'

/** The stages an officer can report, as stored. "No update yet" is the absence of one, never a stage. */
export const stageSchema = z.enum(['Not started', 'In progress', 'Complete', 'On hold', 'Stopped'])
export type Stage = z.infer<typeof stageSchema>

/** How sure an officer is while an action is in progress, as stored. The word comes first; colour only repeats it. */
export const confidenceSchema = z.enum(['Green', 'Amber', 'Red'])
export type Confidence = z.infer<typeof confidenceSchema>

/** How "nobody has reported on it" is written, in data as on cards. */
export const noUpdateYet = 'No update yet'

/** What a stage or a confidence can ask an officer to say with it. */
const askedForSchema = z.enum(['note', 'correctiveAction', 'completedOn', 'evidence'])
export type AskedFor = z.infer<typeof askedForSchema>

/** The parts of a report that a council may do without. */
const partSchema = z.enum(['milestones', 'revisedDate', 'blockedBy', 'helpFrom'])
export type ReportPart = z.infer<typeof partSchema>

const stageRuleSchema = z.strictObject({
  stage: stageSchema,
  title: z.string().trim().min(1).max(40),
  /** After which stages it may be chosen. */
  follows: z.array(z.union([stageSchema, z.literal(noUpdateYet)])).min(1),
  asks: z.array(askedForSchema),
})
const confidenceRuleSchema = z.strictObject({
  confidence: confidenceSchema,
  title: z.string().trim().min(1).max(40),
  asks: z.array(askedForSchema),
})

const phrases = z.array(z.string().trim().min(1)).default([])

/** What is no child where a number stands behind it in a note, beside what the plan itself names. Case does not matter. */
const notChildrenSchema = z.strictObject({
  /** Whole names: towns. */
  names: phrases,
  /** What ends the name of something: "Oakwood School". */
  endings: phrases,
  /** The same, where it may be a surname as well: only alone, or behind a name that is known. */
  surnames: phrases,
})

/**
 * How a council reports on its plan: names, allowed changes, what each status asks for, and which parts are in use.
 * The plan owner's data, in data/reporting. A stage that is left out cannot be chosen any more; what stands twice, and
 * "In progress" without confidences, is refused.
 */
export const reportingRulesSchema = z
  .strictObject({
    stages: z.array(stageRuleSchema).min(1),
    confidences: z.array(confidenceRuleSchema),
    parts: z.array(partSchema),
    notChildren: notChildrenSchema.prefault({}),
    /** Days ahead that a card looks. */
    dueSoonDays: z.number().int().min(0).max(366),
    /** Years from today within which a day that somebody types must lie: a new date ahead, a day of completion behind. */
    yearsAround: z.number().int().min(1).max(50).default(10),
    /** Actions that an officer is shown at once. */
    actionsAtOnce: z.number().int().min(1).max(40),
  })
  .refine(({ stages }) => new Set(stages.map(({ stage }) => stage)).size === stages.length, {
    path: ['stages'],
    message: 'a stage stands twice',
  })
  .refine(({ confidences }) => new Set(confidences.map((c) => c.confidence)).size === confidences.length, {
    path: ['confidences'],
    message: 'a confidence stands twice',
  })
  .refine(
    ({ stages, confidences }) =>
      confidences.length > 0 || !stages.some(({ stage }) => stage === 'In progress'),
    { path: ['confidences'], message: '"In progress" has no confidence to choose' },
  )
export type ReportingRules = z.infer<typeof reportingRulesSchema>
