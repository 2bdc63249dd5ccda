import { describe, expect, it } from 'vitest'
import { standingOf, standingsOf } from '../../src/progress/standing.ts'
import type { PlanUpdate } from '../../src/progress/update.ts'
import { said, smallPlan, updateOf } from '../cards/small-plan.ts'

const action = (key: string) => smallPlan.actions.get(`test-2011/${key}`)!

describe('how an action stands', () => {
  it('is not overdue on the day it is due, and is from the next day', () => {
    expect(standingOf(action('2/2.2'), [], '2011-03-31').overdue).toBeNull()
    expect(standingOf(action('2/2.2'), [], '2011-04-01').overdue).toMatchObject({
      dueOn: '2011-03-31',
      daysLate: 1,
    })
  })

  it('counts days late in calendar days across the change to summer time', () => {
    expect(standingOf(action('2/2.2'), [], '2011-07-15').overdue?.daysLate).toBe(106)
  })

  it('takes the earliest unmet milestone as overdue and the first one to come as next', () => {
    const standing = standingOf(action('2/2.3'), [], '2011-07-15')
    expect(standing.overdue?.milestone.printed).toBe('June 2011')
    expect(standing.next).toMatchObject({ dueOn: '2012-03-31' })
    expect(standing.passed.map((item) => item.dueOn)).toEqual(['2011-06-30'])
  })

  it('has no next milestone once all have passed', () => {
    const standing = standingOf(action('2/2.3'), [], '2012-04-01')
    expect(standing.next).toBeNull()
    expect(standing.passed).toHaveLength(2)
  })

  it('is never overdue without a date', () => {
    expect(standingOf(action('2/2.6'), [], '2020-01-01').overdue).toBeNull()
  })

  it('says "no stage" without an update, which is not "Not started"', () => {
    expect(standingOf(action('2/2.2'), [], '2011-07-15')).toMatchObject({
      stage: null,
      lastUpdate: null,
      version: 0,
    })
  })

  it('follows the last update by sequence, whatever order they come in', () => {
    const updates = [
      updateOf({ sequence: 9, stage: 'On hold', confidence: null }),
      updateOf({ sequence: 2, stage: 'Complete', confidence: null }),
    ]
    expect(standingOf(action('2/2.2'), updates, '2011-07-15')).toMatchObject({ stage: 'On hold', version: 9 })
  })

  it.each(['Complete', 'Stopped'] as const)('is not overdue once %s', (stage) => {
    const updates = [updateOf({ stage, confidence: null })]
    expect(standingOf(action('2/2.2'), updates, '2011-07-15')).toMatchObject({ overdue: null, next: null })
  })

  it('stays overdue on hold: the date has passed all the same', () => {
    const updates = [updateOf({ stage: 'On hold', confidence: null })]
    expect(standingOf(action('2/2.2'), updates, '2011-07-15').overdue).not.toBeNull()
  })

  it('keeps another action’s updates out', () => {
    const updates = [updateOf({ stage: 'Complete', confidence: null, actionKey: 'test-2011/2/2.3' })]
    expect(standingOf(action('2/2.2'), updates, '2011-07-15').stage).toBeNull()
  })

  it('counts nothing that was taken back', () => {
    const updates: PlanUpdate[] = [
      updateOf({ stage: 'On hold', confidence: null }),
      updateOf({ sequence: 2, stage: 'Complete', confidence: null }),
      said(3, { kind: 'undo', undoes: 2 }),
    ]
    expect(standingOf(action('2/2.2'), updates, '2011-07-15')).toMatchObject({ stage: 'On hold', version: 3 })
    expect(standingOf(action('2/2.2'), updates.slice(1), '2011-07-15').stage).toBeNull()
  })

  it('remembers when somebody said “no change”, and what has not changed', () => {
    const updates = [updateOf(), said(2, { kind: 'no-change' })]
    const standing = standingOf(action('2/2.2'), updates, '2011-07-15')
    expect([standing.lastUpdate?.sequence, standing.lastWord?.sequence]).toEqual([1, 2])
    expect(standing.stage).toBe('In progress')
  })

  it('leaves out milestones that are met', () => {
    const met = updateOf({ actionKey: 'test-2011/2/2.3', met: ['test-2011/2/2.3#1'] })
    const standing = standingOf(action('2/2.3'), [met], '2011-07-15')
    expect(standing.overdue).toBeNull()
    expect(standing.next?.dueOn).toBe('2012-03-31')
  })

  it('gives one standing for each row of the plan', () => {
    expect(standingsOf(smallPlan, [], '2011-07-15').map(({ action: { label } }) => label)).toEqual([
      '2.2',
      '2.3',
      '2.5',
      '2.6',
      '11.1',
    ])
  })
})

describe('a revised date', () => {
  const asks = updateOf({
    revision: { milestoneKey: 'test-2011/2/2.2#1', to: '2011-09-30', reason: 'Waiting for police' },
  })
  const decided = (approved: boolean) => said(2, { kind: 'decision', about: 1, approved, reason: '' })
  const at = (...updates: PlanUpdate[]) => standingOf(action('2/2.2'), updates, '2011-07-15')

  it('changes nothing before it is approved, or once it is refused', () => {
    expect(at(asks).overdue).toMatchObject({ dueOn: '2011-03-31', daysLate: 106 })
    expect(at(asks).revisions).toMatchObject([{ state: 'pending', to: '2011-09-30' }])
    expect(at(asks, decided(false)).overdue).not.toBeNull()
    expect(at(asks, decided(false)).revisions[0]?.state).toBe('refused')
  })

  it('is what overdue is measured against once approved, and the plan’s day stays beside it', () => {
    expect(at(asks, decided(true))).toMatchObject({
      overdue: null,
      next: { dueOn: '2011-09-30', planDueOn: '2011-03-31' },
    })
    const october = standingOf(action('2/2.2'), [asks, decided(true)], '2011-10-01')
    expect(october.overdue).toMatchObject({ daysLate: 1, planDueOn: '2011-03-31' })
  })

  it('goes with the report that asked for it', () => {
    expect(at(asks, said(2, { kind: 'undo', undoes: 1 })).revisions).toEqual([])
  })

  it('gives way to a later one while it waits', () => {
    const later = { ...asks, sequence: 2, version: 2 }
    expect(at(asks, later).revisions.map(({ state }) => state)).toEqual(['replaced', 'pending'])
  })

  it('holds from the last approval on', () => {
    const again = { milestoneKey: 'test-2011/2/2.2#1', to: '2011-12-31', reason: 'Again' }
    const updates = [
      asks,
      decided(true),
      updateOf({ sequence: 3, revision: again }),
      said(4, { kind: 'decision', about: 3, approved: true, reason: '' }),
    ]
    expect(at(...updates).next?.dueOn).toBe('2011-12-31')
  })
})
