import { describe, expect, it } from 'vitest'
import { bankHolidaysOfEngland } from '../../src/bank-holidays.ts'
import { chaseRuleSchema, chaseStep, stillUnanswered, workingDaysWaited } from '../../src/digest/chase.ts'
import { said, smallPlan, updateOf } from '../cards/small-plan.ts'

const isBankHoliday = bankHolidaysOfEngland({ add: [], remove: [] })
const rule = { nudgeAfter: 3, tellLeadAfter: 5 }
type Card = Parameters<typeof chaseStep>[2]
const card: Card = { told: false, askedAgain: false, own: true }
const officer = (sinceCard: number, sinceNudge: number | null = null, more: Partial<Card> = {}) =>
  chaseStep(rule, { sinceCard, sinceNudge }, { ...card, ...more })

describe('an officer who has answered nothing', () => {
  it('is reminded after three working days, and others are told after five', () => {
    expect([0, 2, 3, 4].map((days) => officer(days))).toEqual([null, null, 'nudge', 'nudge'])
    expect([officer(4, 1), officer(5, 2), officer(9, 6)]).toEqual([null, 'tell-lead', 'tell-lead'])
  })

  it('is reminded before others are told, and has two working days then, also where a reminder came late', () => {
    expect(officer(9)).toBe('nudge')
    expect([officer(9, 0), officer(10, 1), officer(11, 2)]).toEqual([null, null, 'tell-lead'])
  })

  it('is chased once a step, and not reminded any more once others were told', () => {
    expect(officer(4, 1)).toBeNull()
    expect(officer(9, 6, { told: true })).toBeNull()
  })

  it('is not reminded of an old card when a new one asks them, though others are told of it', () => {
    expect(officer(4, null, { askedAgain: true })).toBeNull()
    expect(officer(9, null, { askedAgain: true })).toBeNull()
    expect(officer(5, 2, { askedAgain: true })).toBe('tell-lead')
  })

  it('is told of to nobody for a card that only their stand-in has', () => {
    expect(officer(3, null, { own: false })).toBe('nudge')
    expect(officer(9, 6, { own: false })).toBeNull()
  })

  it('is left alone by steps that the rule leaves out', () => {
    const by = (some: Partial<typeof rule>, sinceCard: number) =>
      chaseStep(some, { sinceCard, sinceNudge: null }, card)
    expect(by({}, 30)).toBeNull()
    expect(by({ tellLeadAfter: 5 }, 4)).toBeNull()
    expect(by({ tellLeadAfter: 5 }, 5)).toBe('tell-lead')
    expect(by({ nudgeAfter: 3 }, 30)).toBe('nudge')
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
