import { confirmationOf } from '../../src/progress/confirmation.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { managersChannelId, planAdministrator, priorityLead } from '../../src/demo/people.ts'
import { hasButton, inputValue, wordsOnCard } from '../support/card-reading.ts'
import { startDemonstration, type Demonstration } from '../support/demonstration.ts'
import { ownCard, pressOn, shown } from '../support/press-card.ts'
import type { BotMessage } from '../support/teams-client.ts'

/** One officer's reports as they make them, and what the others read of them. */
let demo: Demonstration
beforeAll(async () => {
  demo = await startDemonstration()
  await demo.runDigest()
})
afterAll(async () => {
  await demo.stop()
})

const key = (ref: string) => `herts-2011/2/${ref}`
const words = (messages: BotMessage[]) => messages.map(({ text }) => text).join('\n')
/** What is written on the cards of messages, as well as in them. */
const shownWords = (messages: BotMessage[]) =>
  messages.map(({ text, card }) => `${text}\n${wordsOnCard(card)}`).join('\n')
/** The current user's card with the further fields of one action open. */
const withAllFields = async (ref: string) => {
  const card = await ownCard(demo.teams)
  const { answer } = await pressOn(demo.teams, card, `More fields for ${ref}`)
  return shown(card, answer)
}
const save = (card: BotMessage, ref: string, fields: Record<string, string>) =>
  pressOn(
    demo.teams,
    card,
    `Save ${ref}`,
    Object.fromEntries(Object.entries(fields).map(([field, value]) => [`${field}|${key(ref)}`, value])),
  )

describe('what a status asks for', () => {
  it('is said beside its field: Red asks for the corrective action, and is saved with it', async () => {
    const card = await ownCard(demo.teams)
    const red = { status: 'in-progress-red', note: 'The tender failed' }
    const refused = await save(card, '2.3', red)
    expect(refused.words).toMatch(/What is being done to put it right/i)
    expect(refused.words).not.toContain('Saved: ')
    expect(inputValue(refused.answer?.value, `note|${key('2.3')}`)).toBe('The tender failed')
    const saved = await save(shown(card, refused.answer), '2.3', {
      ...red,
      correctiveAction: 'A second tender in August',
    })
    expect(saved.words).toContain('Saved: In progress (Red), recorded by Darren Newman')
  })

  it('is for Complete the day and one line of evidence', async () => {
    const card = await ownCard(demo.teams)
    const refused = await save(card, '2.2', { status: 'complete' })
    expect(refused.words).not.toContain('Saved: Complete')
    const saved = await save(shown(card, refused.answer), '2.2', {
      ...{ status: 'complete', completedOn: '2011-07-14', evidence: 'Minute 4 of the board' },
    })
    expect(saved.words).toContain('Saved: Complete')
  })
})

describe('what else an officer reports', () => {
  it('waits for a check where a note may identify somebody', async () => {
    const card = await ownCard(demo.teams)
    const note = { status: 'in-progress-amber', note: 'Sam, aged 14, has no placement' }
    const asked = await save(card, '2.3', note)
    expect(asked.words).not.toContain('Saved: In progress (Amber)')
    expect(inputValue(asked.answer?.value, `checked|${key('2.3')}`)).toBe('false')
    const saved = await save(shown(card, asked.answer), '2.3', { ...note, checked: confirmationOf(note) })
    expect(saved.words).toContain('Saved: In progress (Amber)')
  })

  it('is that nothing has changed, in one tap, with the day of the last change', async () => {
    const card = await ownCard(demo.teams)
    expect(wordsOnCard(card.card)).toContain('Last changed on 15 July 2011')
    const { words: receipt } = await pressOn(demo.teams, card, 'No change to 2.3')
    expect(receipt).toContain('Saved: no change, said by Darren Newman')
  })

  it('reaches the managers’ channel only once it is marked for it', async () => {
    const card = await ownCard(demo.teams)
    await save(card, '2.3', { status: 'on-hold', note: 'For us alone' })
    const after = await ownCard(demo.teams)
    await save(after, '2.3', { status: 'in-progress-green', note: 'For everybody', noteShared: 'true' })
    const story = shownWords(await demo.teams.say('the story of 2.3', managersChannelId))
    expect(story).toContain('For everybody')
    expect(story).not.toContain('For us alone')
    expect(shownWords(await demo.teams.say('the story of 2.3'))).toContain('For us alone')
  })

  it('is what blocks an action, whose help it needs, and each milestone by itself', async () => {
    const card = await withAllFields('2.3')
    const milestone = `${key('2.3')}#1`
    const saved = await save(card, '2.3', {
      ...{ status: 'in-progress-amber', blockedBy: 'A ruling of the court', helpFrom: 'Legal Services' },
      met: milestone,
    })
    expect(saved.words).toMatch(/A ruling of the court[\s\S]*Legal Services/)
    // Its one milestone is met, so nothing of it is due any more.
    expect(wordsOnCard((await ownCard(demo.teams)).card)).toContain('Nothing to update')
  })
})

describe('what others are told', () => {
  it('is by the same words as the card: the status, what is red, and the story', async () => {
    expect(words(await demo.teams.say('status of 2.3?'))).toContain('In progress (Amber)')
    const story = shownWords(await demo.teams.say('the story of 2.3'))
    expect(story).toMatch(/In progress \(Red\)[\s\S]*On hold[\s\S]*In progress \(Green\)/)
    expect(words(await demo.teams.say('what is red?'))).not.toContain('2.3')
  })

  it('is to whoever decides what waits for them, and afterwards to all which dates were revised and why', async () => {
    const heard = await demo.teams.say('2.2 slipping to October 2011, waiting for the court')
    const card = heard.findLast(({ edited, card: sent }) => !edited && sent !== null)!
    await save(card, '2.2', {
      ...{ status: 'in-progress-amber', revisedOn: '2011-10-31', reason: 'waiting for the court' },
    })
    const request = await demo.teams.until('the request', (messages) =>
      messages.find(({ card: sent }) => wordsOnCard(sent).startsWith('A new date to decide')),
    )
    const asLead = (question: string) => demo.teams.sayAs(priorityLead, question, request.conversationId)
    expect(shownWords(await asLead('what needs my approval?'))).toMatch(/2\.2[\s\S]*31 October 2011/)
    await pressOn(demo.teams, request, 'Approve 31 October 2011', {}, priorityLead.id)
    expect(shownWords(await asLead('which dates were revised, and why?'))).toMatch(
      /2\.2[\s\S]*31 October 2011[\s\S]*waiting for the court/,
    )
  })

  it('names those who have not replied in private, and never in a channel', async () => {
    expect(shownWords(await demo.teams.say('who has not replied?', managersChannelId))).not.toContain(
      'David Evans',
    )
    const asked = demo.teams.said().find(({ card }) => hasButton(card, 'Approve 31 October 2011'))!
    const administrator = await demo.teams.sayAs(
      planAdministrator,
      'who has not replied?',
      asked.conversationId,
    )
    expect(shownWords(administrator)).toContain('David Evans')
  })
})
