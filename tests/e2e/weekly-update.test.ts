import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { currentUser, personalChatId, priorityLead, team } from '../../src/demo/people.ts'
import { buttonData, inputValue, wordsOnCard } from '../support/card-reading.ts'
import { cardProblems } from '../support/card-schema.ts'
import { startDemonstration, type Demonstration } from '../support/demonstration.ts'
import { runCommand } from '../support/run-command.ts'
import type { BotMessage } from '../support/teams-client.ts'

let demo: Demonstration
beforeAll(async () => {
  demo = await startDemonstration()
})
afterAll(async () => {
  await demo.stop()
})

/** Every card that left the bot in this file, held to the Adaptive Card types that Teams takes. */
afterEach(() => {
  const problems = demo.teams.said().flatMap(({ card }) => (card === null ? [] : cardProblems(card)))
  expect(problems).toEqual([])
})

const key = (ref: string) => `herts-2011/2/${ref}`
/** A card of the current user's own, asked for in chat. */
const myCard = async (): Promise<BotMessage> => {
  const said = await demo.teams.say('my card')
  return said.findLast(({ edited, card }) => !edited && card !== null)!
}
/** A message as it stands once a press has given it another card. */
const shown = (message: BotMessage, answer: { value: unknown } | null): BotMessage => ({
  ...message,
  card: answer?.value as BotMessage['card'],
})
const digest = (...args: string[]) =>
  runCommand(['digest', ...args], {
    DATA_FOLDER: demo.dataFolder,
    PLAN_AS_OF: '2011-07-15',
    MANAGERS_CHANNEL_ID: team.id,
  })

/** What Complete asks for. */
const completed = (ref: string) => ({
  [`status|${key(ref)}`]: 'complete',
  [`completedOn|${key(ref)}`]: '2011-07-14',
  [`evidence|${key(ref)}`]: 'Minute 4 of the board',
})

/** Presses a button of the card as a Teams client does: with everything that the card's inputs hold. */
const press = async (
  card: BotMessage,
  title: string,
  inputs: Record<string, string>,
  from = currentUser.id,
) => {
  const { verb, ...data } = buttonData(card.card, title)
  const answer = await demo.teams.press({
    from,
    conversationId: card.conversationId,
    messageId: card.messageId,
    verb,
    data: { ...data, ...inputs },
  })
  return { answer, words: wordsOnCard(answer?.value) }
}

