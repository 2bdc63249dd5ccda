import { Temporal } from 'temporal-polyfill'

/** An ISO day as people in England write it: "15 July 2011". */
export function dayInWords(day: string): string {
  const { day: number, month, year } = Temporal.PlainDate.from(day)
  return `${String(number)} ${months[month - 1] ?? ''} ${String(year)}`
}

/** A table, because writing a date by locale takes a thousand times as long, and questions hold many. */
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** The London day of an instant (ISO with zone). */
export function londonDay(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London').toPlainDate().toString()
}

/** The London time of an instant: "14:05". */
export function londonTime(instant: string): string {
  const time = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London')
  return time.toPlainTime().toString({ smallestUnit: 'minute' })
}
