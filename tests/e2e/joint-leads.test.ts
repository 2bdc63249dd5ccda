import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { currentUser, otherPeople, personalChatId } from '../../src/demo/people.ts'
import { hasButton, inputValue, wordsOnCard } from '../support/card-reading.ts'
import { startDemonstration, type Demonstration } from '../support/demonstration.ts'
import { pressOn } from '../support/press-card.ts'

const colleague = otherPeople.find(({ name }) => name === 'David Evans')!
const key = 'herts-2011/2/2.3'
let demo: Demonstration
let plansFolder: string
beforeAll(async () => {
  plansFolder = await plansWithJointLeads()
  demo = await startDemonstration({ PLANS_FOLDER: plansFolder, FURTHER_PLANS: '' })
})
afterAll(async () => {
  await demo.stop()
  await rm(plansFolder, { recursive: true, force: true })
})

/** The shipped plans, but for 2.3, which two people of the Playground's team lead together. */
async function plansWithJointLeads(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'plan-assistant-plans-'))
  await cp('data/plans', folder, { recursive: true })
  const file = path.join(folder, 'hertfordshire-2011-12/priorities/02.yaml')
  const [alone, jointly] = [
    '{ reading: people, printed: Darren Newman, people: [Darren Newman] }',
    '{ reading: people, printed: Darren Newman and David Evans, people: [Darren Newman, David Evans] }',
  ]
  const before = await readFile(file, 'utf8')
  const at = before.indexOf(alone, before.indexOf("ref: '2.3'"))
  await writeFile(file, before.slice(0, at) + jointly + before.slice(at + alone.length))
  return folder
}

describe('an action with two lead officers', () => {
  it('is on the card of each; one save answers for both, and the other’s card names who saved', async () => {
    await demo.runDigest()
    const cardOf = (what: string, mine: boolean) =>
      demo.teams.until(what, (messages) =>
        messages.find(
          ({ conversationId, card }) =>
            (conversationId === personalChatId) === mine && hasButton(card, 'Save 2.3'),
        ),
      )
    const own = await cardOf('the card of one', true)
    const others = await cardOf('the card of the other', false)
    expect(hasButton(others.card, 'Save 2.4 (a)')).toBe(true)

    const typed = {
      [`status|${key}`]: 'in-progress-amber',
      [`note|${key}`]: 'The strategy is with the board',
    }
    const { words } = await pressOn(demo.teams, others, 'Save 2.3', typed, colleague.id)
    expect(words).toContain('Saved: In progress (Amber), recorded by David Evans')

    const receipt = await demo.teams.until('the receipt on the other card', (messages) =>
      messages.findLast(
        ({ edited, messageId, card }) =>
          edited && messageId === own.messageId && !hasButton(card, 'Save 2.3'),
      ),
    )
    expect(wordsOnCard(receipt.card)).toMatch(
      /2\.3[\s\S]*Saved: In progress \(Amber\), recorded by David Evans/,
    )
    expect(hasButton(receipt.card, 'Save 2.2')).toBe(true)
    const late = await pressOn(demo.teams, own, 'Save 2.3', { [`status|${key}`]: 'on-hold' }, currentUser.id)
    expect(late.words).toMatch(/updated by David Evans[\s\S]*press the button again/)
    expect(inputValue(late.answer?.value, `status|${key}`)).toBe('on-hold')
  })
})
