import type { Library } from '../plan/library.ts'
import type { PlanUpdate } from '../progress/update.ts'
import type { Answer } from './answer.ts'
import type { ConversationMemory } from './conversation.ts'
import type { Vocabulary } from './vocabulary.ts'

/** One message and everything its answer may depend on. */
export type Turn = {
  /** What the person typed, mention markup and all; any length, any characters. */
  text: string
  updates: readonly PlanUpdate[]
  /** The day the answer speaks of, ISO. */
  asOf: string
  /** The asker's full name as a plan prints it; null when the plan does not know them. */
  asker: string | null
  /** What this person's last turns in this conversation were about; null for a new conversation. */
  memory: ConversationMemory | null
}

/** Answers one message and says what the conversation is now about. Pure, and never throws for any text. */
export type Engine = (turn: Turn) => { answer: Answer; memory: ConversationMemory }

/** Builds the indexes for these plans once, and gives the engine that answers from them. */
export function prepareEngine(library: Library, vocabulary: Vocabulary): Engine {
  void library
  void vocabulary
  throw new Error('not built')
}
