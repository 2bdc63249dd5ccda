import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { currentUser, manager, personalChatId } from '../../src/demo/people.ts'
import { buttonData, wordsOnCard } from '../support/card-reading.ts'
import { cardProblems } from '../support/card-schema.ts'
import { startDemonstration, type Demonstration } from '../support/demonstration.ts'
import type { BotMessage } from '../support/teams-client.ts'

/** The managers' digest in their channel, and the buttons on it. */
let demo: Demonstration
let managers: BotMessage
beforeAll(async () => {
  demo = await startDemonstration()
  await demo.runDigest()
  managers = await demo.teams.until('the managers’ card', (messages) =>
    messages.find(({ card }) => wordsOnCard(card).startsWith('How the plan stands')),
  )
})
afterAll(async () => {
  await demo.stop()
})

const title = 'Show all 10 overdue actions'
const press = (from: string, over: object = {}) => {
  const { verb, ...data } = buttonData(managers.card, title)
  const { conversationId, messageId } = managers
  return demo.teams.press({
    ...{ from, conversationId, conversationType: 'channel', messageId, verb },
    data: { ...data, ...over },
  })
}
const lists = () => demo.teams.said().filter(({ card }) => wordsOnCard(card).includes('All of the list'))

describe('the managers’ digest', () => {
  it('says what needs a manager, then each list in its order, and names no officer', () => {
    const words = wordsOnCard(managers.card)
    expect(words).toMatch(
      /No new date waits for a decision; no new exceptions\.[\s\S]*10 actions are overdue/,
    )
    expect(words).toMatch(
      /Decisions for you[\s\S]*New exceptions[\s\S]*Overdue[\s\S]*Completed[\s\S]*Due soon[\s\S]*No update yet[\s\S]*Recorded so far/,
    )
    expect(words).not.toContain('Darren')
    expect(cardProblems(managers.card)).toEqual([])
  })

  it('sends a whole list to whoever asks for it, and stays as it is for everybody', async () => {
    const said = 'Sent to your own chat with me: 10 overdue actions. This card stays as it is.'
    expect(await press(currentUser.id)).toEqual({
      type: 'application/vnd.microsoft.activity.message',
      value: said,
    })
    const own = await demo.teams.until('the whole list', () => lists()[0])
    expect(own.conversationId).toBe(personalChatId)
    expect(wordsOnCard(own.card).match(/days late/g)).toHaveLength(10)
    expect(cardProblems(own.card)).toEqual([])
    expect((await press(manager.id))?.value).toBe(said)
    const chats = lists().map(({ conversationId }) => conversationId)
    expect(new Set(chats).size).toBe(2)
    expect(chats).not.toContain(managers.conversationId)
    const edits = demo.teams
      .said()
      .filter(({ edited, messageId }) => edited && messageId === managers.messageId)
    expect(edits).toEqual([])
  })

  it('says so when it is no longer kept, or a press cannot be read', async () => {
    expect((await press(currentUser.id, { cardId: 'no-such-digest' }))?.value).toMatch(/no longer kept/)
    expect((await press(currentUser.id, { section: 'salaries' }))?.value).toMatch(/could not be read/)
  })

  it('says that it did not go out when Teams does not let the bot write to somebody', async () => {
    const stranger = '00000000-0000-0000-0000-000000000999'
    expect((await press(stranger))?.value).toMatch(/^Not sent/)
  })
})
