import { Temporal } from 'temporal-polyfill'

/** Tells whether a day (ISO) is a bank holiday of the council's country. */
export type IsBankHoliday = (day: string) => boolean

/** Monday to Friday, bank holidays left out. */
export function isWorkingDay(day: string, isBankHoliday: IsBankHoliday): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek <= 5 && !isBankHoliday(day)
}

/** That day itself where it is a working day, else the next one. */
export function workingDayFrom(day: string, isBankHoliday: IsBankHoliday): string {
  let date = Temporal.PlainDate.from(day)
  while (!isWorkingDay(date.toString(), isBankHoliday)) date = date.add({ days: 1 })
  return date.toString()
}

/** The working day that comes `count` (0 or more) working days after a day: three after a Friday is the Wednesday. */
export function workingDaysAfter(day: string, count: number, isBankHoliday: IsBankHoliday): string {
  let date = day
  for (let i = 0; i < count; i++) {
    date = workingDayFrom(Temporal.PlainDate.from(date).add({ days: 1 }).toString(), isBankHoliday)
  }
  return date
}
