import type { Temporal } from 'temporal-polyfill'

const names = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** The number of each month, 1 to 12, by its name in small letters and by its first three. */
export const monthNumbered: ReadonlyMap<string, number> = new Map(
  names.flatMap((name, i): [string, number][] => [
    [name.toLowerCase(), i + 1],
    [name.slice(0, 3).toLowerCase(), i + 1],
    ...(name === 'September' ? [['sept', 9] as [string, number]] : []),
  ]),
)

/** The name of a month by its number; empty where there is no such month. */
export function monthName(month: number): string {
  return names[month - 1] ?? ''
}

/** "March 2012". */
export function monthInWords({ month, year }: Temporal.PlainDate): string {
  return `${monthName(month)} ${year}`
}
