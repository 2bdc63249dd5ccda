import { describe, expect, it } from 'vitest'
import { cardItems, officerCardView } from '../../src/digest/officer-card.ts'
import { officerDigest, officerDigests } from '../../src/digest/officer-digest.ts'
import { periodStart } from '../../src/digest/period.ts'
import { asOf, smallPlan, updateOf } from '../cards/small-plan.ts'

const darren = smallPlan.people.get('Darren Newman')!
const digest = officerDigest(smallPlan, darren, [], asOf)

describe('an officer’s digest', () => {
  it('holds what is overdue, longest first, then what is due in 14 days', () => {
    expect(digest.overdue.map(({ action }) => action.ref)).toEqual(['2.2', '2.3'])
    expect(digest.dueSoon.map(({ action }) => action.ref)).toEqual(['2.5'])
  })

  it('looks exactly 14 days ahead', () => {
    const due = (day: string) =>
      officerDigest(smallPlan, darren, [], day).dueSoon.map(({ action }) => action.ref)
    expect(due('2011-07-10')).toEqual([])
    expect(due('2011-07-11')).toEqual(['2.5'])
  })

  it('leaves out whoever has nothing due, and lists the others by name', () => {
    expect([...officerDigests(smallPlan, [], asOf)].map(({ officer }) => officer)).toEqual([
      'Darren Newman',
      'Karen Noble',
    ])
  })
})

describe('an officer’s card', () => {
  const card = { cardId: 'card', officer: 'Darren Newman', asOf, items: cardItems(digest), drafts: {} }
  const stateOf = (updates: ReturnType<typeof updateOf>[], drafts = {}) =>
    officerCardView({ ...card, drafts }, smallPlan, updates).items.map(({ action, state }) => [
      action.ref,
      state.kind,
    ])

  it('is all forms at first, and a saved action becomes a receipt while the others stay as they were', () => {
    expect(stateOf([])).toEqual([
      ['2.2', 'form'],
      ['2.3', 'form'],
      ['2.5', 'form'],
    ])
    const drafts = { 'test-2011/2/2.3': { status: 'on-hold', note: 'typed' } }
    const [saved, other] = officerCardView({ ...card, drafts }, smallPlan, [updateOf()]).items
    expect(saved?.state).toMatchObject({ kind: 'receipt', update: { stage: 'In progress' } })
    expect(other?.state).toMatchObject({ kind: 'form', draft: { status: 'on-hold', note: 'typed' } })
  })

  it('says how late an action was on the card’s own day, also after it was completed', () => {
    const [item] = officerCardView(card, smallPlan, [updateOf({ stage: 'Complete', confidence: null })]).items
    expect(item?.standing.overdue?.daysLate).toBe(106)
  })

  it('leaves out an action that the plan no longer has', () => {
    const items = [
      ...card.items,
      { actionKey: 'test-2011/2/9.9', section: 'overdue' as const, version: 0, details: false },
    ]
    expect(officerCardView({ ...card, items }, smallPlan, []).items).toHaveLength(3)
  })
})

describe('a weekly period', () => {
  it.each([
    ['2011-07-11', '2011-07-11'],
    ['2011-07-15', '2011-07-11'],
    ['2011-07-17', '2011-07-11'],
    ['2012-01-01', '2011-12-26'],
  ])('that holds %s starts on Monday %s', (day, start) => {
    expect(periodStart('weekly', day)).toBe(start)
  })
})
