import { z } from 'zod'

const templateSchema = z.looseObject({
  type: z.literal('AdaptiveCard'),
  version: z.literal('1.5'),
  body: z.array(z.unknown()).min(1),
})

/**
 * Every card's template, under the name of its file without `.template.json`. They arrive as values, so that
 * this folder reads no file.
 */
export const cardTemplatesSchema = z.strictObject({
  answer: templateSchema,
  officer: templateSchema,
  approval: templateSchema,
  confirm: templateSchema,
  'not-mine': templateSchema,
  chase: templateSchema,
  'board-paper': templateSchema,
  managers: templateSchema,
  'whole-list': templateSchema,
  welcome: templateSchema,
  'nothing-due': templateSchema,
})
export type CardTemplates = z.infer<typeof cardTemplatesSchema>
export type CardTemplate = CardTemplates[keyof CardTemplates]

/** Checks the template files that were read. Throws, naming the template, when one is missing, unknown or not a card. */
export function parseCardTemplates(files: Record<string, unknown>): CardTemplates {
  const parsed = cardTemplatesSchema.safeParse(files)
  if (parsed.success) return parsed.data
  throw new Error(`The card templates cannot be used: ${z.prettifyError(parsed.error)}`)
}
