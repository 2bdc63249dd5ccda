import { describe, expect, it } from 'vitest'
import { cardSize, cardSizeLimit } from '../../src/cards/card-message.ts'
import { officerCard, splitItems } from '../../src/cards/officer-card.ts'
import { readOfficerPress } from '../../src/cards/officer-inputs.ts'
import { problemsOf } from '../../src/cards/sentences.ts'
import type { OfficerCardView } from '../../src/digest/officer-card.ts'
import { noteLimit, type Draft } from '../../src/progress/record.ts'
import { ownTemplates } from '../support/card-templates.ts'
import { officerView, trickyWords } from './card-examples.ts'
import { elementsOf, wordsOf } from './card-words.ts'
import { updateOf } from './small-plan.ts'

const templates = await ownTemplates()
const first = 'test-2011/2/2.2'
const second = 'test-2011/2/2.3'
const wordsAfter = (...args: Parameters<typeof officerView>) =>
  wordsOf(officerCard(officerView(...args), templates).card)

describe('an officer’s card', () => {
  it('says in the notification what is overdue and what is due soon', () => {
    const message = officerCard(officerView(), templates)
    expect(message.summary).toBe('2 actions overdue, 1 due soon')
  })

  it('lists overdue actions first, each with its form', () => {
    expect(wordsAfter()).toEqual([
      'Your actions to update',
      '2 actions overdue, 1 due soon',
      'Darren Newman, CYPP 2011-12, as at 15 July 2011',
      'Overdue',
      '2.2  Priority 2: Safeguarding children and young people',
      'Train *every* school on {{referral}} and ${thresholds}',
      '106 days late. Due: 31 March 2011',
      'No update yet',
      '<Status of 2.2>',
      '<Note on 2.2 (optional, up to 1,000 characters)>',
      '<Expected date for 2.2 (optional)>',
      '[Save 2.2]',
      '2.3  Priority 2: Safeguarding children and young people',
      'Commission a single point of contact, so that anybody who works with a child can ask for advice early and hear back the same day',
      '15 days late. Due: June 2011 (by 30 June 2011)',
      'No update yet',
      '<Status of 2.3>',
      '<Note on 2.3 (optional, up to 1,000 characters)>',
      '<Expected date for 2.3 (optional)>',
      '[Save 2.3]',
      'Due in the next 14 days',
      '2.5  Priority 2: Safeguarding children and young people',
      'Publish the yearly report',
      'Due: 25 July 2011',
      'No update yet',
      '<Status of 2.5>',
      '<Note on 2.5 (optional, up to 1,000 characters)>',
      '<Expected date for 2.5 (optional)>',
      '[Save 2.5]',
    ])
  })

  it('shows a saved action as a receipt, its note as typed, and leaves the others as they were', () => {
    const draft: Draft = { status: 'on-hold', note: trickyWords, expectedOn: '2011-08-01' }
    const saved = updateOf({ note: trickyWords, expectedOn: '2011-09-30' })
    const { card } = officerCard(officerView([saved], { [second]: draft }), templates)
    const words = wordsOf(card)
    const receipt = words.indexOf(
      'Saved: In progress (Green), recorded by Darren Newman at 09:05 on 15 July 2011',
    )
    expect(words.slice(receipt + 1, receipt + 4)).toEqual([
      `Note: “${trickyWords}”`,
      'Expected by 30 September 2011',
      '[Change this]',
    ])
    expect(words).toContain('1 of 3 updated so far.')
    expect(words).not.toContain('[Save 2.2]')
    const value = (type: string) =>
      elementsOf(card, type).find(({ id }) => String(id).endsWith(second))?.['value']
    expect([value('Input.ChoiceSet'), value('Input.Text'), value('Input.Date')]).toEqual(Object.values(draft))
  })

  it('says that nothing is left once every action is saved', () => {
    const updates = [first, second, 'test-2011/2/2.5'].map((actionKey, i) =>
      updateOf({ actionKey, sequence: i + 1 }),
    )
    expect(wordsAfter(updates)).toContain('All updated: nothing more to do here.')
  })

  it('gives every press what the server needs to find the card, the action and its version', () => {
    const { card } = officerCard(officerView([updateOf()]), templates)
    const presses = elementsOf(card, 'Action.Execute').map(({ verb, data }) => ({
      verb,
      ...readOfficerPress(data),
    }))
    expect(presses).toEqual([
      { verb: 'change-update', cardId: 'card-1', actionKey: first, baseVersion: 0, drafts: {} },
      { verb: 'save-update', cardId: 'card-1', actionKey: second, baseVersion: 0, drafts: {} },
      { verb: 'save-update', cardId: 'card-1', actionKey: 'test-2011/2/2.5', baseVersion: 0, drafts: {} },
    ])
  })

  it('says what was wrong above the form and beside the field, for that action only', () => {
    const problems = { [second]: problemsOf([{ kind: 'status-missing', field: 'status' }]) }
    const words = wordsOf(
      officerCard(officerView(), templates, { problems, banner: 'Something to know.' }).card,
    )
    const status = words.indexOf('<Status of 2.3>')
    expect(words[status - 1]).toBe('Not saved yet. Correct what is marked below and press Save again.')
    expect(words[status + 1]).toBe('No status is chosen. Choose one.')
    expect(words.filter((line) => line === 'No status is chosen. Choose one.')).toHaveLength(1)
    expect(words.indexOf('Something to know.')).toBeLessThan(words.indexOf('Overdue'))
  })
})

describe('splitting an officer’s card', () => {
  const many = (count: number): OfficerCardView => {
    const view = officerView()
    const item = view.items[0]!
    const items = Array.from({ length: count }, (_, i) => {
      const action = { ...item.action, key: `${first}-${i}`, label: `2.${i}` }
      return { ...item, action }
    })
    return { ...view, items }
  }

  it('keeps three actions on one card', () => {
    expect(splitItems(officerView(), templates)).toEqual([officerView().items])
  })

  it('keeps order and whole actions, and every part fits even with full notes', () => {
    const view = many(60)
    const groups = splitItems(view, templates)
    expect(groups.length).toBeGreaterThan(1)
    expect(groups.flat()).toEqual(view.items)
    for (const items of groups) {
      const full = items.map((item) => ({
        ...item,
        state: {
          kind: 'form' as const,
          draft: { status: 'on-hold', note: 'x\n'.repeat(noteLimit / 2), expectedOn: '2011-09-30' },
        },
      }))
      const { card } = officerCard({ ...view, items: full }, templates)
      expect(cardSize(card)).toBeLessThanOrEqual(cardSizeLimit)
    }
  })

  it('gives an action that is too long a card of its own', () => {
    expect(splitItems(many(3), templates, 2_000).map((items) => items.length)).toEqual([1, 1, 1])
  })

  it('makes no card of nothing', () => {
    expect(splitItems({ ...officerView(), items: [] }, templates)).toEqual([])
  })
})
