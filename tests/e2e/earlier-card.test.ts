import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buttonData, hasButton, wordsOnCard } from '../support/card-reading.ts'
import { emptyDatabase } from '../support/database.ts'
import { startSlowBot, type SlowBot } from '../support/slow-bot.ts'
import { queryOn } from '../support/throwaway-database.ts'

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

/** A card that was asked for, after which the next week's card has been sent; with presses on it as if nobody had seen that. */
async function earlierCard() {
  const before = slow.teams.sent.length
  await slow.teams.write(officer, 'my card')
  const card = slow.teams.sent.slice(before).find(({ edited, card }) => !edited && card !== null)!
  const { cardId } = buttonData(card.card, 'Save 2.3')
  await queryOn(
    empty.url,
    `insert into delivery (plan_id, recipient, period_start, part, content, state, created_at)
     select plan_id, recipient, '2011-07-18', 1, content, 'sent', now() from delivery where id::text = $1
     on conflict (plan_id, recipient, period_start, part) do update set created_at = now()`,
    [cardId],
  )
  return {
    messageId: card.messageId,
    press: async (button: string, typed: Record<string, string>) => {
      const { verb, ...data } = buttonData(card.card, button)
      return (await slow.teams.press(officer, card.messageId, { verb, data: { ...data, ...typed } })).value
    },
  }
}

describe('a press on a card whose place a newer one has taken', () => {
  it('is saved, and answered with the one line that is left, and with what was typed for other actions', async () => {
    const { press } = await earlierCard()
    const typed = { [`status|${key}`]: 'on-hold', [`note|herts-2011/2/2.2`]: 'half a thought' }
    const answer = await press('Save 2.3', typed)
    const words = wordsOnCard(answer)
    expect(words).toContain('The card of 18 July 2011 has taken its place')
    expect(words).toContain('Saved: what you pressed for 2.3 is kept')
    expect(words).toContain(
      '2.2, typed here and not saved. Enter it on the newer card:\nNote: half a thought',
    )
    expect(hasButton(answer, '')).toBe(false)
    expect(await queryOn(empty.url, 'select action_key from plan_update')).toEqual([{ action_key: key }])
  })

  it('that cannot be saved shows what was typed, and where to enter it, and changes no form', async () => {
    const { messageId, press } = await earlierCard()
    const typed = { [`note|herts-2011/2/2.2`]: 'no status chosen' }
    for (const button of ['Save 2.2', 'More fields for 2.2']) {
      const answer = await press(button, typed)
      expect(wordsOnCard(answer)).toContain('Note: no status chosen')
      expect(hasButton(answer, '')).toBe(false)
    }
    const sentence =
      'Not saved: the card of 18 July 2011 has taken this one’s place. What you typed stands on this message; enter it there.'
    const answer = await press('Save 2.2', typed)
    expect(wordsOnCard(answer)).toContain(sentence)
    // What Teams shows when it reads the message again is what the press was answered with.
    const stored = await slow.teams.until('the edit of the earlier card', (sent) => {
      return sent.edited && sent.messageId === messageId && wordsOnCard(sent.card).includes(sentence)
    })
    expect(wordsOnCard(stored.card)).toBe(wordsOnCard(answer))
  })
})
