import type { Answer } from '../ask/answer.ts'
import type { Account, Clock, MemoryStore, Plans, UpdateStore } from './ports.ts'

export type AnswerQuestion = (question: {
  text: string
  conversationId: string
  asker: Pick<Account, 'accountId' | 'personName'>
}) => Promise<Answer>

/** Answers a chat message from the current plans and updates, and remembers what the conversation is about. */
export function makeAnswerQuestion(needs: {
  plans: Plans
  updates: UpdateStore
  memory: MemoryStore
  clock: Clock
}): AnswerQuestion {
  return async ({ text, conversationId, asker }) => {
    const [memory, updates] = await Promise.all([
      needs.memory.load(conversationId, asker.accountId),
      needs.updates.all(needs.plans.library.current.plan.id),
    ])
    const turn = { text, updates, asOf: needs.clock.today(), asker: asker.personName, memory }
    const result = needs.plans.engine(turn)
    await needs.memory.save(conversationId, asker.accountId, result.memory)
    return result.answer
  }
}
