import { describe, expect, it } from 'vitest'
import { officerDigest, officerDigests } from '../../src/digest/officer-digest.ts'
import type { PlanUpdate } from '../../src/progress/update.ts'
import { said, smallPlan, updateOf } from '../cards/small-plan.ts'

/** Darren Newman explained on 15 July that 2.2, due in March, will be done by 30 September. */
const explained = updateOf({
  revision: { milestoneKey: 'test-2011/2/2.2#1', to: '2011-09-30', reason: 'No trainer yet' },
})
const overdueOn = (day: string, ...updates: PlanUpdate[]) =>
  [...officerDigests(smallPlan, updates, day)]
    .find(({ officer }) => officer === 'Darren Newman')
    ?.overdue.map(({ action }) => action.ref)
const decided = (approved: boolean) => said(2, { kind: 'decision', about: 1, approved, reason: 'So' })

describe('an overdue action that was explained', () => {
  it('is asked about no more until the day that was given has passed', () => {
    expect(overdueOn('2011-07-18')).toEqual(['2.2', '2.3'])
    expect(overdueOn('2011-07-18', explained)).toEqual(['2.3'])
    expect(overdueOn('2011-09-30', explained)).toEqual(['2.3', '2.5'])
    expect(overdueOn('2011-10-01', explained)).toEqual(['2.2', '2.3', '2.5'])
  })

  it('is asked about again once the date is refused, withdrawn or undone', () => {
    expect(overdueOn('2011-07-18', explained, decided(false))).toEqual(['2.2', '2.3'])
    const withdrawn = updateOf({ sequence: 2, withdrawsRevision: true })
    expect(overdueOn('2011-07-18', explained, withdrawn)).toEqual(['2.2', '2.3'])
    expect(overdueOn('2011-07-18', explained, said(2, { kind: 'undo', undoes: 1 }))).toEqual(['2.2', '2.3'])
  })

  it('is not overdue before the date that was approved', () => {
    expect(overdueOn('2011-09-30', explained, decided(true))).toEqual(['2.3', '2.5'])
    expect(overdueOn('2011-10-01', explained, decided(true))).toEqual(['2.3', '2.5', '2.2'])
  })

  it('sends no card to an officer who has nothing else due', () => {
    const alone = updateOf({
      actionKey: 'test-2011/10/11.1',
      recordedBy: 'Karen Noble',
      revision: { milestoneKey: 'test-2011/10/11.1#1', to: '2011-08-31', reason: 'Away' },
    })
    const done = updateOf({ sequence: 2, actionKey: 'test-2011/2/2.3', stage: 'Complete', confidence: null })
    const names = [...officerDigests(smallPlan, [alone, done], '2011-07-18')].map(({ officer }) => officer)
    expect(names).toEqual(['Darren Newman'])
  })

  it('still stands on the card that its officer asks for', () => {
    const own = officerDigest(smallPlan, smallPlan.people.get('Darren Newman')!, [explained], '2011-07-18')
    expect(own.overdue.map(({ action }) => action.ref)).toEqual(['2.2', '2.3'])
  })
})
