import { describe, expect, it } from 'vitest'
import { conversationMemorySchema, type ConversationMemory } from '../../src/ask/conversation/conversation.ts'
import { querySchema } from '../../src/ask/query.ts'
import { ask, library } from '../support/ask-engine.ts'

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

describe('the first line', () => {
  const first = (text: string) => ask(text).answer.text.split('\n')[0] ?? ''

  it('answers by itself, because a chat message shows no more', () => {
    expect(first("what's the NEET rate?")).toMatch(
      /2\.8% of 16 year olds and 4\.1% of 17 year olds.*CYPP 2011-12/,
    )
    expect(first('which agency leads 11.3?')).toMatch(/more than once.*ACS.*CSF\/PCT/)
    expect(first('what is overdue in priority 2?')).toMatch(/2\.2.*2\.3/)
    expect(first("what's next for priority 4?")).toMatch(/October 2011.*4\.3/)
    expect(first('who leads priority 3 and when is 2.2 due?')).toMatch(/Liz Biggs.*April 2011/)
  })

  it('is not repeated by the facts beneath it', () => {
    for (const question of [
      'who leads 2.3?',
      'status of 2.3?',
      'what is overdue?',
      'what does David Ring do?',
    ]) {
      const { text, facts } = ask(question).answer
      for (const { value } of facts) expect(text, `${question}: ${value}`).not.toContain(value)
    }
  })
})

describe('a message about one child', () => {
  const said = 'my son came home with bruises'
  const questions = Array.from({ length: 30 }, (_, i) => `who leads priority ${i + 1}?`).join(' ')
  it.each([
    ['before many questions', `${said}. ${questions}`],
    ['after many questions', `${questions} ${said}.`],
    ['at the end of a very long sentence', `${'really '.repeat(400)}${said}`],
    ['further on than a message is otherwise read', `${'who leads priority 7? '.repeat(400)}${said}`],
  ])('is declined wherever the child is spoken of: %s', (_, text) => {
    const { answer, memory } = ask(text)
    expect(answer.query?.kind).toBe('individual-case')
    expect(JSON.stringify(memory)).not.toContain('bruise')
  })
})

describe('a quantity that the plan does not print', () => {
  it.each([
    'what does the plan cost?',
    'what is the GCSE pass rate?',
    'how many schools are there?',
    "what's the crime rate?",
    'who funds priority 5?',
    'who approved action 2.3?',
    'who leads on flooding?',
  ])('is not answered with something else: %s', (question) => {
    const { kind, text } = ask(question).answer
    expect(kind, text).not.toBe('answer')
  })

  it('is no reason to name somebody with another job', () => {
    const { text } = ask("who is the director of children's services?").answer
    for (const name of library.current.people.keys()) expect(text).not.toContain(name)
  })

  it('is answered where it is printed', () => {
    expect(ask('how many children live in Hertfordshire').answer.text).toContain('260,000')
    expect(ask('how many indicators are there in total?').answer.text).toContain('29 indicators')
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
  it.each([
    ["what's the NEET rate in Watford?", 'Watford', '2.8%'],
    ['what is the conception rate in Stevenage', 'Stevenage', '25.6 per 1000'],
    ['what is the obesity rate for girls?', 'girls', '9.1%'],
    ['what percentage of black children are neet?', 'black children', '2.8%'],
    ['what was the neet rate in 2015?', '2015', '2.8%'],
    ['what proportion of year 4 children are overweight', 'year 4', 'just under 25%'],
  ])('is said, and the nearest figure is given as what it is: %s', (question, said, value) => {
    const { kind, text } = ask(question).answer
    expect(kind, text).not.toBe('answer')
    expect(text).toContain(`does not give that figure for ${said}`)
    expect(text).toContain(value)
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
