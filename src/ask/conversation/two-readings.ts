import type { ConversationMemory, SpokenOf } from './conversation.ts'

/** Which of the two readings that a guess shows is meant. */
export type Which = 'first' | 'second'

/** What one of two readings was about, without what belongs to the guess as a whole. */
export function spokenOf({ guessed: _, otherReading: __, ...spoken }: ConversationMemory): SpokenOf {
  return spoken
}

/** The memory as though the second reading had been the first; as it is where only one was shown. */
export function fromSecond(memory: ConversationMemory): ConversationMemory {
  return memory.otherReading === null
    ? memory
    : { ...memory.otherReading, guessed: memory.guessed, otherReading: spokenOf(memory) }
}

/** The memory once somebody has said which reading was meant: no guess any more, and nothing beside it. */
export function goingOnFrom(memory: ConversationMemory, which: Which): ConversationMemory {
  const chosen = which === 'first' ? memory : fromSecond(memory)
  return { ...spokenOf(chosen), guessed: false, otherReading: null }
}