describe('the week of a lead officer and of managers', () => {
  let officers: BotMessage
  let managers: BotMessage

  it('is previewed with who cannot be reached, and why', async () => {
    const { output } = await digest('preview')
    expect(output).toMatch(/2 would get a card; 6 cannot be reached yet/)
    expect(output).toMatch(/Liz Bell[\s\S]*Cannot be reached yet/)
    const json = JSON.parse((await digest('preview', '--officer', 'Darren Newman', '--json')).output) as {
      messages: { recipient: string; summary: string; card: unknown }[]
    }
    expect(json.messages.map(({ recipient, summary }) => [recipient, summary])).toEqual([
      ['Darren Newman', '2 actions overdue'],
    ])
    expect(wordsOnCard(json.messages[0]?.card)).toContain('No update yet')
  })

  it('begins with one card for each officer and one for the managers’ channel', async () => {
    expect((await digest('run', '--yes')).output).toMatch(/9 messages/)
    officers = await demo.teams.until('Darren Newman’s card', (messages) =>
      messages.find(
        ({ conversationId, summary }) => conversationId === personalChatId && summary === '2 actions overdue',
      ),
    )
    managers = await demo.teams.until('the managers’ card', (messages) =>
      messages.find(({ card }) => wordsOnCard(card).startsWith('How the plan stands')),
    )
    expect(wordsOnCard(officers.card)).toMatch(/2\.2[\s\S]*76 days late[\s\S]*2\.3[\s\S]*15 days late/)
    expect(wordsOnCard(managers.card)).toContain('10 actions are overdue')
    expect(wordsOnCard(managers.card)).not.toContain('Darren')
  })

  it('is not sent twice: what was sent is edited', async () => {
    expect((await digest('run', '--yes')).output).toMatch(/Nothing is sent twice/)
    await demo.teams.until('the edit of the card', (messages) =>
      messages.find(({ edited, messageId }) => edited && messageId === officers.messageId),
    )
  })

  it('is not sent unasked: without a terminal it has to be confirmed on the command line', async () => {
    const { code, complaint } = await digest('run')
    expect(code).toBe(1)
    expect(complaint).toContain('Nothing was sent')
  })

  it('is on record with who was not reached and what comes next', async () => {
    const { output } = await digest('status')
    expect(output).toMatch(/Last for officers: [\s\S]*2 of 8 messages sent[\s\S]*Not reached: Liz Bell/)
    expect(output).toContain('Next for officers: 18 July 2011 at 09:00.')
  })

  it('refuses a save without a status, a long note and a past date beside the form, keeping what was typed', async () => {
    const inputs = {
      [`note|${key('2.3')}`]: 'x'.repeat(1001),
      [`revisedOn|${key('2.3')}`]: '2011-01-01',
      [`note|${key('2.2')}`]: 'typed',
    }
    const { answer, words } = await press(officers, 'Save 2.3', inputs)
    expect(words).toMatch(/No status is chosen[\s\S]*1,001 characters[\s\S]*has passed/)
    expect(inputValue(answer?.value, `note|${key('2.3')}`)).toBe('x'.repeat(1001))
    expect(inputValue(answer?.value, `note|${key('2.2')}`)).toBe('typed')
  })

  it('refuses somebody who may not update the action, and says who can', async () => {
    const outsider = '00000000-0000-0000-0000-000000000105'
    const { words } = await press(officers, 'Save 2.3', { [`status|${key('2.3')}`]: 'complete' }, outsider)
    expect(words).toMatch(/only Darren Newman, Jenny Coles or a plan administrator can update 2\.3/)
  })

  it('saves an update into a receipt and leaves the other form as it was typed', async () => {
    const { answer, words } = await press(officers, 'Save 2.3', {
      [`status|${key('2.3')}`]: 'in-progress-amber',
      [`note|${key('2.3')}`]: 'Waiting for **legal** ${advice}',
      [`note|${key('2.2')}`]: 'half a thought',
    })
    expect(answer?.type).toBe('application/vnd.microsoft.card.adaptive')
    expect(words).toContain('Saved: In progress (Amber), recorded by Darren Newman')
    expect(words).toContain('Waiting for **legal** ${advice}')
    expect(inputValue(answer?.value, `note|${key('2.2')}`)).toBe('half a thought')
  })

  it('edits the stored message to the same card', async () => {
    const edited = await demo.teams.until('the edited card', (messages) =>
      messages.findLast(
        ({ edited, messageId, card }) =>
          edited &&
          messageId === officers.messageId &&
          wordsOnCard(card).includes('Saved: In progress (Amber)'),
      ),
    )
    expect(inputValue(edited.card, `note|${key('2.2')}`)).toBe('half a thought')
  })

  it('edits the managers’ card in place, keeping its figures', async () => {
    const edited = await demo.teams.until('the edited digest', (messages) =>
      messages.findLast(({ edited, card }) => edited && wordsOnCard(card).includes('Since then')),
    )
    expect(wordsOnCard(edited.card)).toMatch(
      /10 actions are overdue[\s\S]*Since then[\s\S]*2\.3[\s\S]*In progress \(Amber\)/,
    )
    expect(wordsOnCard(edited.card)).not.toContain('legal')
  })

  it('answers with the update at once', async () => {
    const said = await demo.teams.say('status of 2.3?')
    expect(said.map(({ text }) => text).join()).toMatch(/In progress/)
  })

  it('takes a repeated press for one update', async () => {
    const { words } = await press(officers, 'Save 2.3', {
      [`status|${key('2.3')}`]: 'in-progress-amber',
      [`note|${key('2.3')}`]: 'Waiting for **legal** ${advice}',
    })
    expect(words).toContain('already saved')
  })

  it('asks again when somebody else’s update came first, keeping what was typed', async () => {
    const inputs = { [`status|${key('2.3')}`]: 'on-hold', [`note|${key('2.3')}`]: 'my own words' }
    const { answer, words } = await press(officers, 'Save 2.3', inputs, priorityLead.id)
    expect(words).toMatch(/updated by Darren Newman[\s\S]*press the button again/)
    expect(inputValue(answer?.value, `note|${key('2.3')}`)).toBe('my own words')
    const again = await press(
      { ...officers, card: answer?.value as BotMessage['card'] },
      'Save 2.3',
      inputs,
      priorityLead.id,
    )
    expect(again.words).toContain('Saved: On hold, recorded by Jenny Coles')
  })

  it('turns a receipt back into a form to change it', async () => {
    const card = await demo.teams.until('the card with a receipt', (messages) =>
      messages.findLast(({ card }) => wordsOnCard(card).includes('Saved: On hold')),
    )
    const { answer } = await press(card, 'Edit 2.3', {})
    expect(inputValue(answer?.value, `status|${key('2.3')}`)).toBe('on-hold')
  })

  it('takes a save back, with what was saved in the form again', async () => {
    const card = await myCard()
    const saved = await press(card, 'Save 2.2', { ...completed('2.2') })
    expect(saved.words).toContain('Saved: Complete')
    const undone = await press(shown(card, saved.answer), 'Undo 2.2', {})
    expect(undone.words).toMatch(/Taken back/)
    expect(inputValue(undone.answer?.value, `evidence|${key('2.2')}`)).toBe('Minute 4 of the board')
  })

  it('asks the priority’s lead for a new date, and counts it once she approves', async () => {
    const card = await myCard()
    const details = await press(card, 'More fields for 2.2', {})
    const saved = await press(shown(card, details.answer), 'Save 2.2', {
      [`status|${key('2.2')}`]: 'in-progress-red',
      [`correctiveAction|${key('2.2')}`]: 'A second tender',
      [`revisedOn|${key('2.2')}`]: '2011-09-30',
      [`reason|${key('2.2')}`]: 'The first tender brought nothing',
    })
    expect(saved.words).toContain('Until it is approved, the earlier date counts')
    const request = await demo.teams.until('the request', (messages) =>
      messages.find(({ card: sent }) => wordsOnCard(sent).startsWith('A new date to decide')),
    )
    expect(wordsOnCard(request.card)).toMatch(/Darren Newman[\s\S]*later than the plan[\s\S]*first tender/)
    const own = await press(request, 'Approve 30 September 2011', {})
    expect(own.words).toMatch(/nobody decides on their own action/)
    const approved = await press(request, 'Approve 30 September 2011', {}, priorityLead.id)
    expect(approved.words).toMatch(/Approved by Jenny Coles/)
    expect((await demo.teams.say('status of 2.2?')).map(({ text }) => text).join()).toMatch(
      /30 September 2011, was approved by Jenny Coles/,
    )
  })

  it('says so when the card or the action is not known, or the press cannot be read', async () => {
    const { verb, ...data } = buttonData(officers.card, 'Save 2.3')
    const ask = (over: object) =>
      demo.teams.press({
        conversationId: officers.conversationId,
        messageId: officers.messageId,
        verb,
        data: { ...data, ...over },
      })
    expect((await ask({ cardId: 'no-such-card' }))?.value).toMatch(/no longer kept/)
    expect(wordsOnCard((await ask({ actionKey: key('9.9') }))?.value)).toMatch(/no longer has this action/)
    expect((await ask({ cardId: 7 }))?.value).toMatch(/could not be read/)
  })

  it('gives an officer their card whenever they ask for it', async () => {
    const { words } = await press(await myCard(), 'Save 2.3', { ...completed('2.3') })
    expect(words).toContain('Saved: Complete')
  })

  it('takes an update in words, once it is saved on the card that shows it', async () => {
    const said = await demo.teams.say('2.3 on track, the new budget is agreed')
    const card = said.findLast(({ edited, card: sent }) => !edited && sent !== null)!
    expect(wordsOnCard(card.card)).toMatch(/Nothing is saved yet[\s\S]*To confirm[\s\S]*2\.3/)
    const note = { [`note|${key('2.3')}`]: 'the new budget is agreed' }
    expect(inputValue(card.card, `note|${key('2.3')}`)).toBe('the new budget is agreed')
    const { words } = await press(card, 'Save 2.3', {
      [`status|${key('2.3')}`]: 'in-progress-green',
      ...note,
    })
    expect(words).toContain('Saved: In progress (Green)')
    const inGroup = await demo.teams.say('2.3 done', 'group-chat')
    expect(inGroup.map(({ text }) => text).join()).toMatch(/made in your own chat/)
  })

  it('does not show a personal card in a group chat', async () => {
    const said = await demo.teams.say('my card', 'group-chat')
    expect(said.map(({ text }) => text).join()).toMatch(/for you alone/)
    expect(said.filter(({ edited, card }) => !edited && card !== null)).toEqual([])
  })
})
