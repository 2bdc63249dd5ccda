import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prepareEngine } from '../../src/ask/ask.ts'
import { conversationMemorySchema, type ConversationMemory } from '../../src/ask/conversation/conversation.ts'
import { answerSchema } from '../support/answer-schema.ts'
import { ownQuestions } from '../support/own-questions.ts'
import { shippedPlan } from '../support/shipped-plan.ts'
import { strangeMessages } from '../support/strange-messages.ts'

const { library, vocabulary } = await shippedPlan()
const engine = prepareEngine(library, vocabulary)
const known = ownQuestions().flatMap(({ cases }) => cases.flatMap(({ turns }) => turns.map(({ q }) => q)))

describe('any message at all', () => {
  it('is answered with something that can be shown, and leaves a memory that can be kept', () => {
    const conversation = fc.record({
      messages: fc.array(strangeMessages(known), { minLength: 1, maxLength: 5, size: 'max' }),
      asker: fc.constantFrom(null, 'Darren Newman', 'Nobody Known'),
      asOf: fc.constantFrom('2011-07-15', '2012-02-29', '1999-12-31'),
      safeguarding: fc.constantFrom(null, { text: 'Ring the duty line.', checkedOn: '2011-06-01' }),
    })
    let count = 0
    fc.assert(
      fc.property(conversation, ({ messages, ...setting }) => {
        let memory: ConversationMemory | null = null
        for (const { text } of messages) {
          const turn = engine({ ...setting, text, updates: [], memory })
          const { error } = answerSchema.safeParse(turn.answer)
          expect(error && { issues: error.issues, answer: turn.answer }).toBeUndefined()
          expect(conversationMemorySchema.safeParse(turn.memory).error?.issues).toBeUndefined()
          memory = turn.memory
          count++
        }
      }),
      { seed: 20_110_715, numRuns: 1_000 },
    )
    expect(count).toBeGreaterThan(2_500)
  }, 300_000)
})
