import { describe, expect, it } from 'vitest'
import { prepareEngine } from '../../src/ask/ask.ts'
import { conversationMemorySchema, type ConversationMemory } from '../../src/ask/conversation.ts'
import { querySchema } from '../../src/ask/query.ts'
import type { PlanUpdate } from '../../src/progress/update.ts'
import { shippedPlan } from '../support/shipped-plan.ts'

const { library, vocabulary } = await shippedPlan()
const engine = prepareEngine(library, vocabulary)

function ask(
  text: string,
  more: { asker?: string; updates?: PlanUpdate[]; memory?: ConversationMemory; asOf?: string } = {},
) {
  return engine({
    text,
    updates: more.updates ?? [],
    asOf: more.asOf ?? '2011-07-15',
    asker: more.asker ?? null,
    memory: more.memory ?? null,
  })
}

const update: PlanUpdate = {
  sequence: 1,
  planId: 'herts-2011',
  actionKey: 'herts-2011/2/2.3',
  stage: 'In progress',
  confidence: 'Amber',
  note: 'Draft with partners',
  expectedOn: '2011-09-30',
  recordedBy: 'Darren Newman',
  accountId: 'a',
  recordedAt: '2011-07-15T10:00:00+01:00',
  activityId: 'x',
  cardId: null,
}

describe('an answer', () => {
  it('names the place in the plan that it comes from', () => {
    expect(ask('who leads priority 7?').answer.citations).toEqual([
      { plan: 'CYPP 2011-12 (draft)', where: 'Priority 7, p. 28' },
    ])
  })

  it('carries the query that was executed, which the schema accepts, and a memory that survives storing', () => {
    const questions = [
      'who leads 2.3?',
      'NEET rate?',
      'what is overdue?',
      'Liz?',
      'hello',
      'weather?',
      'and then?',
      "what's next for SMP 1.1?",
    ]
    let memory: ConversationMemory | undefined
    for (const question of questions) {
      const result = ask(question, memory ? { memory } : {})
      expect(querySchema.safeParse(result.answer.query).success, question).toBe(true)
      memory = conversationMemorySchema.parse(JSON.parse(JSON.stringify(result.memory)))
    }
  })

  it('offers follow-ups that the engine itself understands', () => {
    const questions = [
      'who leads priority 7?',
      'when is 2.3 due?',
      "what's the NEET rate?",
      'what is overdue?',
      'what does David Ring do?',
      'help',
    ]
    for (const question of questions) {
      const { answer, memory } = ask(question)
      expect(answer.followUps.length, question).toBeGreaterThan(0)
      for (const next of answer.followUps)
        expect(ask(next, { memory }).answer.query?.kind, `${question} -> ${next}`).not.toBe('not-said')
    }
  })

  it('never throws, whatever is typed', () => {
    const oddities = [
      '',
      '   ',
      '?',
      '<at>Plan Bot</at>',
      '💥💥',
      'a'.repeat(20_000),
      '${process.env.SECRET}',
      '2.3.4.5',
      '%',
      '\u0000',
      'who '.repeat(500),
      '[](){}*_~`',
      '11.1 11.1 11.1',
      'and',
      '0',
      '-1',
      '99999999999999999999',
    ]
    for (const text of oddities) expect(ask(text).answer.text.length, text.slice(0, 20)).toBeGreaterThan(0)
  })
})

describe('the asker', () => {
  it('is told their own actions', () => {
    expect(ask('what are my actions?', { asker: 'Darren Newman' }).answer.text).toContain('2.3')
    expect(ask('am I late on anything?', { asker: 'Darren Newman' }).answer.text).toContain('2.2')
  })

  it('is told that the plan does not know them when it does not', () => {
    expect(ask('what are my actions?').answer.kind).toBe('unknown')
    expect(ask('am I late on anything?').answer.kind).toBe('unknown')
  })
})

describe('recorded updates', () => {
  it('are reflected in the status of an action at once', () => {
    expect(ask('status of 2.3?', { updates: [update] }).answer.text).toContain('In progress (Amber)')
    expect(ask('status of 2.3?').answer.text).toContain('No update yet')
  })

  it('take a completed action off the overdue list', () => {
    const complete: PlanUpdate = { ...update, stage: 'Complete', confidence: null }
    expect(ask("what's overdue in priority 2?").answer.text).toContain('- 2.3')
    expect(ask("what's overdue in priority 2?", { updates: [complete] }).answer.text).not.toContain('- 2.3')
  })

  it('answer what has changed', () => {
    expect(ask('what changed?', { updates: [update] }).answer.text).toContain('Action 2.3')
  })
})

describe('a message with two questions', () => {
  it('gets both answered', () => {
    const { text } = ask('Who leads priority 3, and when is action 2.2 due?').answer
    expect(text).toContain('Liz Biggs')
    expect(text).toContain('April 2011')
  })
})

describe('a constraint that no figure meets', () => {
  it('is said, and the nearest figure is given as what it is', () => {
    const { answer } = ask("what's the NEET rate in Watford?")
    expect(answer.kind).toBe('unknown')
    expect(answer.text).toMatch(/does not give that figure for Watford/)
    expect(answer.text).toContain('2.8%')
  })
})

describe('speed', () => {
  it('answers a question in a few milliseconds once the indexes are built', () => {
    const questions = [
      'who leads priority 7?',
      'what is overdue?',
      "what's the NEET rate for 17 year olds?",
      'anything about cyberbullying in schools?',
    ]
    for (const question of questions) ask(question)
    const start = performance.now()
    for (let i = 0; i < 25; i++) for (const question of questions) ask(question)
    expect((performance.now() - start) / 100).toBeLessThan(25)
  })
})
