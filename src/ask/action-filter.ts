import { z } from 'zod'

const stageSchema = z.enum(['Not started', 'In progress', 'Complete', 'On hold', 'Stopped', 'none'])
const confidenceSchema = z.enum(['Green', 'Amber', 'Red'])
const keys = z.array(z.string().min(1))
const day = z.iso.date()

/** A time that a question names. */
export const dueRangeSchema = z.strictObject({
  /** First day, null for no lower bound. */
  from: day.nullable(),
  to: day.nullable(),
  /** As people would say it: "in June 2011". */
  words: z.string(),
})
export type DueRange = z.infer<typeof dueRangeSchema>

/** Every field narrows the list; an empty list or null does not. */
export const actionFilterSchema = z.strictObject({
  priorities: keys,
  theme: z.string().nullable(),
  officers: z.array(z.string()),
  agencies: z.array(z.string()),
  due: dueRangeSchema.nullable(),
  /** A time that the action must not be due in. */
  notDue: dueRangeSchema.nullable().default(null),
  overdue: z.boolean(),
  /** What the row does not give; `name` is for officers given by their job title alone. */
  missing: z.enum(['officer', 'date', 'name']).nullable(),
  timescale: z.enum(['ongoing', 'tbc']).nullable(),
  /** What the cell prints that gives no officer or date; null where any gap counts. */
  cell: z.enum(['blank', 'tbc']).nullable().default(null),
  stage: stageSchema.nullable(),
  confidence: confidenceSchema.nullable(),
  /** Where more than one stage or confidence was named, the action must be at any of these; the two above are null then. */
  statuses: z.array(z.union([stageSchema, confidenceSchema])).default([]),
  /** Actions whose subject was named in words, already looked up; null where none was. */
  topic: z.strictObject({ words: z.string(), actions: keys }).nullable(),
  /** True where the agencies or officers must be the only ones that the action names. */
  sole: z.boolean().default(false),
  /** True where the action must name every one of the agencies, not just any. */
  every: z.boolean().default(false),
  /** Only actions that name more than one of these. */
  several: z.enum(['officer', 'agency']).nullable().default(null),
  /** Agencies and officers that the action must not name. */
  notAgencies: z.array(z.string()).default([]),
  notOfficers: z.array(z.string()).default([]),
  /** Whether the action says how it is monitored. */
  monitored: z.enum(['given', 'blank']).nullable().default(null),
  /** Actions whose monitoring cell says these words, already looked up; null where none were said. */
  monitoring: z.strictObject({ words: z.string(), actions: keys }).nullable().default(null),
  /** Cells to print besides the date and the officer. */
  columns: z.array(z.enum(['agency', 'monitoring'])).default([]),
})
export type ActionFilter = z.infer<typeof actionFilterSchema>

/** A filter that lets every action through. */
export const noFilter: ActionFilter = {
  priorities: [],
  theme: null,
  officers: [],
  agencies: [],
  due: null,
  notDue: null,
  overdue: false,
  missing: null,
  timescale: null,
  cell: null,
  stage: null,
  confidence: null,
  statuses: [],
  topic: null,
  sole: false,
  every: false,
  several: null,
  notAgencies: [],
  notOfficers: [],
  monitored: null,
  monitoring: null,
  columns: [],
}
