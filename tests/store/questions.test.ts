import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AskedQuestion, QuestionStore } from '../../src/services/question-store.ts'
import { createQuestionStore } from '../../src/store/questions.ts'
import { freshDatabase } from '../support/database.ts'
import { queryOn } from '../support/throwaway-database.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let questions: QuestionStore
beforeAll(async () => {
  fresh = await freshDatabase()
  questions = createQuestionStore(fresh.database, 90)
})
afterAll(() => fresh.close())
beforeEach(async () => {
  await queryOn(fresh.url, 'delete from question')
})

const asked = (over: Partial<AskedQuestion> = {}): AskedQuestion => ({
  ...{ id: randomUUID(), text: 'what is the budget?', asOf: '2011-07-15' },
  ...{ answerKind: 'unknown', queryKind: 'not-said', ...over },
})
const keptAt = (id: string, moment: string) =>
  queryOn(fresh.url, 'update question set kept_at = $2::text::timestamptz where id = $1', [id, moment])
const age = (id: string, days: number) =>
  queryOn(fresh.url, "update question set kept_at = now() - $2 * interval '1 day' where id = $1", [id, days])
const stored = async () => {
  const rows = await queryOn(fresh.url, 'select text, helpful from question order by text')
  return rows.map((row) => [row['text'], row['helpful']] as unknown)
}

describe('kept questions', () => {
  it('are one row an answer, and the last press counts', async () => {
    const question = asked({ answerKind: 'answer', queryKind: 'figures' })
    await questions.rate(question, true)
    await questions.rate(question, true)
    expect(await stored()).toEqual([['what is the budget?', true]])
    await questions.rate(question, false)
    expect(await stored()).toEqual([['what is the budget?', false]])
  })

  it('keep what was pressed when the question itself is stored later, or again', async () => {
    const question = asked()
    await questions.rate(question, false)
    await questions.keep(question)
    expect(await stored()).toEqual([['what is the budget?', false]])
  })

  it('can be kept and rated by many at once, while old ones are deleted', async () => {
    const old = Array.from({ length: 20 }, () => asked({ text: 'old' }))
    await Promise.all(old.map((question) => questions.keep(question)))
    await queryOn(fresh.url, "update question set kept_at = now() - interval '91 days'")
    const question = asked()
    await Promise.all(
      [...Array(20).keys()].flatMap((i) => [questions.rate(question, i % 2 === 0), questions.keep(asked())]),
    )
    expect((await stored()).length).toBe(21)
  })

  it('hold what a database cannot take only in a form that it can', async () => {
    await questions.keep(asked({ text: 'nul \u0000 and half \ud83d' }))
    expect(await stored()).toEqual([['nul  and half \ufffd', null]])
  })

  it('are deleted after their days, when anything else is kept or at a purge', async () => {
    const [first, second, third] = [asked({ text: 'a' }), asked({ text: 'b' }), asked({ text: 'c' })]
    await questions.keep(first)
    await questions.keep(second)
    await age(first.id, 91)
    await age(second.id, 89)
    await questions.keep(third)
    expect(await stored()).toEqual([
      ['b', null],
      ['c', null],
    ])
    await age(second.id, 91)
    await questions.purge()
    expect(await stored()).toEqual([['c', null]])
  })
})

describe('the questions to learn from', () => {
  it('are the unanswered and the disliked, newest first, by the day in London', async () => {
    const unanswered = asked({ text: 'unanswered' })
    const disliked = asked({ text: 'disliked', answerKind: 'answer', queryKind: 'figures' })
    await questions.keep(unanswered)
    await questions.rate(disliked, false)
    await questions.rate(asked({ text: 'liked', answerKind: 'answer' }), true)
    const year = new Date().getUTCFullYear()
    // Late on 30 June in London, which keeps summer time, is still 30 June in UTC; half past eleven in UTC is 1 July.
    questions = createQuestionStore(fresh.database, 3650)
    await keptAt(unanswered.id, `${year - 1}-06-30T23:30:00Z`)
    await keptAt(disliked.id, `${year - 1}-06-30T22:30:00Z`)
    expect(await questions.toLearnFrom(null)).toEqual([
      { ...unanswered, helpful: null, keptOn: `${year - 1}-07-01` },
      { ...disliked, helpful: false, keptOn: `${year - 1}-06-30` },
    ])
    expect((await questions.toLearnFrom(`${year - 1}-07-01`)).map(({ text }) => text)).toEqual(['unanswered'])
    expect((await questions.toLearnFrom(`${year - 1}-06-30`)).length).toBe(2)
    expect(await questions.toLearnFrom(`${year - 1}-07-02`)).toEqual([])
    questions = createQuestionStore(fresh.database, 90)
  })

  it('have none whose days are over, whatever is still stored', async () => {
    const question = asked()
    await questions.keep(question)
    await age(question.id, 91)
    expect(await questions.toLearnFrom(null)).toEqual([])
  })
})
