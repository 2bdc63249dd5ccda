import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buttonData, hasButton, inputValue, wordsOnCard } from '../support/card-reading.ts'
import { emptyDatabase } from '../support/database.ts'
import { startSlowBot, type SlowBot } from '../support/slow-bot.ts'

let empty: Awaited<ReturnType<typeof emptyDatabase>>
let folder: string
let slow: SlowBot
beforeAll(async () => {
  empty = await emptyDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'plan-assistant-rules-'))
  const file = path.join(folder, 'progress.yaml')
  const rules = await readFile('data/reporting/progress.yaml', 'utf8')
  await writeFile(file, rules.replace('actionsAtOnce: 20', 'actionsAtOnce: 1'))
  slow = await startSlowBot(empty.url, { REPORTING_FILE: file })
})
afterEach(() => {
  slow.proxy.delayMs = 0
})
afterAll(async () => {
  await slow.stop()
  await rm(folder, { recursive: true, force: true })
  await empty.drop()
})

const officer = 'Darren Newman'
const lead = 'Jenny Coles'
const key = 'herts-2011/2/2.2'

/** What the bot says to a message, as a card with a button of that title. */
async function cardFor(from: string, text: string, button: string) {
  const before = slow.teams.sent.length
  await slow.teams.write(from, text)
  return slow.teams.sent.slice(before).find(({ edited, card }) => !edited && hasButton(card, button))!
}
type Card = Awaited<ReturnType<typeof cardFor>>

/** Presses a button while the database takes 3 s an answer, so that reading is in time and writing is not. */
async function lately(from: string, { card, messageId }: Card, button: string, typed = {}, delayMs = 3_000) {
  const { verb, ...data } = buttonData(card, button)
  slow.proxy.delayMs = delayMs
  const { value } = await slow.teams.press(from, messageId, { verb, data: { ...data, ...typed } })
  // What was asked before is still answered late; the outbox, which asks much, need not wait for that.
  slow.proxy.delayMs = 0
  return value
}
const edit = (messageId: string, words: string) =>
  slow.teams.until(
    words,
    (sent) =>
      sent.edited && sent.messageId === messageId && `${sent.text}${wordsOnCard(sent.card)}`.includes(words),
  )

describe('a press that is late and no Save', () => {
  it('for the next actions keeps what was typed, and is told later that they come', async () => {
    const card = await cardFor(officer, 'my card', 'Show')
    const note = { [`note|${key}`]: 'half a thought' }
    const answer = await lately(officer, card, 'Show', note)
    expect(wordsOnCard(answer)).toContain('Not confirmed yet')
    expect(inputValue(answer, `note|${key}`)).toBe('half a thought')
    const { card: later } = await edit(card.messageId, 'The next 1 action follows in a message of their own')
    expect(inputValue(later, `note|${key}`)).toBe('half a thought')
  })

  it('that sets a cover is told later that it is noted', async () => {
    const card = await cardFor(officer, 'Karen Noble covers for me until 5 September', 'Confirm the cover')
    const answer = await lately(officer, card, 'Confirm the cover')
    expect(answer).toContain('Not confirmed yet: noting it takes longer than usual')
    await edit(card.messageId, 'Noted: Karen Noble covers for Darren Newman')
  })

  it('that decides on a date is told later what became of it, with what was typed', async () => {
    await slow.teams.write(lead, 'hello')
    const own = await cardFor(officer, 'my card', 'Save 2.2')
    const { verb, ...data } = buttonData(own.card, 'Save 2.2')
    const asks = {
      [`status|${key}`]: 'in-progress-amber',
      [`revisedOn|${key}`]: '2011-10-31',
      [`reason|${key}`]: 'The board meets later',
    }
    await slow.teams.press(officer, own.messageId, { verb, data: { ...data, ...asks } })
    const request = await slow.teams.until('the request', ({ card }) => hasButton(card, 'Do not approve'))
    const refused = await lately(lead, request, 'Do not approve', { reason: 'Tom, aged 7, waits' }, 4_500)
    expect(refused).toContain('Not confirmed yet')
    const { card: asked } = await edit(request.messageId, 'which may identify a child or family')
    expect(inputValue(asked, 'reason')).toBe('Tom, aged 7, waits')
    expect(inputValue(asked, 'checked')).toBe('false')
    const late = await lately(lead, request, 'Approve', { reason: 'The board agrees' })
    expect(wordsOnCard(late)).toContain('Not confirmed yet')
    expect(inputValue(late, 'reason')).toBe('The board agrees')
    const { card: decided } = await edit(request.messageId, 'Kept after all')
    expect(wordsOnCard(decided)).toContain(`Approved by ${lead}`)
  })
})
