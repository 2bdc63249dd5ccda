import { z } from 'zod'

/** One action on an officer's card, at the version it had when the card was made: a later version shows as a receipt. */
export const cardItemSchema = z.strictObject({
  actionKey: z.string(),
  section: z.enum(['overdue', 'due-soon', 'asked']),
  version: z.number().int().nonnegative(),
})
export type CardItem = z.infer<typeof cardItemSchema>

/** What an officer has typed into one action's form and not yet saved. Values as typed; a blank field is ''. */
export const draftSchema = z.strictObject({ status: z.string(), note: z.string(), expectedOn: z.string() })
export type Draft = z.infer<typeof draftSchema>
