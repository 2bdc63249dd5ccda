import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { officerDigest } from '../../src/digest/officer-digest.ts'
import { makeReadCard } from '../../src/services/officer-card/card-on-hand.ts'
import { makeShowNext } from '../../src/services/officer-card/show-next.ts'
import { officerContents, type SplitCard } from '../../src/services/officer-cards.ts'
import type { Outbox, UpdateStore } from '../../src/services/ports.ts'
import { createCoverStore } from '../../src/store/covers.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { createUpdateStore } from '../../src/store/updates.ts'
import { asOf, smallPlan } from '../cards/small-plan.ts'
import { startSlowProxy } from '../support/slow-proxy.ts'
import { ignoreLostConnection, queryOn } from '../support/throwaway-database.ts'
import { freshDatabase } from '../support/database.ts'

/** The plan of the cards' tests, with two actions shown at once: Darren Newman has three that are due. */
const loaded = { ...smallPlan, reporting: { ...smallPlan.reporting, actionsAtOnce: 2 } }
const plans = {
  library: { current: loaded, plans: new Map([[loaded.plan.id, loaded]]) },
  engine: () => expect.unreachable(),
}
const clock = { today: () => asOf, now: () => `${asOf}T09:00:00Z` }
const splitCard: SplitCard = ({ items }) => items.map((item) => [item])
const quiet = { info: () => undefined, warn: () => undefined, error: () => expect.unreachable() }
const darren = {
  accountId: 'a',
  displayName: 'D',
  personName: 'Darren Newman',
  administrator: false,
  approver: false,
}

let url: string
let outbox: Outbox
let updates: UpdateStore
let read: ReturnType<typeof makeReadCard>
beforeEach(async () => {
  const store = await freshDatabase()
  url = store.url
  outbox = createOutbox(store.database, () => undefined)
  updates = createUpdateStore(store.database, () => undefined)
  read = makeReadCard({ plans, outbox, updates, covers: createCoverStore(store.database), clock })
  return () => store.close()
})

/** The officer's cards as a digest makes them; the id of the last. */
async function lastCard(): Promise<string> {
  const digest = officerDigest(loaded, loaded.people.get('Darren Newman')!, [], asOf)
  const contents = officerContents({ plans, splitCard }, digest, [])
  expect(contents.map(({ items, waiting }) => [items.length, waiting.length])).toEqual([
    [1, 0],
    [1, 1],
  ])
  const kept = { planId: loaded.plan.id, recipient: 'Darren Newman', periodStart: null, part: 2 }
  return outbox.keep({ ...kept, content: contents.at(-1)! })
}
const press = async (cardId: string, actor = darren, drafts = {}) =>
  makeShowNext({ updates, outbox, splitCard, log: quiet })((await read(cardId))!, {
    ...{ drafts, actor, activityId: 'press' },
  })

describe('more actions than are shown at once', () => {
  it('wait behind the last card, and are sent once, with nothing lost of what was typed', async () => {
    const cardId = await lastCard()
    expect((await read(cardId))!.content.waiting).toHaveLength(1)
    const typed = { 'test-2011/2/2.3': { note: 'half a thought' } }
    const [first, second] = await Promise.all([press(cardId, darren, typed), press(cardId, darren, typed)])
    expect([first, second].map((next) => (next.kind === 'coming' ? next.count : null)).sort()).toEqual([0, 1])
    expect(first).toMatchObject({
      view: { waiting: [], items: [{ state: { draft: typed['test-2011/2/2.3'] } }] },
    })
    expect((await read(cardId))!.content).toMatchObject({ waiting: [], drafts: typed })
    const queued = (await outbox.claim(10, 60)).filter(({ id }) => id !== cardId)
    expect(queued).toMatchObject([
      {
        recipient: 'Darren Newman',
        state: 'sending',
        content: { officer: 'Darren Newman', items: [{ actionKey: 'test-2011/2/2.5' }] },
      },
    ])
  })

  it('are sent once however many presses come at the same time', async () => {
    const cardId = await lastCard()
    const all = await Promise.all(Array.from({ length: 6 }, () => press(cardId)))
    expect(all.map((next) => (next.kind === 'coming' ? next.count : null)).sort()).toEqual([0, 0, 0, 0, 0, 1])
    expect(await queryOn(url, 'select id from delivery')).toHaveLength(2)
  })

  it('take two waits for the database: one to read the card and one to send what waits', async () => {
    const cardId = await lastCard()
    const proxy = await startSlowProxy(url)
    const far = await openDatabase(proxy.url, ignoreLostConnection)
    onTestFinished(async () => {
      await far.close()
      await proxy.close()
    })
    const needs = {
      outbox: createOutbox(far, () => undefined),
      updates: createUpdateStore(far, () => undefined),
    }
    const readFar = makeReadCard({ plans, ...needs, covers: createCoverStore(far), clock })
    const showFar = makeShowNext({ ...needs, splitCard, log: quiet })
    proxy.delayMs = 400
    const start = performance.now()
    const next = await showFar((await readFar(cardId))!, { drafts: {}, actor: darren, activityId: 'press' })
    const waits = (performance.now() - start) / proxy.delayMs
    proxy.delayMs = 0
    expect(next).toMatchObject({ kind: 'coming', count: 1 })
    expect(waits).toBeGreaterThanOrEqual(2)
    expect(waits).toBeLessThan(3)
  })

  it('go on waiting where they came to wait between the reading of the card and the press', async () => {
    const cardId = await lastCard()
    const seen = (await read(cardId))!
    const later = { actionKey: 'test-2011/10/11.1', section: 'overdue', version: 0, details: false }
    await queryOn(
      url,
      `update delivery set content = jsonb_set(content, '{waiting}', content -> 'waiting' || '${JSON.stringify([later])}')`,
    )
    const show = makeShowNext({ updates, outbox, splitCard, log: quiet })
    const next = await show(seen, { drafts: {}, actor: darren, activityId: 'press' })
    expect(next).toMatchObject({ kind: 'coming', count: 1 })
    expect((await read(cardId))!.content.waiting).toEqual([later])
    const again = await press(cardId)
    expect(again).toMatchObject({ kind: 'coming', count: 1 })
    expect((await read(cardId))!.content.waiting).toEqual([])
    expect(await queryOn(url, 'select id from delivery')).toHaveLength(3)
  })

  it('are shown to nobody else', async () => {
    const cardId = await lastCard()
    expect(await press(cardId, { ...darren, personName: 'Jenny Coles' })).toEqual({ kind: 'not-yours' })
    await expect
      .poll(() => queryOn(url, 'select act, reasons, action_key, account_id from refusal'))
      .toEqual([{ act: 'show-next', reasons: ['not-yours'], action_key: null, account_id: 'a' }])
    expect((await read(cardId))!.content.waiting).toHaveLength(1)
  })
})
