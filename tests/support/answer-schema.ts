import { z } from 'zod'
import type { Answer } from '../../src/ask/answer.ts'
import { querySchema } from '../../src/ask/query.ts'

const line = z.string().min(1)

/** What every answer must look like, whatever was asked. */
export const answerSchema: z.ZodType<Answer> = z.strictObject({
  kind: z.enum(['answer', 'clarify', 'unknown', 'smalltalk']),
  text: line,
  facts: z.array(z.strictObject({ label: line, value: line })),
  citations: z.array(z.strictObject({ plan: line, where: line })),
  charts: z
    .array(
      z.strictObject({
        title: line,
        unit: line,
        bars: z
          .array(z.strictObject({ label: line, value: z.number().nonnegative(), printed: line }))
          .min(2)
          .max(8),
      }),
    )
    .exactOptional(),
  followUps: z.array(line).max(3),
  query: querySchema.nullable(),
})
