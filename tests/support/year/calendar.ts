import { laterBy, weekday } from './day.ts'

/**
 * England's bank holidays while the plan runs, from GOV.UK's lists of those years and not from the product's library: Good
 * Friday, Easter Monday, the royal wedding, the two of May, August, and Christmas with its substitute days; then those of 2012.
 */
const bankHolidays = new Set([
  ...['2011-04-22', '2011-04-25', '2011-04-29', '2011-05-02', '2011-05-30', '2011-08-29'],
  ...['2011-12-26', '2011-12-27', '2012-01-02', '2012-04-06', '2012-04-09'],
])

export function isWorkingDay(day: string): boolean {
  return weekday(day) <= 5 && !bankHolidays.has(day)
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  return laterBy(day, 1 - weekday(day))
}

/** The day on which a week's digests go out: its Monday, or the next working day. */
export function runDayOf(monday: string): string {
  let day = monday
  while (!isWorkingDay(day)) day = laterBy(day, 1)
  return day
}

/** The working days after one day and up to another that are not left out. */
export function workingDaysBetween(from: string, to: string, leftOut: (day: string) => boolean): number {
  let count = 0
  for (let day = laterBy(from, 1); day <= to; day = laterBy(day, 1)) {
    if (isWorkingDay(day) && !leftOut(day)) count++
  }
  return count
}
