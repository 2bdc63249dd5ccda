import type { Answer } from '../ask/answer.ts'
import type { Safeguarding } from '../ask/answerers/answerer.ts'
import type { ConversationMemory } from '../ask/conversation/conversation.ts'
import { matchPerson } from '../services/match-person.ts'
import type { Plans } from '../services/ports.ts'

/**
 * The answers to a conversation's questions, in order, from a fresh memory and with no recorded updates, so that they
 * depend on nothing else. `as` is the asker's name as people write it; somebody whom the plan does not name counts as unknown.
 */
export function converse(
  plans: Plans,
  {
    questions,
    asOf,
    as,
    safeguarding,
  }: { questions: readonly string[]; asOf: string; as: string | null; safeguarding: Safeguarding | null },
): Answer[] {
  const asker = as === null ? null : matchPerson(as, plans.library.current)
  let memory: ConversationMemory | null = null
  return questions.map((text) => {
    const turn = plans.engine({ text, updates: [], asOf, asker, memory, safeguarding })
    memory = turn.memory
    return turn.answer
  })
}
