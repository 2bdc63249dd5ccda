import { describe, expect, it } from 'vitest'
import {
  conversationMemorySchema,
  freshMemory,
  type ConversationMemory,
} from '../../../src/ask/conversation/conversation.ts'
import { correctedQuestion } from '../../../src/ask/conversation/correction.ts'
import { fromSecond, goingOnFrom, spokenOf } from '../../../src/ask/conversation/two-readings.ts'
import { ask } from '../../support/ask-engine.ts'

/** The last answer of a conversation, and what it leaves behind. */
function converse(...questions: string[]) {
  let memory: ConversationMemory | undefined
  let last = ask('')
  for (const question of questions) {
    last = ask(question, memory ? { memory } : {})
    memory = last.memory
  }
  return last
}

describe('the memory of a guess', () => {
  it('keeps both readings that were shown', () => {
    const { answer, memory } = ask('housing for care leavers?')
    expect(answer.text).toContain('Or this:')
    expect(memory.guessed).toBe(true)
    expect(memory.query?.kind).toBe('passage')
    expect(memory.otherReading?.query).not.toEqual(memory.query)
    expect(conversationMemorySchema.parse(JSON.parse(JSON.stringify(memory)))).toEqual(memory)
  })

  it('can be read as an earlier version stored it, without a second reading', () => {
    const { otherReading: _, ...earlier } = freshMemory
    expect(conversationMemorySchema.parse(earlier)).toEqual(freshMemory)
  })

  it('turns to the second reading and back', () => {
    const { memory } = ask('housing for care leavers?')
    expect(fromSecond(fromSecond(memory))).toEqual(memory)
    expect(goingOnFrom(memory, 'first')).toEqual({ ...memory, guessed: false, otherReading: null })
    expect(spokenOf(goingOnFrom(memory, 'second'))).toEqual(memory.otherReading)
    expect(fromSecond(freshMemory)).toEqual(freshMemory)
  })
})

describe('the turn after a guess', () => {
  it.each(['the second one', 'the other one', 'no, the other', 'I meant the second one'])(
    'tells the second reading plainly: %s',
    (choice) => {
      const { answer, memory } = converse('housing for care leavers?', choice)
      expect(answer.kind).toBe('answer')
      expect(answer.text).toContain('appropriate accommodation and do not become homeless')
      expect(memory).toMatchObject({ guessed: false, otherReading: null })
    },
  )

  it('tells the first reading plainly where that is chosen', () => {
    const { answer } = converse('housing for care leavers?', 'the first one')
    expect(answer.kind).toBe('answer')
    expect(answer.text).toContain('CLA Strategy')
  })

  it('asks of the second reading what names it', () => {
    const { answer } = converse('who leads on bullying?', 'no, the other', 'which theme is it under?')
    expect(answer.text).toContain('Safeguarding')
  })

  it('goes on from the second reading where only that has what is asked, and it stays a guess', () => {
    const first = ask('who leads on bullying?')
    expect([first.memory.query?.kind, first.memory.otherReading?.query?.kind]).toEqual([
      'action',
      'priority-lead',
    ])
    const { answer } = ask('and the indicators?', { memory: first.memory })
    expect(answer.kind).toBe('clarify')
    expect(answer.text).toContain('Number of bullying and racist incidents reported by schools')
  })

  it('prefers the first reading where both have it, and it stays a guess', () => {
    const { answer, memory } = converse('who leads on bullying?', 'and when is it due?')
    expect(answer.kind).toBe('clarify')
    expect(memory.actions).toEqual(['herts-2011/3/3.1'])
  })
})

describe('a guess', () => {
  it.each([
    'who is re-tendering the CAMHS service?',
    'What did parents say about bullying?',
    'how will we know mental health is better',
  ])('never says a line twice: %s', (question) => {
    const { answer } = ask(question)
    expect(answer.kind).toBe('clarify')
    const lines = answer.text.split('\n')
    expect(lines).toEqual([...new Set(lines)])
  })
})

describe('a correction', () => {
  it.each([
    ['no, I meant who leads it', 'who leads it'],
    ['sorry, when is it due?', 'when is it due?'],
    ['no, the lead', 'and the lead?'],
    ['I meant the indicator, not the lead', 'and the indicator?'],
    ["no, I meant the action's date", 'and the date?'],
    ['no lead officer', 'no lead officer'],
    ['no, 3.2', 'no, 3.2'],
    ['I meant the 2018 plan', 'I meant the 2018 plan'],
    ['who leads 2.3?', 'who leads 2.3?'],
  ])('%s: %s', (text, question) => {
    expect(correctedQuestion(text)).toBe(question)
  })

  it('does not take "no" for a lack of what is asked for', () => {
    const { answer } = converse('when is 2.3 due?', 'no, the lead')
    expect(answer.text).toContain('The lead officer for action 2.3 is Darren Newman')
  })
})
