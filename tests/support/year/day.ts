import { Temporal } from 'temporal-polyfill'

/** The instant (ISO) at which London's clock shows that time, such as 09:05, on a day. */
export function londonInstant(day: string, time: string): string {
  return Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone: 'Europe/London', plainTime: time })
    .toInstant()
    .toString()
}

/** The ISO day so many days after another. */
export function laterBy(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** Monday is 1, Sunday 7. */
export function weekday(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek
}

/** Numbers from 0 to 1 that are the same for the same seed: a linear congruential generator. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
