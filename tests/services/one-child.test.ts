import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { prepareEngine } from '../../src/ask/ask.ts'
import { makeAnswerQuestion, type AnswerQuestion } from '../../src/services/answer-question.ts'
import { makeKeepUnanswered, makeRateAnswer } from '../../src/services/learn-from-questions.ts'
import { makeQuietConversations } from '../../src/services/one-child.ts'
import type { Plans } from '../../src/services/ports.ts'
import type { AskedQuestion } from '../../src/services/question-store.ts'
import { createCoverStore } from '../../src/store/covers.ts'
import { createPositionStore } from '../../src/store/cycle/positions.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { createQuestionStore } from '../../src/store/questions.ts'
import { createUpdateStore } from '../../src/store/updates.ts'
import { freshDatabase } from '../support/database.ts'
import { queryOn } from '../support/throwaway-database.ts'
import { shippedPlan } from '../support/shipped-plan.ts'

/** The engine, the services and a real database: where the words of a message about a child may and may not end up. */
const { library, vocabulary } = await shippedPlan()
const plans: Plans = { library, engine: prepareEngine(library, vocabulary) }
const safeguarding = { text: 'Ring the duty desk on 01632 960001.', checkedOn: '2026-11-03' }

let store: Awaited<ReturnType<typeof freshDatabase>>
let logged: unknown[]
let answerQuestion: AnswerQuestion
beforeEach(async () => {
  store = await freshDatabase()
  logged = []
  answerQuestion = makeAnswerQuestion(needs())
  return () => store.close()
})

const needs = () => {
  const note = (...line: unknown[]) => void logged.push(line)
  return {
    ...{ plans, safeguarding, log: { info: note, warn: note, error: note } },
    updates: createUpdateStore(store.database, () => undefined),
    outbox: createOutbox(store.database, () => undefined),
    covers: createCoverStore(store.database),
    positions: createPositionStore(store.database),
    quiet: makeQuietConversations(),
    memory: createMemoryStore(store.database),
    questions: createQuestionStore(store.database, 90),
    clock: { today: () => '2011-07-15', now: () => '2011-07-15T09:00:00.000Z' },
  }
}
const asker = { accountId: 'account-1', personName: null }

/** Asks as a message of Teams does: the answer, and then what is kept of the question. */
const ask = async (text: string, conversationId = 'chat-1') => {
  const answered = await answerQuestion({ text, conversationId, asker })
  await makeKeepUnanswered(needs())(answered.question)
  return answered
}

/** Every row of every table, as text. */
const everything = async () => {
  const tables = await queryOn(
    store.url,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const rows = await Promise.all(
    tables.map(({ name }) => queryOn(store.url, `select t::text as row from ${String(name)} t`)),
  )
  return JSON.stringify(rows)
}

describe('a message about one child', () => {
  it('is answered with 999, the council’s own text and the day on which it was checked', async () => {
    const { answer } = await ask('A girl in my class called Zelda has bruises')
    expect(answer.text).toContain('If a child is in immediate danger, call 999.')
    expect(answer.text).toContain('Ring the duty desk on 01632 960001. (checked on 3 November 2026)')
    expect(answer).toMatchObject({ kind: 'unknown', facts: [], citations: [], followUps: [] })
  })

  it('is answered with 999 and a plain sentence where no text is configured', async () => {
    answerQuestion = makeAnswerQuestion({ ...needs(), safeguarding: null })
    const { answer } = await ask('A girl in my class called Zelda has bruises')
    expect(answer.text).toContain('If a child is in immediate danger, call 999.')
    expect(answer.text).toContain('No safeguarding text is configured')
  })

  it.each([
    'A girl in my class called Zelda has bruises',
    'Zelda of 4 High Street came in again today. She is a girl in my class. Should I refer?',
    'Who leads priority 7? And what do I do about Zelda, a pupil of mine, who has bruises?',
    'Zelda is a child i know. In Essex, who leads on safeguarding?',
  ])('leaves no word in any table or log line: %s', async (text) => {
    await ask('who leads priority 7?')
    const before = await everything()
    const { question } = await ask(text)
    expect(question).toBeNull()
    expect(await everything()).toBe(before)
    expect(before).not.toContain('Zelda')
    expect(logged).toEqual([])
  })

  it('does not disturb what the conversation was about', async () => {
    await ask('who leads priority 7?')
    await ask('A girl in my class called Zelda has bruises')
    expect((await ask('and 8?')).answer.text).toContain('Debbie Orton')
  })

  it('keeps quiet about what follows it in the same conversation, and only there', async () => {
    await ask('A girl in my class called Zelda has bruises')
    expect((await ask('zelda qwertyson moved to xyzzy lane')).question).toBeNull()
    expect((await ask('who leads priority 7?')).question).toBeNull()
    expect((await everything()).toLowerCase()).not.toContain('zelda')
    expect((await ask('who leads priority 7?', 'chat-2')).question).not.toBeNull()
  })

  it('is not stored either when it comes back as a press on a card', async () => {
    const pressed: AskedQuestion = {
      ...{ id: crypto.randomUUID(), text: 'A girl in my class called Zelda has bruises' },
      ...{ answerKind: 'unknown', queryKind: 'not-said', asOf: '2011-07-15' },
    }
    await makeRateAnswer(needs())(pressed, false)
    expect(await everything()).not.toContain('Zelda')
    await makeRateAnswer(needs())({ ...pressed, text: 'what about zebras?' }, false)
    expect(await everything()).toContain('zebras')
  })
})

describe('a conversation that is kept quiet', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is so for half an hour after the last message about a child', () => {
    const quiet = makeQuietConversations()
    quiet.begin('chat-1')
    vi.advanceTimersByTime(29 * 60_000)
    quiet.begin('chat-1')
    vi.advanceTimersByTime(29 * 60_000)
    expect([quiet.has('chat-1'), quiet.has('chat-2')]).toEqual([true, false])
    vi.advanceTimersByTime(60_000)
    expect(quiet.has('chat-1')).toBe(false)
  })
})
