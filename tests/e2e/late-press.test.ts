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
/** A new card, with a press of its Save on 2.3. */
const cardToSave = async (note: string) => {
  slow.proxy.delayMs = 0
  const before = slow.teams.sent.length
  await slow.teams.write(officer, 'my card')
  const card = slow.teams.sent.slice(before).find(({ edited, card }) => !edited && card !== null)!
  const { verb, ...data } = buttonData(card.card, 'Save 2.3')
  const typed = { [`status|${key}`]: 'in-progress-green', [`note|${key}`]: note }
  return { messageId: card.messageId, action: { verb, data: { ...data, ...typed } } }
}
const edited = (messageId: string, words: string) =>
  slow.teams.until(
    words,
    (sent) => sent.edited && sent.messageId === messageId && wordsOnCard(sent.card).includes(words),
  )
/** Presses Save while the network loses that part of the write; then the connections break, and are there again. */
const cutOff = async (note: string, part: 'statement' | 'answer') => {
  const { messageId, action } = await cardToSave(note)
  slow.proxy.lost = { words: 'record_plan_update', part }
  const { value } = await slow.teams.press(officer, messageId, action)
  slow.proxy.cut()
  slow.proxy.lost = null
  slow.proxy.mend()
  return { messageId, value }
}

describe('a press that the database answers late', () => {
  it('is answered in time with what was typed, and the card says afterwards that it is saved', async () => {
    const { messageId, action } = await cardToSave('late but there')
    slow.proxy.delayMs = 3_000
    const { ms, value } = await slow.teams.press(officer, messageId, action)
    expect(ms).toBeLessThan(4_500)
    expect(wordsOnCard(value)).toContain('Not confirmed yet')
    expect(inputValue(value, `note|${key}`)).toBe('late but there')
    expect(wordsOnCard((await edited(messageId, 'Saved after all')).card)).toContain('late but there')
  })

  it('is saved although not even the card and who pressed could be read in time', async () => {
    const { messageId, action } = await cardToSave('later still')
    slow.proxy.delayMs = 4_500
    const { value } = await slow.teams.press(officer, messageId, action)
    expect(value).toContain('Not confirmed yet')
    expect(wordsOnCard((await edited(messageId, 'Saved')).card)).toContain('later still')
  })
})

describe('a press whose connection is cut in the middle', () => {
  it('is not saved where the write never arrived, and the card says so with what was typed still in its form', async () => {
    const { messageId, value } = await cutOff('never arrived', 'statement')
    expect(wordsOnCard(value)).toContain('Not confirmed yet')
    expect(inputValue(value, `note|${key}`)).toBe('never arrived')
    const { card } = await edited(messageId, 'Not saved')
    expect(inputValue(card, `note|${key}`)).toBe('never arrived')
    expect(inputValue(card, `status|${key}`)).toBe('in-progress-green')
  })

  it('is saved where only the answer was lost, and the card says so', async () => {
    const { messageId, value } = await cutOff('answer lost', 'answer')
    expect(wordsOnCard(value)).toContain('Not confirmed yet')
    expect(inputValue(value, `note|${key}`)).toBe('answer lost')
    expect(wordsOnCard((await edited(messageId, 'Saved after all')).card)).toContain('answer lost')
  })
})
