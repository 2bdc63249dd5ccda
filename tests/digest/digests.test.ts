import { describe, expect, it } from 'vitest'
import { managersDigest, withSinceThen } from '../../src/digest/managers-digest.ts'
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
    expect(officerDigests(smallPlan, [], asOf).map(({ officer }) => officer)).toEqual([
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

describe('the managers’ digest', () => {
  const period = {
    start: '2011-07-11',
    changedAfter: 0,
    officersAsked: 2,
    officersNotReached: 0,
    lastPeriod: null,
  }

  it('counts actions without an update apart from "Not started"', () => {
    const updates = [updateOf({ stage: 'Not started', confidence: null })]
    const report = managersDigest(smallPlan, updates, asOf, period)
    expect(report.noUpdateYet).toBe(4)
    expect(report.counts).toEqual([
      { status: 'Not started', count: 1 },
      { status: 'No update yet', count: 4 },
    ])
  })

  it('groups what is overdue by priority with days late', () => {
    const report = managersDigest(smallPlan, [], asOf, period)
    expect(
      report.overdue.map(({ number, lines }) => [number, lines.map(({ daysLate }) => daysLate)]),
    ).toEqual([
      ['2', [106, 15]],
      ['10', [15]],
    ])
    expect(report.overdueCount).toBe(3)
  })

  it('names no officer and quotes no note', () => {
    const updates = [updateOf({ note: 'private words' })]
    const report = JSON.stringify(
      withSinceThen(managersDigest(smallPlan, updates, asOf, period), smallPlan, updates, {
        postedSequence: 0,
        officersReplied: 1,
      }),
    )
    expect(report).not.toContain('Darren')
    expect(report).not.toContain('private words')
  })

  it('keeps its figures when an update comes later, and adds it under "since then"', () => {
    const posted = managersDigest(smallPlan, [], asOf, period)
    const later = withSinceThen(posted, smallPlan, [updateOf({ stage: 'Complete', confidence: null })], {
      postedSequence: 0,
      officersReplied: 1,
    })
    expect(later).toMatchObject({ overdueCount: 3, noUpdateYet: 5, officersReplied: 1 })
    expect(later.sinceThen.map(({ label, status }) => [label, status])).toEqual([['2.2', 'Complete']])
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
