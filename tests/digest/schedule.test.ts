import { describe, expect, it } from 'vitest'
import { bankHolidaysOfEngland } from '../../src/bank-holidays.ts'
import { nextPeriodStart, periodStart } from '../../src/digest/period.ts'
import { momentOf, nextRun, runDue, scheduleSchema, type Rule } from '../../src/digest/schedule.ts'
import { isWorkingDay, workingDaysAfter } from '../../src/digest/working-days.ts'
import { readSchedule } from '../../src/store/schedule-file.ts'

const schedule = await readSchedule('data/reporting/schedule.yaml')
const isBankHoliday = bankHolidaysOfEngland(schedule.bankHolidays)
const mondays: Rule = { day: 'Monday', time: '09:00', cadence: 'weekly' }
const due = (rule: Rule, day: string, time = '12:00') =>
  runDue(rule, { day, time }, isBankHoliday)?.periodStart ?? null

describe('working days', () => {
  // The days that the government published for England and Wales: bank holidays of 2011, 2012 and 2022 to 2023.
  it.each([
    ['2011-04-29', 'a royal wedding'],
    ['2012-06-04', 'the spring bank holiday, moved for a jubilee'],
    ['2012-06-05', 'a jubilee'],
    ['2022-06-03', 'a jubilee'],
    ['2022-09-19', 'a state funeral'],
    ['2023-05-08', 'a coronation'],
    ['2026-12-28', 'the substitute for Boxing Day on a Saturday'],
    ['2027-12-27', 'the substitute for Christmas Day on a Saturday'],
    ['2027-12-28', 'the substitute for Boxing Day on a Sunday'],
  ])('leave out %s, %s', (day) => {
    expect(isWorkingDay(day, isBankHoliday)).toBe(false)
  })

  it('hold the Monday that a jubilee freed, and leave out weekends', () => {
    expect(isWorkingDay('2012-05-28', isBankHoliday)).toBe(true)
    expect(isWorkingDay('2026-11-28', isBankHoliday)).toBe(false)
  })

  it('are counted over a weekend and a bank holiday', () => {
    expect(workingDaysAfter('2026-11-27', 3, isBankHoliday)).toBe('2026-12-02')
    expect(workingDaysAfter('2026-12-24', 1, isBankHoliday)).toBe('2026-12-29')
  })
})

describe('periods', () => {
  it('are weeks from Monday, two of them, or months', () => {
    expect(periodStart('weekly', '2026-11-29')).toBe('2026-11-23')
    expect(periodStart('monthly', '2026-11-29')).toBe('2026-11-01')
  })

  it.each(['1969-12-31', '2011-07-15', '2026-11-28'])('of a fortnight follow one another from %s', (day) => {
    const start = periodStart('fortnightly', day)
    const next = nextPeriodStart('fortnightly', start)
    expect(start <= day && day < next).toBe(true)
    expect(periodStart('fortnightly', next)).toBe(next)
  })
})

describe('the run that is due', () => {
  it('comes on its day, not before its time, and can be caught up until its period ends', () => {
    expect(due(mondays, '2026-11-30', '08:59')).toBeNull()
    expect(due(mondays, '2026-11-30', '09:00')).toBe('2026-11-30')
    expect(due(mondays, '2026-12-06')).toBe('2026-11-30')
    expect(due(mondays, '2026-12-07', '08:00')).toBeNull()
  })

  it('moves from a bank holiday to the next working day', () => {
    expect(due(mondays, '2026-05-25')).toBeNull()
    expect(due(mondays, '2026-05-26')).toBe('2026-05-25')
  })

  it('goes out although a bank holiday moved it past its week', () => {
    const fridays: Rule = { ...mondays, day: 'Friday' }
    // Good Friday and Easter Monday: the next working day is the Tuesday after.
    expect(due(fridays, '2026-04-06')).toBeNull()
    expect(due(fridays, '2026-04-07')).toBe('2026-03-30')
    expect(due(fridays, '2026-04-10')).toBe('2026-04-06')
  })

  it('of a monthly digest comes on the first such day of the month', () => {
    const monthly: Rule = { ...mondays, cadence: 'monthly' }
    expect(due(monthly, '2026-12-06')).toBeNull()
    expect(due(monthly, '2026-12-07')).toBe('2026-12-01')
    expect(nextRun(monthly, { day: '2026-12-07', time: '09:00' }, isBankHoliday).at.day).toBe('2027-01-04')
  })

  it('keeps London’s time in summer and in winter', () => {
    expect(momentOf('2026-07-06T08:00:00Z')).toEqual({ day: '2026-07-06', time: '09:00' })
    expect(momentOf('2026-11-30T09:00:00Z')).toEqual({ day: '2026-11-30', time: '09:00' })
  })
})

describe('a schedule', () => {
  it('is refused where a channel stands twice or a time is none', () => {
    const channel = { channel: 'managers', cadence: 'weekly', day: 'Monday', time: '09:00' }
    const read = (change: object) => scheduleSchema.safeParse({ ...schedule, ...change }).success
    expect(read({})).toBe(true)
    expect(read({ channels: [channel, channel] })).toBe(false)
    expect(read({ officers: { day: 'Monday', time: '9am' } })).toBe(false)
    expect(read({ officers: { day: 'Sunday', time: '09:00' } })).toBe(false)
  })
})
