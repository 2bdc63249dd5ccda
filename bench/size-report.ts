import { z } from 'zod'

const measuredSchema = z.strictObject({
  what: z.string(),
  /** Null where it shares the index of the one before. */
  index: z.strictObject({ ms: z.number(), mb: z.number() }).nullable(),
  medianMs: z.number(),
  p99Ms: z.number(),
  questions: z.number(),
})
export type Measured = z.infer<typeof measuredSchema>

/** What one process measured at one size; it is printed as JSON for the process that started it. */
export const sizeReportSchema = z.strictObject({
  records: z.number(),
  /** Time to make the library of the plans, which the engine is built on. */
  libraryMs: z.number(),
  measured: z.array(measuredSchema),
})
export type SizeReport = z.infer<typeof sizeReportSchema>
