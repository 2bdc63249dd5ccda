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

type Handlers = Partial<Pick<Settings, 'onTick' | 'onDrain' | 'tickTimes' | 'checkSeconds'>>
const nothing = async (): Promise<void> => Promise.resolve()

async function start(handlers: Handlers, errors: unknown[] = []): Promise<Jobs> {
  const jobs = await startJobs({
    url,
    tickTimes: [],
    onTick: nothing,
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

describe('the tick', () => {
  it('is scheduled every day at each time in London, and no longer at times that were given up', async () => {
    await start({ tickTimes: ['08:30', '16:00'] })
    await start({ tickTimes: ['09:00', '16:00'] })
    const rows = await queryOn(
      url,
      "select cron, timezone from pgboss.schedule where name = 'digest-tick' order by cron",
    )
    expect(rows).toEqual([
      { cron: '0 16 * * *', timezone: 'Europe/London' },
      { cron: '0 9 * * *', timezone: 'Europe/London' },
    ])
  })

  it('comes once at a start, however many instances start, and never where the schedule has no times', async () => {
    const rests = vi.fn(nothing)
    await start({ onTick: rests, tickTimes: [] })
    const onTick = vi.fn(nothing)
    const far = Temporal.Now.plainTimeISO('Europe/London').add({ hours: 6 }).toString().slice(0, 5)
    await Promise.all([1, 2, 3].map(() => start({ onTick, tickTimes: [far] })))
    await vi.waitFor(() => {
      expect(onTick).toHaveBeenCalled()
    }, 10_000)
    expect(rests).not.toHaveBeenCalled()
  })

  it('is never under way twice, however many instances start at its time', async () => {
    const now = Temporal.Now.plainTimeISO('Europe/London').toString().slice(0, 5)
    const underWay = { now: 0, most: 0, ended: 0 }
    const onTick = async (): Promise<void> => {
      underWay.now += 1
      underWay.most = Math.max(underWay.most, underWay.now)
      await wait(300)
      underWay.now -= 1
      underWay.ended += 1
    }
    const handlers = { onTick, tickTimes: [now], checkSeconds: 1 }
    await Promise.all([start(handlers), start(handlers), start(handlers)])
    await vi.waitFor(() => {
      expect(underWay.ended).toBeGreaterThan(0)
    }, 10_000)
    await wait(1_000)
    expect(underWay.most).toBe(1)
  })
})
