import { setTimeout as wait } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startJobs, type Jobs } from '../../src/store/jobs.ts'
import { emptyDatabase } from '../support/database.ts'
import { queryOn } from '../support/throwaway-database.ts'

let url: string
let remove: () => Promise<void>
const running: Jobs[] = []
type Settings = Parameters<typeof startJobs>[0]

beforeAll(async () => {
  const empty = await emptyDatabase()
  url = empty.url
  remove = () => empty.drop()
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((jobs) => jobs.stop()))
})
afterAll(() => remove())

type Handlers = Partial<Pick<Settings, 'onWeeklyDigest' | 'onDrain' | 'weeklyCron' | 'checkSeconds'>>
const nothing = async (): Promise<void> => Promise.resolve()

async function start(handlers: Handlers, errors: unknown[] = []): Promise<Jobs> {
  const jobs = await startJobs({
    url,
    weeklyCron: '0 9 * * 1',
    onWeeklyDigest: nothing,
    onDrain: nothing,
    onError: (error) => errors.push(error),
    // Seldom, so that the drain of every minute does not come into a test of another one.
    checkSeconds: 45,
    ...handlers,
  })
  running.push(jobs)
  return jobs
}

describe('the outbox', () => {
  it('is drained soon after it is woken, by one of the instances', async () => {
    const onDrain = vi.fn(nothing)
    const [jobs] = await Promise.all([start({ onDrain }), start({ onDrain })])
    await wait(1_500)
    onDrain.mockClear()
    jobs.wakeOutbox()
    await vi.waitFor(() => {
      expect(onDrain).toHaveBeenCalled()
    }, 1_000)
    await wait(300)
    expect(onDrain).toHaveBeenCalledTimes(1)
  })

  it('is drained again when it is woken during a drain', async () => {
    const releases: (() => void)[] = []
    const onDrain = vi.fn(() => new Promise<void>((done) => releases.push(done)))
    const jobs = await start({ onDrain })
    jobs.wakeOutbox()
    await vi.waitFor(() => {
      expect(releases.length).toBeGreaterThan(0)
    }, 5_000)
    jobs.wakeOutbox()
    await wait(200)
    const before = onDrain.mock.calls.length
    releases[0]?.()
    await vi.waitFor(() => {
      expect(onDrain.mock.calls.length).toBeGreaterThan(before)
    }, 5_000)
    for (const release of releases) release()
  })

  it('is drained after as many seconds as were asked for', async () => {
    const onDrain = vi.fn(nothing)
    const jobs = await start({ onDrain })
    await wait(1_500)
    onDrain.mockClear()
    jobs.wakeOutbox(1)
    await wait(600)
    expect(onDrain).not.toHaveBeenCalled()
    await vi.waitFor(() => {
      expect(onDrain).toHaveBeenCalled()
    }, 2_000)
  })

  it('reports a drain that failed, and drains again when woken again', async () => {
    const errors: unknown[] = []
    const onDrain = vi.fn(nothing).mockRejectedValueOnce(new Error('broken'))
    const jobs = await start({ onDrain }, errors)
    jobs.wakeOutbox()
    await vi.waitFor(() => {
      expect(errors).toEqual([new Error('broken')])
    }, 5_000)
    jobs.wakeOutbox()
    await vi.waitFor(() => {
      expect(onDrain.mock.calls.length).toBeGreaterThan(1)
    }, 5_000)
  })
})

describe('the weekly digest', () => {
  it('is scheduled in London’s time and caught up once when it was missed', async () => {
    await start({ weeklyCron: '30 8 * * 2' })
    await start({ weeklyCron: '0 9 * * 1' })
    const rows = await queryOn(
      url,
      "select cron, timezone, options ->> 'missed' as missed from pgboss.schedule where name = 'weekly-digest'",
    )
    expect(rows).toEqual([{ cron: '0 9 * * 1', timezone: 'Europe/London', missed: 'once' }])
  })

  it('runs on one instance when its time has come on three', async () => {
    // A minute that began a moment ago: its run is due now, and no other will be during the test.
    const sixty = 60_000
    const intoMinute = Date.now() % sixty
    if (intoMinute > 45_000) await wait(sixty - intoMinute)
    const now = Temporal.Now.zonedDateTimeISO('Europe/London')
    const onWeeklyDigest = vi.fn(nothing)
    const handlers = { onWeeklyDigest, weeklyCron: `${now.minute} ${now.hour} * * *`, checkSeconds: 1 }
    await Promise.all([start(handlers), start(handlers), start(handlers)])
    await vi.waitFor(() => {
      expect(onWeeklyDigest).toHaveBeenCalled()
    }, 10_000)
    await wait(2_500)
    expect(onWeeklyDigest).toHaveBeenCalledTimes(1)
  })

  it('runs once for all the times that came while no instance was up', async () => {
    const onWeeklyDigest = vi.fn(nothing)
    // Every ten minutes, the nearest of them about five minutes from now either way.
    const weeklyCron = `${(Temporal.Now.zonedDateTimeISO('Europe/London').minute + 5) % 10}-59/10 * * * *`
    const before = await start({ weeklyCron })
    await before.stop()
    await queryOn(url, "update pgboss.schedule set created_on = now() - interval '1 day'")
    await queryOn(url, "update pgboss.version set cron_on = now() - interval '1 hour'")
    await start({ onWeeklyDigest, weeklyCron, checkSeconds: 1 })
    await vi.waitFor(() => {
      expect(onWeeklyDigest).toHaveBeenCalled()
    }, 10_000)
    await wait(2_500)
    expect(onWeeklyDigest).toHaveBeenCalledTimes(1)
  })
})
