import { describe, expect, it } from 'vitest'
import { expectedOn } from '../../src/progress/expected.ts'
import { standingOf } from '../../src/progress/standing.ts'
import type { PlanUpdate } from '../../src/progress/update.ts'
import { smallPlan, updateOf } from '../cards/small-plan.ts'

/** 2.3 was due in June 2011 and will be due again in March 2012. */
const actionKey = 'test-2011/2/2.3'
const june = `${actionKey}#1`
const explained = updateOf({
  actionKey,
  revision: { milestoneKey: june, to: '2012-05-31', reason: 'The tender was late' },
})
const expectedAsAt = (day: string, ...updates: PlanUpdate[]) =>
  expectedOn(standingOf(smallPlan.actions.get(actionKey)!, updates, day))

describe('the day by which an overdue action is expected', () => {
  it('is the date that its officer asked for and nobody has decided', () => {
    expect(expectedAsAt('2011-07-18', explained)).toBe('2012-05-31')
  })

  it('is none where nothing was said, or no date was asked for', () => {
    expect(expectedAsAt('2011-07-18')).toBeNull()
    expect(expectedAsAt('2011-07-18', updateOf({ actionKey }))).toBeNull()
  })

  it('is none while nothing is overdue', () => {
    expect(expectedAsAt('2011-06-30', explained)).toBeNull()
  })

  it('stays through a later report that says nothing of the date', () => {
    const later = updateOf({ actionKey, sequence: 2, recordedAt: '2011-07-20T09:05:00+01:00' })
    expect(expectedAsAt('2011-07-25', explained, later)).toBe('2012-05-31')
  })

  it('is none once another milestone has passed that the officer has not explained', () => {
    expect(expectedAsAt('2012-03-31', explained)).toBe('2012-05-31')
    expect(expectedAsAt('2012-04-01', explained)).toBeNull()
    const afterBoth = { ...explained, recordedAt: '2012-04-02T09:05:00+01:00' }
    expect(expectedAsAt('2012-04-03', afterBoth)).toBe('2012-05-31')
  })

  it('is none where the date that waits is for another milestone than the overdue one', () => {
    const ofMarch = updateOf({
      actionKey,
      revision: { milestoneKey: `${actionKey}#2`, to: '2012-05-31', reason: 'Later' },
    })
    expect(expectedAsAt('2011-07-18', ofMarch)).toBeNull()
  })
})
