import type { Library } from '../plan/library.ts'
import type { PlanUpdate } from '../progress/update.ts'
import type { Answer } from './answer.ts'
import type { ConversationMemory } from './conversation.ts'

/** Everything an answer may depend on. Pure: the same input gives the same answer. */
export type AskInput = {
  /** What the person typed, mention markup and all; any length, any characters. */
  text: string
  library: Library
  updates: readonly PlanUpdate[]
  /** The day the answer speaks of, ISO. */
  asOf: string
  /** The asker's full name as a plan prints it; null when the plan does not know them. */
  asker: string | null
  /** What this person's last turns in this conversation were about; null for a new conversation. */
  memory: ConversationMemory | null
}

/** Answers one message and says what the conversation is now about. Never throws for any text. */
export function ask(input: AskInput): { answer: Answer; memory: ConversationMemory } {
  void input
  throw new Error('not built')
}
