import { Temporal } from 'temporal-polyfill'
import type { Clock } from './services/ports.ts'

/** London's clock. With `asOf` (ISO day) it shows that day, at the real time of day. */
export function londonClock(asOf: string | null): Clock {
  const now = (): Temporal.ZonedDateTime => {
    const real = Temporal.Now.zonedDateTimeISO('Europe/London')
    return asOf === null
      ? real
      : Temporal.PlainDate.from(asOf).toZonedDateTime({
          timeZone: 'Europe/London',
          plainTime: real.toPlainTime(),
        })
  }
  return {
    today: () => now().toPlainDate().toString(),
    now: () => now().toInstant().toString({ smallestUnit: 'millisecond' }),
  }
}
