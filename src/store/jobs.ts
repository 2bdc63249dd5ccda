import { PgBoss } from 'pg-boss'
import { plainError } from './plain-errors.ts'

export type Jobs = {
  /**
   * Has the outbox drained by one of the instances, now or after so many seconds; of several wakes the earliest counts, as
   * each drain asks to be woken for what it leaves. Never throws: each minute it is drained anyway.
   */
  wakeOutbox(afterSeconds?: number): void
  /** Waits up to 10 s for what is being done, takes up nothing new and closes the connections. */
  stop: () => Promise<void>
}

const zone = 'Europe/London'
const tickQueue = 'digest-tick'
/** The queue whose jobs have the outbox drained. */
export const outboxQueue = 'outbox'

/**
 * Starts the schedules and workers, shared by every instance on the same database. The tick, which decides what is to
 * be sent, comes every day at `tickTimes` (`hh:mm`, London's), on one instance, and at each start; none comes where there
 * are no times. Both handlers must be safe to repeat: a process that dies in one has it run again. `checkSeconds` (1 to
 * 45) is how often schedules are looked at.
 */
export async function startJobs(settings: {
  url: string
  tickTimes: readonly string[]
  onTick: () => Promise<void>
  /** Told to stop when the instance stops: to finish what is under way and take nothing else up. */
  onDrain: (stop: AbortSignal) => Promise<void>
  onError: (error: unknown) => void
  checkSeconds?: number
}): Promise<Jobs> {
  const { onError } = settings
  const boss = new PgBoss({
    connectionString: settings.url,
    schema: 'pgboss',
    application_name: 'plan-assistant jobs',
    max: 4,
    useListenNotify: true,
    cronMonitorIntervalSeconds: settings.checkSeconds ?? 30,
    cronWorkerIntervalSeconds: settings.checkSeconds ?? 5,
  })
  boss.on('error', (error) => {
    onError(plainError(error))
  })
  await boss.start()
  // At most one tick waiting or under way, wherever; one that dies is taken up again within minutes.
  await boss.createQueue(tickQueue, {
    policy: 'exclusive',
    notify: true,
    expireInSeconds: 300,
    retryLimit: 5,
    retryDelay: 30,
    retryBackoff: true,
  })
  // At most one drain waiting: one that runs may have passed the new row already, so it does not count.
  await boss.createQueue(outboxQueue, {
    policy: 'short',
    notify: true,
    expireInSeconds: 3_600,
    retryLimit: 0,
    deleteAfterSeconds: 3_600,
  })
  await scheduleTicks(boss, settings.tickTimes)
  await boss.schedule(outboxQueue, '* * * * *', null, { tz: zone })
  const stopping = new AbortController()
  await boss.work(
    outboxQueue,
    reported('Sending', () => settings.onDrain(stopping.signal), onError),
  )
  // An instance whose day stands still must not take up the look of one whose day does not.
  if (settings.tickTimes.length > 0) {
    await boss.work(tickQueue, reported('The digest', settings.onTick, onError))
    await boss.send(tickQueue, null)
  }
  const waker = makeWaker(() => {
    boss.send(outboxQueue, null).catch((error: unknown) => {
      onError(plainError(error))
    })
  })
  return {
    wakeOutbox: waker.wake,
    stop: async () => {
      waker.stop()
      stopping.abort()
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}

/** Calls at the earliest of the times that it was asked for. */
function makeWaker(call: () => void): { wake: (afterSeconds?: number) => void; stop: () => void } {
  let next: { at: number; timer: NodeJS.Timeout } | null = null
  let stopped = false
  return {
    wake: (afterSeconds = 0) => {
      const at = performance.now() + afterSeconds * 1_000
      if (stopped || (next !== null && next.at <= at)) return
      clearTimeout(next?.timer)
      const timer = setTimeout(() => {
        next = null
        call()
      }, afterSeconds * 1_000)
      next = { at, timer }
    },
    stop: () => {
      stopped = true
      clearTimeout(next?.timer)
    },
  }
}

/**
 * One tick a day for each time; times that are no longer wanted are taken off. One that comes due while the database is away is
 * made up for once it is back, and one that comes due while every instance is down at the next start.
 */
async function scheduleTicks(boss: PgBoss, times: readonly string[]): Promise<void> {
  const wanted = new Map(times.map((time) => [time.replace(':', '.'), time.split(':').map(Number)]))
  for (const { key } of await boss.getSchedules(tickQueue)) {
    if (!wanted.has(key)) await boss.unschedule(tickQueue, key)
  }
  for (const [key, [hour, minute]] of wanted) {
    await boss.schedule(tickQueue, `${String(minute)} ${String(hour)} * * *`, null, {
      tz: zone,
      key,
      missed: 'once',
    })
  }
}

/** Reports a handler's failure here, once; the job keeps a sentence, since pg-boss stores what a handler throws. */
function reported(what: string, work: () => Promise<void>, onError: (error: unknown) => void) {
  return async (): Promise<void> => {
    try {
      await work()
    } catch (error) {
      onError(plainError(error))
      throw new Error(`${what} did not finish; the log says why.`)
    }
  }
}
