import Holidays from 'date-holidays'
import type { IsBankHoliday } from './digest/working-days.ts'

/**
 * England's bank holidays by the library's calendar, with the days that the schedule adds (one proclaimed since the
 * library's release) and without those it takes out. Days are ISO.
 */
export function bankHolidaysOfEngland(corrections: { add: string[]; remove: string[] }): IsBankHoliday {
  const calendar = new Holidays('GB', 'ENG', { types: ['public'] })
  const years = new Map<string, ReadonlySet<string>>()
  const ofYear = (year: string): ReadonlySet<string> => {
    const known = years.get(year)
    if (known) return known
    const found = new Set(calendar.getHolidays(Number(year)).map(({ date }) => date.slice(0, 10)))
    years.set(year, found)
    return found
  }
  const added = new Set(corrections.add)
  const removed = new Set(corrections.remove)
  return (day) => !removed.has(day) && (added.has(day) || ofYear(day.slice(0, 4)).has(day))
}
