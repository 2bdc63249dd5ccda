import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DeliveryOutcome } from '../../src/services/delivery-outcome.ts'
import { drainOutbox, leaseSeconds } from '../../src/services/deliver.ts'
import type { ChatAddress, NewDelivery, OutgoingMessage } from '../../src/services/ports.ts'
import type { Turn } from '../../src/services/pace.ts'
import { openDatabase, type Database } from '../../src/store/database.ts'
import { createCoverStore } from '../../src/store/covers.ts'
import { createPositionStore } from '../../src/store/cycle/positions.ts'
import { createDirectory } from '../../src/store/directory.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { createPace } from '../../src/store/outbox/pace.ts'
import { createUpdateStore } from '../../src/store/updates.ts'
import { asOf, smallPlan, updateOf } from '../cards/small-plan.ts'
import { freshDatabase } from '../support/database.ts'
import { managersDelivery, onVersion } from '../support/store-samples.ts'
import { openStoppablePostgres } from '../support/stoppable-postgres.ts'
import { queryOn } from '../support/throwaway-database.ts'

const planId = smallPlan.plan.id
const channel = 'managers-channel'
type Call = { to: string | null; edit: boolean; at: number; message: OutgoingMessage }

/** The drain with everything real but Teams, which answers as `answer` says; one for each instance of the bot. */
function instanceOn(
  database: Database,
  calls: Call[],
  answer: (call: Call) => Promise<DeliveryOutcome | null> = () => Promise.resolve(null),
) {
  const call = async (to: string | null, edit: boolean, turn: Turn, message: OutgoingMessage) => {
    const afterSeconds = await turn()
    if (afterSeconds !== null) return { kind: 'put-off' as const, afterSeconds }
    const made = { to, edit, at: performance.now(), message }
    calls.push(made)
    return (
      (await answer(made)) ??
      (edit
        ? { kind: 'edited' as const }
        : { kind: 'sent' as const, conversationId: to ?? 'opened', messageId: `m${calls.length}` })
    )
  }
  const wakes: number[] = []
  const needs = {
    plans: {
      library: { current: smallPlan, plans: new Map([[planId, smallPlan]]) },
      engine: () => expect.unreachable(),
    },
    updates: createUpdateStore(database, () => undefined),
    outbox: createOutbox(database, (seconds) => wakes.push(seconds)),
    pace: createPace(database),
    directory: createDirectory(database),
    covers: createCoverStore(database),
    positions: createPositionStore(database),
    clock: { today: () => asOf, now: () => `${asOf}T09:00:00Z` },
    messenger: {
      send: ({ conversationId }: ChatAddress, message: OutgoingMessage, turn: Turn) =>
        call(conversationId, false, turn, message),
      edit: ({ conversationId }: ChatAddress, _id: string, message: OutgoingMessage, turn: Turn) =>
        call(conversationId, true, turn, message),
    },
    ...{ managersChannelId: channel, administrators: [], approvers: [] },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    leaseSeconds,
  }
  return {
    ...needs,
    wakes,
    drain: (stop = new AbortController().signal) => drainOutbox(needs, stop),
    meet: (name: string, chat: string | null) =>
      needs.directory.saveAccount(
        { accountId: `id-${name}`, name, email: null, personName: name },
        { conversationId: chat, reference: {} },
      ),
  }
}

const cardFor = (recipient: string, part = 1): NewDelivery => ({
  ...{ planId, recipient, periodStart: '2011-07-11', part },
  content: { kind: 'officer', officer: recipient, asOf, items: [], drafts: {}, waiting: [] },
})

