import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { manager, planAdministrator } from '../../src/demo/people.ts'
import { hasButton, wordsOnCard } from '../support/card-reading.ts'
import { startDemonstration, type Demonstration } from '../support/demonstration.ts'
import { ownCard, pressOn, shown } from '../support/press-card.ts'
import type { BotMessage } from '../support/teams-client.ts'

/** The weekly cycle steered by words: an officer's own pause, and an administrator's commands with their confirmation. */
let demo: Demonstration
let herChat: string
beforeAll(async () => {
  demo = await startDemonstration()
  // The plan does not name her: her chat is opened by the word that an action is not an officer's.
  const card = await ownCard(demo.teams)
  const more = await pressOn(demo.teams, card, 'More fields for 2.2')
  await pressOn(demo.teams, shown(card, more.answer), '2.2 is not mine')
  const hers = await demo.teams.until('word for the administrator', (messages) =>
    messages.find(({ card: sent }) => wordsOnCard(sent).includes('says that action 2.2 is not theirs')),
  )
  herChat = hers.conversationId
  await demo.runDigest()
})
afterAll(async () => {
  await demo.stop()
})

const said = (messages: readonly BotMessage[]) =>
  messages.map(({ text, card }) => (card === null ? text : wordsOnCard(card))).join('\n')
const darrenSays = async (text: string) => said(await demo.teams.say(text))
const sheSays = (text: string) => demo.teams.sayAs(planAdministrator, text, herChat)

describe('an officer', () => {
  it('pauses their own reminders with an end, and the administrator sees it', async () => {
    expect(await darrenSays('pause my reminders')).toContain('a pause needs its last day')
    expect(await darrenSays('pause my reminders until 5 September 2011')).toContain(
      'Your reminders are paused up to and including 5 September 2011',
    )
    const status = said(await sheSays('digest status'))
    expect(status).toMatch(/Last for officers: .*by hand, as at 15 July 2011/)
    expect(status).toContain('Darren Newman’s reminders rest until 5 September 2011.')
  })

  it('may not steer the digests of others', async () => {
    const answer = await darrenSays('digest run')
    expect(answer).toContain('Nothing was done: digests are looked after by the plan administrators.')
    expect(answer).toContain(planAdministrator.name)
  })
})

describe('a plan administrator', () => {
  it('has the digests sent after a confirmation that says how many people it writes to, once', async () => {
    const card = (await sheSays('digest run')).find(({ card: sent }) => hasButton(sent, 'Send the digests'))!
    expect(wordsOnCard(card.card)).toContain('1 officer paused their reminders and is not written to.')
    const another = await pressOn(demo.teams, card, 'Send the digests', {}, manager.id)
    expect(another.words).toContain('Nothing was done')
    const hers = await pressOn(demo.teams, card, 'Send the digests', {}, planAdministrator.id)
    expect(hers.words).toContain('Every message of this period was queued before. Nothing is sent twice')
    // The card stands as a receipt without a button, also as stored: a returned card alone can revert.
    expect(hasButton(hers.answer?.value as BotMessage['card'], 'Send the digests')).toBe(false)
    await demo.teams.until('the receipt', (messages) =>
      messages.find(
        ({ edited, messageId, card: now }) =>
          edited && messageId === card.messageId && wordsOnCard(now).includes('Nothing is sent twice'),
      ),
    )
    const again = await pressOn(demo.teams, card, 'Send the digests', {}, planAdministrator.id)
    expect(again.words).toContain('This was confirmed already')
    expect(hasButton(again.answer?.value as BotMessage['card'], 'Send the digests')).toBe(false)
  })

  it('pauses another’s reminders and everything, and ends both', async () => {
    expect(said(await sheSays('digest pause for David Evans until 1 August 2011'))).toContain(
      'David Evans’s reminders rest until 1 August 2011',
    )
    expect(said(await sheSays('digest pause until 22 July 2011'))).toContain(
      'Every digest rests until 22 July 2011',
    )
    expect(said(await sheSays('digest resume'))).toContain('The pause has ended. Every digest goes out again')
    expect(said(await sheSays('digest resume for David Evans'))).toContain(
      'David Evans’s card goes out again',
    )
  })

  it('is told that nothing waits where nothing is to be cancelled', async () => {
    while (said(await sheSays('digest status')).includes('still to be sent')) await wait(200)
    expect(said(await sheSays('digest cancel'))).toContain('so there is nothing to cancel')
  })
})
