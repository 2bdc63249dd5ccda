import { setTimeout as wait } from 'node:timers/promises'
import { startJobs } from '../../src/store/jobs.ts'
import { openStoppablePostgres } from '../../tests/support/stoppable-postgres.ts'

/**
 * `npm run -s fire:missed-look`: stops the database over the minute in which the schedule has the day looked at, from 8 s before it
 * until 75 s after it, and prints how long after the database's return the look came. Takes up to five minutes.
 */
const postgres = await openStoppablePostgres()
const minute = 60_000
const at = Math.ceil((Date.now() + 25_000) / minute) * minute
const london = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeStyle: 'short' })
const looks: number[] = []
const jobs = await startJobs({
  url: postgres.url,
  tickTimes: [london.format(at)],
  onTick: () => {
    looks.push(Date.now())
    return Promise.resolve()
  },
  onDrain: () => Promise.resolve(),
  onError: () => undefined,
})
await wait(at - 8_000 - Date.now())
const before = looks.length
await postgres.stop()
await wait(at + 75_000 - Date.now())
await postgres.start()
const back = Date.now()
while (looks.length === before && Date.now() < back + 2 * minute) await wait(500)
const look = looks[before]
await jobs.stop()
await postgres.close()
process.stdout.write(
  look === undefined
    ? 'The look that was missed never came.\n'
    : `The look that was missed came ${((look - back) / 1_000).toFixed(1)} s after the database was back.\n`,
)
if (look === undefined) process.exitCode = 1