describe('the drain of an outbox', () => {
  let store: Awaited<ReturnType<typeof freshDatabase>>
  let calls: Call[]
  beforeEach(async () => {
    store = await freshDatabase()
    calls = []
    return () => store.close()
  })

  it('has several messages under way at once, and no more than it may', async () => {
    const state = { now: 0, most: 0 }
    const bot = instanceOn(store.database, calls, async () => {
      state.most = Math.max(state.most, (state.now += 1))
      await wait(1_000)
      state.now -= 1
      return null
    })
    const names = Array.from({ length: 60 }, (_, i) => `Officer ${i}`)
    for (const name of names) await bot.meet(name, `chat-${name}`)
    await bot.outbox.enqueue(names.map((name) => cardFor(name)))
    await bot.drain()
    expect(calls.map(({ to }) => to).sort()).toEqual(names.map((name) => `chat-${name}`).sort())
    expect(state.most).toBeGreaterThan(10)
    expect(state.most).toBeLessThanOrEqual(48)
  })

  it('holds the pace with two instances together', async () => {
    const others = await openDatabase(store.url, () => undefined)
    const [bot, other] = [instanceOn(store.database, calls), instanceOn(others, calls)]
    const names = Array.from({ length: 60 }, (_, i) => `Officer ${i}`)
    for (const name of names) await bot.meet(name, `chat-${name}`)
    await bot.outbox.enqueue(names.map((name) => cardFor(name)))
    await Promise.all([bot.drain(), other.drain()])
    await others.close()
    expect(calls).toHaveLength(60)
    const times = calls.map(({ at }) => at).sort((a, b) => a - b)
    expect(times.at(-1)! - times[0]!).toBeGreaterThan((1_000 * (60 - 1 - 4)) / 40 - 50)
    const inOneSecond = times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length)
    expect(Math.max(...inOneSecond)).toBeLessThanOrEqual(50)
  })

  it('sends the parts for one person in their order, two seconds apart', async () => {
    const bot = instanceOn(store.database, calls)
    await bot.meet('Ann', 'chat-ann')
    await bot.outbox.enqueue([1, 2, 3].map((part) => cardFor('Ann', part)))
    const sentParts = async () =>
      (await queryOn(store.url, "select part from delivery where state = 'sent' order by sent_at")).map(
        ({ part }) => part as number,
      )
    await bot.drain()
    expect(await sentParts()).toEqual([1])
    expect(bot.wakes.at(-1)).toBeLessThanOrEqual(2)
    await vi.waitFor(
      async () => {
        await bot.drain()
        expect(await sentParts()).toEqual([1, 2, 3])
      },
      { timeout: 10_000, interval: 200 },
    )
    expect(calls[2]!.at - calls[1]!.at).toBeGreaterThan(1_900)
    expect(calls[1]!.at - calls[0]!.at).toBeGreaterThan(1_900)
  })

  it('opens a chat once, and knows it for the next card', async () => {
    const bot = instanceOn(store.database, calls)
    await bot.meet('Ann', null)
    await bot.outbox.enqueue([cardFor('Ann')])
    await bot.drain()
    expect(await bot.directory.account('id-Ann')).toMatchObject({
      personalChat: { conversationId: 'opened' },
    })
  })

  it('tells the pace of a throttled request, and leaves the row to wait', async () => {
    const retry = {
      kind: 'retry',
      afterSeconds: 30,
      problem: 'Teams answered 429.',
      throttled: true,
    } as const
    const bot = instanceOn(store.database, calls, () => Promise.resolve(retry))
    await bot.meet('Ann', 'chat-ann')
    await bot.outbox.enqueue([cardFor('Ann')])
    await bot.drain()
    expect(await queryOn(store.url, 'select throttled from app_pace')).toEqual([{ throttled: 1 }])
    expect(bot.wakes.at(-1)).toBeGreaterThan(29)
    expect(bot.wakes.at(-1)).toBeLessThan(38)
  })

  it('finishes what is under way when it is to stop, and takes nothing else up', async () => {
    const stop = new AbortController()
    const bot = instanceOn(store.database, calls, async () => {
      stop.abort()
      await wait(300)
      return null
    })
    const names = Array.from({ length: 60 }, (_, i) => `Officer ${i}`)
    for (const name of names) await bot.meet(name, `chat-${name}`)
    await bot.outbox.enqueue(names.map((name) => cardFor(name)))
    await bot.drain(stop.signal)
    const states = await queryOn(
      store.url,
      "select count(*)::integer as sent from delivery where state = 'sent'",
    )
    expect(calls.length).toBeGreaterThan(0)
    expect(calls.length).toBeLessThanOrEqual(48)
    expect(states).toEqual([{ sent: calls.length }])
  })

  it('edits the managers’ card once in ten seconds, with everything that came meanwhile', async () => {
    const bot = instanceOn(store.database, calls)
    await bot.directory.saveChannel(channel, { conversationId: channel, reference: {} })
    await bot.outbox.enqueue([managersDelivery({ planId })])
    await bot.drain()
    const say = async (activityId: string, version: number) => {
      const { sequence, version: own, ...update } = updateOf()
      expect([sequence, own]).toEqual([1, 1])
      await bot.updates.record({ ...update, activityId, cardId: null }, onVersion(version))
      await queryOn(store.url, "update conversation_pace set free_at = '-infinity'")
      await bot.drain()
    }
    for (const [version, activityId] of ['one', 'two', 'three'].entries()) await say(activityId, version)
    expect(calls.map(({ edit }) => edit)).toEqual([false, true])
    expect(bot.wakes.at(-1)).toBeGreaterThan(5)
    expect(bot.wakes.at(-1)).toBeLessThanOrEqual(10)
    await queryOn(store.url, 'update delivery set next_attempt_at = now()')
    await bot.drain()
    expect(calls.map(({ edit }) => edit)).toEqual([false, true, true])
    const last = calls.at(-1)!.message
    expect(last.kind === 'managers' && last.view.sinceThen).toHaveLength(3)
  })
})

describe('a database that stops in the middle of a run', () => {
  const ended: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const end of ended.splice(0).reverse()) await end()
  })

  it('is waited for: everybody has one card once it is back', { timeout: 60_000 }, async () => {
    const server = await openStoppablePostgres()
    ended.push(server.close)
    const database = await openDatabase(server.url, () => undefined)
    ended.push(() => database.close())
    const calls: Call[] = []
    const bot = instanceOn(database, calls, async () => {
      await wait(300)
      return null
    })
    const names = Array.from({ length: 80 }, (_, i) => `Officer ${i}`)
    for (const name of names) await bot.meet(name, `chat-${name}`)
    await bot.outbox.enqueue(names.map((name) => cardFor(name)))
    const running = bot.drain()
    await vi.waitFor(() => {
      expect(calls.length).toBeGreaterThan(20)
    }, 10_000)
    await server.stop()
    await wait(2_000)
    expect(calls.length).toBeLessThan(80)
    await server.start()
    await running
    // What met the stop while it was read for is tried again some seconds later.
    await vi.waitFor(
      async () => {
        await bot.drain()
        const [row] = await queryOn(
          server.url,
          "select count(*)::integer as sent from delivery where state = 'sent'",
        )
        expect(row).toEqual({ sent: 80 })
      },
      { timeout: 20_000, interval: 500 },
    )
    expect(calls.map(({ to }) => to).sort()).toEqual(names.map((name) => `chat-${name}`).sort())
    expect(await bot.outbox.outagesSince(`${asOf}T00:00:00Z`)).toHaveLength(1)
  })
})
