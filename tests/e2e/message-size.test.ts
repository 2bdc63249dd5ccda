import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { messageSize, messageSizeLimit, type Card } from '../../src/cards/card-message.ts'
import { textFields, textLimits } from '../../src/progress/draft.ts'
import { startBotProcess, type BotProcess } from '../support/bot-process.ts'
import { buttonData, wordsOnCard } from '../support/card-reading.ts'
import { openTeamsStandIn, type TeamsStandIn } from '../support/teams-stand-in.ts'

/** The officer of the shipped plan with the longest card of all, on a day on which all three actions are overdue. */
const officer = 'David Ring'
let folder: string
let bot: BotProcess
let teams: TeamsStandIn
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'plan-assistant-'))
  bot = await startBotProcess(folder, { PLAN_AS_OF: '2012-04-05' })
  teams = await openTeamsStandIn(bot.port)
})
afterAll(async () => {
  await bot.stop()
  await teams.close()
  await rm(folder, { recursive: true, force: true })
})

describe('the activities of the worst officer of the shipped plan', () => {
  it('are within what is measured, and under the limit, with every form open and full, and every receipt long', async () => {
    await teams.write(officer, 'my card')
    const { card, messageId } = teams.sent.find((one) => !one.edited && one.card !== null)!
    const labels = [...JSON.stringify(card).matchAll(/"Save ([^"]+)"/g)].map(([, label]) => label!)
    expect(labels).toHaveLength(3)
    const keys = labels.map((label) => String(buttonData(card, `Save ${label}`)['actionKey']))
    const long = (length: number) => 'The board "agreed".\n'.repeat(60).slice(0, length).trim()
    const typed = Object.fromEntries(
      keys.flatMap((key) => [
        ...textFields.map((field) => [`${field}|${key}`, long(textLimits[field])]),
        ...[
          [`status|${key}`, 'in-progress-red'],
          [`revisedOn|${key}`, '2012-09-30'],
        ],
      ]),
    ) as Record<string, string>
    const answered: number[] = []
    const press = async (button: string, label: string, shown: unknown) => {
      const { verb, ...data } = buttonData(shown, `${button} ${label}`)
      const { value } = await teams.press(officer, messageId, { verb, data: { ...data, ...typed } })
      answered.push(JSON.stringify(value).length)
      return value
    }
    let shown: unknown = card
    for (const label of labels) shown = await press('More fields for', label, shown)
    for (const label of labels) shown = await press('Save', label, shown)
    expect(wordsOnCard(shown)).toContain('All updated')
    await teams.until(
      'the stored card as a receipt',
      (one) => one.edited && wordsOnCard(one.card).includes('All updated'),
    )

    expect(Math.max(...answered)).toBeGreaterThan(15_000)
    expect(Math.max(...answered)).toBeLessThanOrEqual(messageSizeLimit)
    const cards = teams.sent.filter((one) => one.card !== null)
    for (const { size, card: sent } of cards) {
      expect(size).toBeLessThanOrEqual(messageSizeLimit)
      const summary = String((sent as Card)['fallbackText'])
      expect(size).toBeLessThanOrEqual(messageSize({ card: sent as Card, summary }))
    }
  })
})
