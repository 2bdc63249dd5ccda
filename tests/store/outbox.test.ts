import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Outbox } from '../../src/services/ports.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { createUpdateStore } from '../../src/store/updates.ts'
import { freshDatabase } from '../support/database.ts'
import { queryOn } from '../support/throwaway-database.ts'
import { anUpdate, onVersion, managersDelivery, officerDelivery } from '../support/store-samples.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let outbox: Outbox
let wakes: number[] = []

beforeAll(async () => {
  fresh = await freshDatabase()
  outbox = createOutbox(fresh.database, (afterSeconds) => wakes.push(afterSeconds))
  // Leases that are over count only when the server has been up for some seconds, and the test run may just have started it.
  await vi.waitFor(async () => {
    const [up] = await queryOn(
      fresh.url,
      "select now() - pg_postmaster_start_time() > interval '5 seconds' as up",
    )
    expect(up).toEqual({ up: true })
  }, 10_000)
})
afterAll(() => fresh.close())
beforeEach(async () => {
  await queryOn(fresh.url, 'delete from delivery')
  wakes = []
})

const sent = { kind: 'sent', conversationId: 'chat-1', messageId: 'message-1' } as const
const claimOne = async (leaseSeconds = 60) => {
  const [claimed, ...others] = await outbox.claim(1, leaseSeconds)
  expect(others).toEqual([])
  return claimed!
}

describe('putting deliveries in', () => {
  it('writes a period once, however often and by however many it is run', async () => {
    const week = ['Ann', 'Bob', 'Cy'].map((recipient) => officerDelivery({ recipient }))
    const added = await Promise.all(Array.from({ length: 8 }, () => outbox.enqueue(week)))
    expect(added.reduce((sum, count) => sum + count, 0)).toBe(3)
    expect((await outbox.ofPeriod('plan-1', '2011-07-11')).map((row) => row.recipient)).toEqual([
      'Ann',
      'Bob',
      'Cy',
    ])
    expect(await outbox.enqueue([...week, officerDelivery({ recipient: 'Di' })])).toBe(1)
    expect(await outbox.enqueue([])).toBe(0)
  })

  it('keeps any number of cards that somebody asked for, and finds them', async () => {
    const card = officerDelivery({ periodStart: null })
    const [first, second] = [await outbox.keep(card), await outbox.keep(card)]
    expect(first).not.toBe(second)
    expect(await outbox.find(first)).toMatchObject({ ...card, id: first, state: 'sent', messageId: null })
    expect(await outbox.claim(10, 60)).toEqual([])
  })

  it('finds nothing for an id that is none', async () => {
    expect(await outbox.find("x'; drop table delivery; --")).toBeNull()
    expect(await outbox.find('00000000-0000-4000-8000-000000000000')).toBeNull()
  })

  it('reads a managers’ digest that was written in the former form, oldest change first', async () => {
    const { content, ...row } = managersDelivery()
    if (content.kind !== 'managers') throw new Error('The sample is no managers’ digest.')
    const { news, ...figures } = content.posted
    expect(news).toBeNull()
    const change = (label: string) => ({
      ...{ label, priority: '2', text: 'Review', status: 'Complete', recordedAt: '2011-07-14T09:00:00Z' },
    })
    const former = {
      ...content,
      posted: { ...figures, changes: [change('a'), change('b')], sinceThen: [], officersReplied: 0 },
    }
    const id = await outbox.keep({ ...row, content })
    await queryOn(fresh.url, 'update delivery set content = $1 where id = $2', [JSON.stringify(former), id])
    expect((await outbox.find(id))?.content).toEqual({
      ...content,
      posted: { ...content.posted, changes: [change('b'), change('a')] },
    })
  })

  it('knows the managers’ digest that was sent before a period', async () => {
    await outbox.enqueue(
      ['2011-06-27', '2011-07-04', '2011-07-11'].map((periodStart) => managersDelivery({ periodStart })),
    )
    expect(await outbox.previousManagersDigest('plan-1', 'managers', '2011-07-11')).toBeNull()
    for (const claimed of await outbox.claim(10, 60)) await outbox.settle(claimed, sent)
    expect((await outbox.previousManagersDigest('plan-1', 'managers', '2011-07-11'))?.periodStart).toBe(
      '2011-07-04',
    )
    expect(await outbox.previousManagersDigest('plan-1', 'managers', '2011-06-27')).toBeNull()
  })
})

