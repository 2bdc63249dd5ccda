import { describe, expect, it } from 'vitest'
import { bankHolidaysOfEngland } from '../../src/bank-holidays.ts'
import { chaseRuleSchema, chaseStep, stillUnanswered, workingDaysWaited } from '../../src/digest/chase.ts'
import { said, smallPlan, updateOf } from '../cards/small-plan.ts'

const isBankHoliday = bankHolidaysOfEngland({ add: [], remove: [] })
const rule = { nudgeAfter: 3, tellLeadAfter: 5 }
const officer = (workingDays: number, more: Partial<Parameters<typeof chaseStep>[1]> = {}) =>
  chaseStep(rule, { workingDays, taken: new Set(), askedAgain: false, ...more })

describe('an officer who has answered nothing', () => {
  it('is reminded after three working days, and others are told after five', () => {
    expect([0, 2, 3, 4, 5, 9].map((days) => officer(days))).toEqual([
      ...[null, null, 'nudge', 'nudge', 'tell-lead', 'tell-lead'],
    ])
  })

  it('is chased once a step, and not reminded any more once others were told', () => {
    expect(officer(4, { taken: new Set(['nudge']) })).toBeNull()
    expect(officer(5, { taken: new Set(['nudge']) })).toBe('tell-lead')
    expect(officer(9, { taken: new Set(['tell-lead']) })).toBeNull()
  })

  it('is not reminded of an old card when a new one asks them, though others are told of it', () => {
    expect(officer(4, { askedAgain: true })).toBeNull()
    expect(officer(5, { askedAgain: true })).toBe('tell-lead')
  })

  it('is left alone by steps that the rule leaves out', () => {
    const after = (workingDays: number) => ({ workingDays, taken: new Set<never>(), askedAgain: false })
    expect(chaseStep({}, after(30))).toBeNull()
    expect(chaseStep({ tellLeadAfter: 5 }, after(4))).toBeNull()
    expect(chaseStep({ nudgeAfter: 3 }, after(30))).toBe('nudge')
  })
})

describe('a rule', () => {
  it('is refused where others would hear before the officer', () => {
    expect(chaseRuleSchema.safeParse({ nudgeAfter: 4, tellLeadAfter: 3 }).success).toBe(false)
    expect(chaseRuleSchema.safeParse({ tellLeadAfter: 3 }).success).toBe(true)
  })
})

describe('the working days since a card', () => {
  const waited = (from: string, to: string, pauses: { fromDay: string; untilDay: string }[] = []) =>
    workingDaysWaited({ from, to }, pauses, isBankHoliday)

  it('leave out its own day, weekends and bank holidays', () => {
    expect(waited('2011-07-11', '2011-07-11')).toBe(0)
    expect(waited('2011-07-11', '2011-07-14')).toBe(3)
    expect(waited('2011-07-15', '2011-07-18')).toBe(1)
    // The August bank holiday of 2011, and Good Friday and Easter Monday of 2012.
    expect(waited('2011-08-26', '2011-08-30')).toBe(1)
    expect(waited('2012-04-05', '2012-04-10')).toBe(1)
  })

  it('leave out the days on which reminders rest', () => {
    expect(waited('2011-07-11', '2011-07-18', [{ fromDay: '2011-07-13', untilDay: '2011-07-15' }])).toBe(2)
  })
})

describe('what waits for an answer', () => {
  const items = ['2/2.2', '2/2.3'].map((ref) => ({
    ...{ officer: 'Darren Newman', actionKey: `test-2011/${ref}`, version: 0 },
  }))
  const waiting = (...updates: Parameters<typeof stillUnanswered>[2]) =>
    stillUnanswered(items, smallPlan, updates, '2011-07-18').map(({ action }) => action.label)

  it('is what nobody has said a word on since the card', () => {
    expect(waiting()).toEqual(['2.2', '2.3'])
    expect(waiting(updateOf({ actionKey: 'test-2011/2/2.3' }))).toEqual(['2.2'])
    expect(waiting({ ...said(1, { kind: 'no-change' }), actionKey: 'test-2011/2/2.2' })).toEqual(['2.3'])
  })

  it('is an action again once the word was taken back, and none that the plan no longer has', () => {
    const report = updateOf({ actionKey: 'test-2011/2/2.3' })
    const undo = { ...said(2, { kind: 'undo', undoes: report.sequence }), actionKey: report.actionKey }
    expect(waiting(report, undo)).toEqual(['2.2', '2.3'])
    expect(stillUnanswered([{ ...items[0]!, actionKey: 'gone' }], smallPlan, [], '2011-07-18')).toEqual([])
  })
})
