import { Temporal } from 'temporal-polyfill'

/** An ISO day as people in England write it: "15 July 2011". */
export function dayInWords(day: string): string {
  return Temporal.PlainDate.from(day).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
}

/** The London day of an instant (ISO with zone). */
export function londonDay(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London').toPlainDate().toString()
}

/** The London time of an instant: "14:05". */
export function londonTime(instant: string): string {
  const time = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London')
  return time.toPlainTime().toString({ smallestUnit: 'minute' })
}