describe('taking deliveries out', () => {
  it('never gives one row to two workers', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `Officer ${index}`)
    await outbox.enqueue(names.map((recipient) => officerDelivery({ recipient })))
    const worker = async (): Promise<string[]> => {
      const mine: string[] = []
      for (;;) {
        const batch = await outbox.claim(4, 60)
        if (batch.length === 0) return mine
        expect(batch.length).toBeLessThanOrEqual(4)
        mine.push(...batch.map((row) => row.recipient))
      }
    }
    const taken = (await Promise.all([worker(), worker(), worker(), worker()])).flat()
    expect(taken.sort()).toEqual(names.sort())
  })

  it('gives what somebody waits for before what a run sends to everybody', async () => {
    await outbox.enqueue([officerDelivery({ recipient: 'Ann' })])
    await outbox.enqueue([officerDelivery({ recipient: 'Bob', periodStart: null })])
    expect((await claimOne()).recipient).toBe('Bob')
    expect((await claimOne()).recipient).toBe('Ann')
  })

  it('gives a later part only once those before it are out', async () => {
    await outbox.enqueue([1, 2].map((part) => officerDelivery({ part })))
    const first = await claimOne()
    expect(first.part).toBe(1)
    expect(await outbox.claim(10, 60)).toEqual([])
    await outbox.settle(first, sent)
    expect((await claimOne()).part).toBe(2)
  })

  it('gives the row of a worker that died to the next one, once its lease is over', async () => {
    await outbox.enqueue([officerDelivery()])
    const dead = await claimOne(0.3)
    expect(dead).toMatchObject({ state: 'sending', attempts: 1 })
    expect(await outbox.claim(1, 60)).toEqual([])
    await wait(350)
    expect(await claimOne()).toMatchObject({ id: dead.id, state: 'sending', attempts: 2 })
  })

  it('does not listen to a worker that was overtaken, unless its message went out', async () => {
    await outbox.enqueue([officerDelivery()])
    const slow = await claimOne(0)
    const quick = await claimOne()
    await outbox.settle(slow, { kind: 'retry', afterSeconds: 0, problem: 'late' })
    await outbox.settle(slow, { kind: 'refused', problem: 'late' })
    expect(await outbox.find(slow.id)).toMatchObject({ state: 'sending', problem: null })
    await outbox.settle(slow, sent)
    expect(await outbox.find(slow.id)).toMatchObject({ state: 'sent', messageId: 'message-1' })
    await outbox.settle(quick, { ...sent, messageId: 'message-2' })
    expect(await outbox.find(slow.id)).toMatchObject({ state: 'sent', messageId: 'message-2' })
  })

  it('passes over a row that it cannot read, and says so there', async () => {
    await outbox.enqueue([officerDelivery({ recipient: 'Ann' }), officerDelivery({ recipient: 'Bob' })])
    await queryOn(fresh.url, `update delivery set content = '{"kind":"unheard-of"}' where recipient = 'Ann'`)
    expect((await outbox.claim(5, 60)).map((row) => row.recipient)).toEqual(['Bob'])
    const rows = await queryOn(fresh.url, "select state, problem from delivery where recipient = 'Ann'")
    expect(rows).toEqual([{ state: 'failed', problem: expect.stringContaining('another version') as string }])
  })
})

