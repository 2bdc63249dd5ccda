import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { manager, otherPeople, planAdministrator } from '../../src/demo/people.ts'
import { hasButton, wordsOnCard } from '../support/card-reading.ts'
import { startDemonstration, type Demonstration } from '../support/demonstration.ts'
import { ownCard, pressOn, shown } from '../support/press-card.ts'
import { runCommand } from '../support/run-command.ts'
import type { BotMessage } from '../support/teams-client.ts'

/** Several people at one plan: who stands in, whose action it is, and who decides on a date. */
let demo: Demonstration
beforeAll(async () => {
  demo = await startDemonstration({ DATE_APPROVERS: manager.email })
})
afterAll(async () => {
  await demo.stop()
})

const person = (name: string) => otherPeople.find((one) => one.name === name)!
const key = (ref: string) => `herts-2011/${ref.split('.')[0]}/${ref}`
const green = (ref: string) => ({ [`status|${key(ref)}`]: 'in-progress-green' })
const words = (messages: BotMessage[]) => messages.map(({ text }) => text).join('\n')

// First, while everybody's chat is their own: later, people press on a card in Darren Newman's, which moves theirs there.
describe('a new date for an action whose officer leads its priority as well', () => {
  it('goes to the configured approver, and counts once she has approved it', async () => {
    const officer = person('David Evans')
    await demo.runDigest()
    const digest = await demo.teams.until('David Evans’s card', (messages) =>
      messages.find(({ card }) => hasButton(card, 'Save 2.4 (a)')),
    )
    const heard = await demo.teams.sayAs(
      officer,
      '4.3 slipping to December 2011, waiting for the tender',
      digest.conversationId,
    )
    const card = heard.findLast(({ edited, card: sent }) => !edited && sent !== null)!
    const saved = await pressOn(
      demo.teams,
      card,
      'Save 4.3',
      {
        ...{ [`status|${key('4.3')}`]: 'in-progress-amber', [`revisedOn|${key('4.3')}`]: '2011-12-31' },
        [`reason|${key('4.3')}`]: 'waiting for the tender',
      },
      officer.id,
    )
    expect(saved.words).toContain('Until it is approved, the earlier date counts')

    const request = await demo.teams.until('the request', (messages) =>
      messages.find(({ card: sent }) => wordsOnCard(sent).startsWith('A new date to decide')),
    )
    expect(await demo.teams.membersOf(request.conversationId)).toEqual([manager.id])
    expect(wordsOnCard(request.card)).toMatch(/David Evans[\s\S]*waiting for the tender/)
    const own = await pressOn(demo.teams, request, 'Approve 31 December 2011', {}, officer.id)
    expect(own.words).toMatch(/nobody decides on their own action/)
    const approved = await pressOn(demo.teams, request, 'Approve 31 December 2011', {}, manager.id)
    expect(approved.words).toMatch(/Approved by Debbie Orton/)
    expect(words(await demo.teams.say('status of 4.3?'))).toContain('approved by Debbie Orton')
  })
})

describe('an officer who is away', () => {
  const standIn = person('Andrew Simmons')
  const stranger = person('Debbie Orton')

  let asked: BotMessage
  it('names who stands in; before that is confirmed, the stand-in’s press is refused', async () => {
    const said = await demo.teams.say('Andrew Simmons covers for me until 5 September 2011')
    asked = said.find(({ card }) => hasButton(card, 'Confirm the cover'))!
    expect(wordsOnCard(asked.card)).toMatch(
      /Andrew Simmons covers for Darren Newman[\s\S]*until 5 September 2011/,
    )
    const card = await ownCard(demo.teams)
    const early = await pressOn(demo.teams, card, 'Save 2.3', green('2.3'), standIn.id)
    expect(early.words).toMatch(/only Darren Newman, Jenny Coles or a plan administrator can update 2\.3/)

    expect((await pressOn(demo.teams, asked, 'Confirm the cover', {}, stranger.id)).words).toContain(
      'No cover is set',
    )
    const confirmed = await pressOn(demo.teams, asked, 'Confirm the cover')
    expect(confirmed.words).toContain('Noted: Andrew Simmons covers for Darren Newman')
    expect(hasButton(confirmed.answer?.value, 'Confirm the cover')).toBe(false)
    await demo.teams.until('the stored message as a receipt', (messages) =>
      messages.find(
        ({ edited, messageId, card }) =>
          edited && messageId === asked.messageId && wordsOnCard(card).includes('Noted: Andrew Simmons'),
      ),
    )
  })

  it('has the actions updated by the stand-in in their own name, and by nobody else', async () => {
    const card = await ownCard(demo.teams)
    const refused = await pressOn(demo.teams, card, 'Save 2.3', green('2.3'), stranger.id)
    expect(refused.words).toContain('can update 2.3')
    const saved = await pressOn(demo.teams, card, 'Save 2.3', green('2.3'), standIn.id)
    expect(saved.words).toContain('Saved: In progress (Green), recorded by Andrew Simmons')
    expect(words(await demo.teams.say('status of 2.3?'))).toContain('In progress')
  })

  it('ends it for good: the card that was confirmed before does not set it again', async () => {
    const said = await demo.teams.say('Andrew Simmons no longer covers for me')
    const end = said.find(({ card }) => hasButton(card, 'End the cover'))!
    expect((await pressOn(demo.teams, end, 'End the cover')).words).toContain('no longer covers')
    const old = await pressOn(demo.teams, asked, 'Confirm the cover')
    expect(old.words).toContain('Nothing is changed: this was noted before')
    const card = await ownCard(demo.teams)
    const refused = await pressOn(demo.teams, card, 'Save 2.3', green('2.3'), standIn.id)
    expect(refused.words).toContain('can update 2.3')
  })
})

describe('an officer whose action is not theirs', () => {
  it('says so, and the administrator is told whom they name, and finds it in the list', async () => {
    const card = await ownCard(demo.teams)
    const more = await pressOn(demo.teams, card, 'More fields for 2.2')
    const said = await pressOn(demo.teams, shown(card, more.answer), '2.2 is not mine', {
      [`suggested|${key('2.2')}`]: 'David Evans',
    })
    expect(said.answer?.type).toBe('application/vnd.microsoft.card.adaptive')
    const told = await demo.teams.until('word for the administrator', (messages) =>
      messages.find(({ card: sent }) => wordsOnCard(sent).includes('says that action 2.2 is not theirs')),
    )
    expect(wordsOnCard(told.card)).toContain('names “David Evans” instead')
    expect(await demo.teams.membersOf(told.conversationId)).toEqual([planAdministrator.id])
    const { output } = await runCommand(['updates', 'not-mine'], {
      DATA_FOLDER: demo.dataFolder,
      PLAN_AS_OF: '2011-07-15',
    })
    expect(output).toMatch(/2\.2: Darren Newman on .*, naming “David Evans” instead/)
  })
})
