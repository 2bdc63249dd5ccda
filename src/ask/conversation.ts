import { z } from 'zod'

export const conversationMemorySchema = z.strictObject({})
export type ConversationMemory = z.infer<typeof conversationMemorySchema>
