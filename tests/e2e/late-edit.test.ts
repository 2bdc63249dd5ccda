import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buttonData, inputValue, wordsOnCard } from '../support/card-reading.ts'
import { emptyDatabase } from '../support/database.ts'
import { startSlowBot, type SlowBot } from '../support/slow-bot.ts'

let empty: Awaited<ReturnType<typeof emptyDatabase>>
let slow: SlowBot
beforeAll(async () => {
  empty = await emptyDatabase()
  slow = await startSlowBot(empty.url)
})
afterAll(async () => {
  await slow.stop()
  await empty.drop()
})

const officer = 'Darren Newman'
const key = 'herts-2011/2/2.3'

/** Presses Save on 2.3 of a new card while the database is slow, and while Teams refuses the edit that follows. */
async function lateSave(typed: Record<string, string>) {
  slow.proxy.delayMs = 0
  const before = slow.teams.sent.length
  await slow.teams.write(officer, 'my card')
  const card = slow.teams.sent.slice(before).find(({ edited, card }) => !edited && card !== null)!
  const { verb, ...data } = buttonData(card.card, 'Save 2.3')
  slow.proxy.delayMs = 3_000
  slow.teams.failingEdits = 1
  const { value } = await slow.teams.press(officer, card.messageId, { verb, data: { ...data, ...typed } })
  // What was asked before is still answered late; the outbox, which asks much, need not wait for that.
  slow.proxy.delayMs = 0
  expect(wordsOnCard(value)).toContain('Not confirmed yet')
  return (words: string) =>
    slow.teams.until(
      words,
      (sent) => sent.edited && sent.messageId === card.messageId && wordsOnCard(sent.card).includes(words),
    )
}

describe('a late press whose edit fails', () => {
  it('says in the end that it was not saved, with what was typed, by an edit of the outbox', async () => {
    const edited = await lateSave({ [`note|${key}`]: 'no status chosen' })
    const { card } = await edited('Not saved')
    expect(slow.teams.failingEdits).toBe(0)
    expect(inputValue(card, `note|${key}`)).toBe('no status chosen')
  })

  it('says in the end that it was saved', async () => {
    const edited = await lateSave({ [`status|${key}`]: 'in-progress-green', [`note|${key}`]: 'in the end' })
    expect(wordsOnCard((await edited('Saved')).card)).toContain('in the end')
  })
})

describe('while the database is away', () => {
  const answerTo = async (text: string) => {
    const before = slow.teams.sent.length
    await slow.teams.write(officer, text)
    return slow.teams.sent
      .slice(before)
      .map(({ text: said, card }) => `${said} ${wordsOnCard(card)}`)
      .join('\n')
  }

  it('says so on a question, and tells whoever writes about a child in danger what to do all the same', async () => {
    slow.proxy.cut()
    try {
      expect(await answerTo('who leads priority 7?')).toContain('Something went wrong')
      const answer = await answerTo('A girl in my class called Zelda has bruises, who do I tell?')
      expect(answer).toContain('If a child is in immediate danger, call 999.')
      expect(answer).not.toContain('Something went wrong')
    } finally {
      slow.proxy.mend()
    }
  })
})
