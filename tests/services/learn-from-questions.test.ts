import { beforeEach, describe, expect, it } from 'vitest'
import { prepareEngine } from '../../src/ask/ask.ts'
import { makeQuietConversations } from '../../src/services/one-child.ts'
import { makeAnswerQuestion } from '../../src/services/answer-question.ts'
import { makeKeepUnanswered } from '../../src/services/learn-from-questions.ts'
import type { QuestionStore } from '../../src/services/question-store.ts'
import { createCoverStore } from '../../src/store/covers.ts'
import { createPositionStore } from '../../src/store/cycle/positions.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { createQuestionStore } from '../../src/store/questions.ts'
import { createUpdateStore } from '../../src/store/updates.ts'
import { freshDatabase } from '../support/database.ts'
import { queryOn } from '../support/throwaway-database.ts'
import { shippedPlan } from '../support/shipped-plan.ts'

const { library, vocabulary } = await shippedPlan()
const engine = prepareEngine(library, vocabulary)

let store: Awaited<ReturnType<typeof freshDatabase>>
let questions: QuestionStore
let logged: unknown[]
beforeEach(async () => {
  store = await freshDatabase()
  questions = createQuestionStore(store.database, 90)
  logged = []
  return () => store.close()
})

const ask = (text: string) =>
  makeAnswerQuestion({
    plans: { library, engine },
    updates: createUpdateStore(store.database, () => undefined),
    outbox: createOutbox(store.database, () => undefined),
    covers: createCoverStore(store.database),
    positions: createPositionStore(store.database),
    quiet: makeQuietConversations(),
    memory: createMemoryStore(store.database),
    clock: { today: () => '2011-07-15', now: () => '2011-07-15T09:00:00.000Z' },
    safeguarding: null,
  })({ text, conversationId: 'chat-1', asker: { accountId: 'account-1', personName: 'Darren Newman' } })
const keeper = () => {
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (...line: unknown[]) => void logged.push(line),
  }
  return makeKeepUnanswered({ questions, log })
}
const rows = () => queryOn(store.url, 'select * from question')

describe('a question that was answered', () => {
  it('can be rated, and leaves no row until it is', async () => {
    const { question } = await ask('who leads priority 7?')
    expect(question).toMatchObject({
      text: 'who leads priority 7?',
      answerKind: 'answer',
      asOf: '2011-07-15',
    })
    expect(question?.queryKind).not.toBe('')
    await keeper()(question)
    expect(await rows()).toEqual([])
  })

  it('is not offered for rating when it was small talk', async () => {
    expect((await ask('thank you')).question).toBeNull()
  })
})

describe('a question that was not answered', () => {
  const odd = 'which football team won the cup?'

  it('is kept once, with how it was taken and without who asked', async () => {
    const { question } = await ask(odd)
    await keeper()(question)
    await keeper()(question)
    const [row, ...more] = await rows()
    expect(more).toEqual([])
    expect(row).toMatchObject({ text: odd, answer_kind: 'unknown', query_kind: 'not-said', helpful: null })
    expect(JSON.stringify(row)).not.toMatch(/Darren|account-1|chat-1/)
  })

  it('is cut to 400 characters', async () => {
    const { question } = await ask(`${odd} ${'very '.repeat(200)}`)
    expect(question?.text).toHaveLength(400)
  })

  it('does no harm when it cannot be kept: the failure is logged once, without its words', async () => {
    const { question } = await ask(odd)
    questions = { ...questions, keep: () => Promise.reject(new Error(`no room for ${odd}`)) }
    await keeper()(question)
    expect(logged).toHaveLength(1)
    expect(JSON.stringify(logged)).not.toContain('football')
  })
})
