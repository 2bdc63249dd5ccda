import { z } from 'zod'

/** One press that a saving process is told to make: what a client would send, again and again the same. */
export const orderSchema = z.strictObject({
  activityId: z.string(),
  planId: z.string(),
  cardId: z.string(),
  ref: z.string(),
  baseVersion: z.number(),
  note: z.string(),
})
export type Order = z.infer<typeof orderSchema>

/** What a saving process says once a press has come to its end; `version` is the action's, as it now knows it. */
export const acknowledgementSchema = z.strictObject({
  activityId: z.string(),
  kind: z.string(),
  version: z.number(),
})
export type Acknowledgement = z.infer<typeof acknowledgementSchema>