describe('how an attempt ended', () => {
  it('waits longer with each failure in a row, never less than was asked, and then gives up', async () => {
    await outbox.enqueue([officerDelivery()])
    wakes = []
    for (let round = 0; round < 4; round += 1) {
      await queryOn(fresh.url, 'update delivery set next_attempt_at = now()')
      await outbox.settle(await claimOne(), { kind: 'retry', afterSeconds: 60, problem: 'Teams is busy.' })
      expect(await outbox.claim(1, 60)).toEqual([])
      await outbox.wakeForNext()
    }
    for (const [index, seconds] of [60, 120, 240, 480].entries()) {
      expect(wakes[index]).toBeGreaterThan(seconds - 1)
      expect(wakes[index]).toBeLessThanOrEqual(seconds * 1.25)
    }
    await queryOn(fresh.url, 'update delivery set next_attempt_at = now(), failures = 56')
    const last = await claimOne()
    await outbox.settle(last, { kind: 'retry', afterSeconds: 7_200, problem: 'Teams is busy.' })
    expect(await outbox.find(last.id)).toMatchObject({ state: 'failed', problem: 'Teams is busy.' })
    await outbox.wakeForNext()
    expect(wakes).toHaveLength(4)
  })

  it('never tries a refused delivery again', async () => {
    await outbox.enqueue([officerDelivery()])
    const claimed = await claimOne()
    await outbox.settle(claimed, { kind: 'refused', problem: 'The app is not installed.' })
    await queryOn(fresh.url, "update delivery set next_attempt_at = now() - interval '1 day'")
    expect(await outbox.claim(1, 60)).toEqual([])
    expect(await outbox.find(claimed.id)).toMatchObject({
      state: 'refused',
      problem: 'The app is not installed.',
    })
  })

  it('edits a message once more when its officer saved while it was being sent or edited', async () => {
    const updates = createUpdateStore(fresh.database, () => undefined)
    await outbox.enqueue([officerDelivery()])
    const sending = await claimOne()
    await updates.record(anUpdate({ actionKey: 'one', cardId: sending.id }), onVersion(0))
    wakes = []
    await outbox.settle(sending, sent)
    await outbox.wakeForNext()
    expect(wakes).toEqual([expect.closeTo(0.1)])
    const editing = await claimOne()
    expect(editing).toMatchObject({ state: 'sent', messageId: 'message-1' })
    await updates.record(anUpdate({ actionKey: 'two', cardId: sending.id }), onVersion(0))
    expect(await outbox.claim(1, 60)).toEqual([])
    await outbox.settle(editing, { kind: 'edited' })
    await outbox.settle(await claimOne(), { kind: 'edited' })
    expect(await outbox.claim(1, 60)).toEqual([])
  })

  it('takes up an edit again that failed, and one whose worker died', async () => {
    const id = await outbox.keep(officerDelivery({ periodStart: null }))
    await outbox.placed(id, 'chat-2', 'message-7')
    await outbox.changeForm(id, 'plan-1/2/2.3', { version: 0, drafts: {} })
    await outbox.settle(await claimOne(), { kind: 'retry', afterSeconds: 0, problem: 'busy' })
    await claimOne(0)
    const third = await claimOne()
    expect(third).toMatchObject({ id, state: 'sent', conversationId: 'chat-2', messageId: 'message-7' })
    await outbox.settle(third, { kind: 'refused', problem: 'The message was deleted.' })
    expect(await outbox.find(id)).toMatchObject({ state: 'sent', problem: 'The message was deleted.' })
    expect(await outbox.claim(1, 60)).toEqual([])
  })
})

describe('a kept card', () => {
  it('is edited only once it is known where it stands', async () => {
    const id = await outbox.keep(officerDelivery({ periodStart: null }))
    await outbox.changeForm(id, 'plan-1/2/2.3', {
      version: 3,
      drafts: { 'plan-1/2/2.3': { status: 'complete', note: 'x' } },
    })
    expect(await outbox.claim(1, 60)).toEqual([])
    await outbox.placed(id, 'chat-1', 'message-1')
    expect((await claimOne()).content).toMatchObject({
      items: [
        { actionKey: 'plan-1/2/2.2', version: 0 },
        { actionKey: 'plan-1/2/2.3', version: 3 },
      ],
      drafts: { 'plan-1/2/2.3': { note: 'x' } },
    })
  })

  it('ignores an id that is none', async () => {
    await outbox.placed('nonsense', 'c', 'm')
    await outbox.changeForm('nonsense', 'a', { version: 1, drafts: {} })
    expect(await outbox.claim(1, 60)).toEqual([])
  })
})
