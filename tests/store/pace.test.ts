import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Pace } from '../../src/services/pace.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { createPace } from '../../src/store/outbox/pace.ts'
import { freshDatabase } from '../support/database.ts'
import { officerDelivery } from '../support/store-samples.ts'
import { queryOn } from '../support/throwaway-database.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let others: Awaited<ReturnType<typeof openDatabase>>
let pace: Pace
let elsewhere: Pace
beforeAll(async () => {
  fresh = await freshDatabase()
  others = await openDatabase(fresh.url, () => undefined)
  pace = createPace(fresh.database)
  elsewhere = createPace(others)
})
afterAll(async () => {
  await others.close()
  await fresh.close()
})
beforeEach(async () => {
  await queryOn(fresh.url, 'delete from conversation_pace')
  await queryOn(fresh.url, 'update app_pace set next_slot_at = now(), gap_seconds = 0, throttled = 0')
})

/** When each of so many slots falls, in seconds from now, in their order; taken through two instances by turns. */
const slots = async (count: number): Promise<number[]> => {
  const start = performance.now()
  const times: number[] = []
  for (let i = 0; i < count; i += 1) {
    const { taken, seconds } = await [pace, elsewhere][i % 2]!.takeSlot(`chat-${i}`)
    expect(taken).toBe(true)
    times.push((performance.now() - start) / 1_000 + seconds)
  }
  return times
}
const nextSlotIn = async (): Promise<number> => {
  const [row] = await queryOn(
    fresh.url,
    'select extract(epoch from next_slot_at - clock_timestamp())::float8 as seconds from app_pace',
  )
  return Number(row?.['seconds'])
}

describe('the app’s pace', () => {
  it('gives 40 slots a second to all instances together', async () => {
    const times = await slots(100)
    // The last slot lies as far ahead as 100 slots take, whoever took them; a few were saved up at most.
    expect(times.at(-1)! - times[0]!).toBeGreaterThan((100 - 1 - 4) / 40 - 0.1)
    expect(times.at(-1)! - times[0]!).toBeLessThan(100 / 40 + 1)
  })

  it('saves up only a few of the slots that nobody took', async () => {
    await queryOn(fresh.url, "update app_pace set next_slot_at = now() - interval '1 hour'")
    await slots(20)
    await queryOn(fresh.url, "update app_pace set next_slot_at = now() - interval '1 hour'")
    const before = performance.now()
    for (let i = 0; i < 20; i += 1) await pace.takeSlot(null)
    const next = await nextSlotIn()
    // Whatever time the requests took, on a machine however busy, has gone by until the next slot is read.
    const passed = (performance.now() - before) / 1_000
    expect(next).toBeGreaterThan((20 - 4) / 40 - passed - 0.05)
  })

  it('gives none that is further away than a request may wait', async () => {
    await queryOn(fresh.url, "update app_pace set next_slot_at = now() + interval '30 seconds'")
    const { taken, seconds } = await pace.takeSlot('chat')
    expect(taken).toBe(false)
    expect(seconds).toBeGreaterThan(20)
    expect(seconds).toBeLessThanOrEqual(25)
    // What was not taken holds up neither the app nor the conversation.
    await queryOn(fresh.url, 'update app_pace set next_slot_at = now()')
    expect(await pace.takeSlot('chat')).toMatchObject({ taken: true })
  })

  it('stops everybody when the channel throttles many requests, and goes on more slowly', async () => {
    for (let i = 0; i < 4; i += 1) await pace.throttled(20)
    expect(await nextSlotIn()).toBeLessThan(1)
    await elsewhere.throttled(20)
    expect(await nextSlotIn()).toBeGreaterThan(18)
    const outbox = createOutbox(fresh.database, () => undefined)
    await outbox.enqueue([officerDelivery()])
    expect(await outbox.claim(1, 60)).toEqual([])
    await queryOn(fresh.url, 'update app_pace set next_slot_at = now()')
    expect(await outbox.claim(1, 60)).toHaveLength(1)
    const before = await nextSlotIn()
    for (let i = 0; i < 20; i += 1) await pace.takeSlot(null)
    const [row] = await queryOn(fresh.url, 'select gap_seconds from app_pace')
    expect(row?.['gap_seconds']).toBeGreaterThan(0.035)
    expect(row?.['gap_seconds']).toBeLessThan(0.0375)
    expect(before).toBeLessThan(0.1)
  })

  it('takes a few throttled requests now and then for their conversations’ own trouble', async () => {
    for (let i = 0; i < 12; i += 1) {
      await pace.throttled(20)
      if (i % 4 === 3)
        await queryOn(fresh.url, "update app_pace set throttled_since = now() - interval '3 seconds'")
    }
    expect(await nextSlotIn()).toBeLessThan(1)
  })
})

describe('one conversation', () => {
  it('is given one slot in two seconds, whichever instance asks', async () => {
    expect(await pace.takeSlot('chat')).toMatchObject({ taken: true })
    const again = await elsewhere.takeSlot('chat')
    expect(again.taken).toBe(false)
    expect(again.seconds).toBeGreaterThan(1.5)
    expect(again.seconds).toBeLessThanOrEqual(2.1)
    expect(await elsewhere.takeSlot('another chat')).toMatchObject({ taken: true })
    await queryOn(fresh.url, "update conversation_pace set free_at = free_at - interval '2 seconds'")
    expect(await elsewhere.takeSlot('chat')).toMatchObject({ taken: true })
  })

  it('is given to one of many that ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => pace.takeSlot('chat')))
    expect(answers.filter(({ taken }) => taken)).toHaveLength(1)
  })
})
