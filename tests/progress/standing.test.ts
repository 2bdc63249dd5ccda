import { describe, expect, it } from 'vitest'
import { standingOf, standingsOf } from '../../src/progress/standing.ts'
import { smallPlan, updateOf } from '../cards/small-plan.ts'

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
    expect(standingOf(action('2/2.2'), updates, '2011-07-15')).toMatchObject({ stage: 'On hold', version: 2 })
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
