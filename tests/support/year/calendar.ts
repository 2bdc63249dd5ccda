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

/** Days on which the bot is down: a Monday and Tuesday, a whole week, another Monday. */
const down = new Set([
  ...['2011-05-16', '2011-05-17', '2012-02-06'],
  ...['14', '15', '16', '17', '18', '19', '20'].map((date) => `2011-11-${date}`),
])
export const isDown = (day: string): boolean => down.has(day)

/**
 * The day on which a period's digest goes out: the day it is set for, or the next working day on which the bot is up; null where
 * that would be after the period's last day.
 */
function runDay(set: string, last: string): string | null {
  for (let day = set; day <= last; day = laterBy(day, 1)) {
    if (isWorkingDay(day) && !isDown(day)) return day
  }
  return null
}

/** The day on which the digests of a Monday's week go out. */
export function runDayOf(monday: string): string | null {
  return runDay(monday, laterBy(monday, 6))
}

/** The day on which the digest of a fortnight goes out, of which this is the first Monday or the second. */
export function fortnightsRunDayOf(monday: string): string | null {
  const weeks = Math.round((Date.parse(monday) - Date.parse('1969-12-29')) / (7 * 24 * 3_600_000))
  const first = weeks % 2 === 0 ? monday : laterBy(monday, -7)
  return runDay(first, laterBy(first, 13))
}

/** The day on which the digest of a day's month goes out, set for its first Wednesday. */
export function monthsRunDayOf(day: string): string | null {
  const month = day.slice(0, 8)
  const last = laterBy(laterBy(`${month}28`, 4).slice(0, 8) + '01', -1)
  let wednesday = `${month}01`
  while (weekday(wednesday) !== 3) wednesday = laterBy(wednesday, 1)
  return runDay(wednesday, last)
}

/** The working days after one day and up to another that are not left out. */
export function workingDaysBetween(from: string, to: string, leftOut: (day: string) => boolean): number {
  let count = 0
  for (let day = laterBy(from, 1); day <= to; day = laterBy(day, 1)) {
    if (isWorkingDay(day) && !leftOut(day)) count++
  }
  return count
}
