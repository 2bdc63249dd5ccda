import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Outbox, UpdateStore } from '../../src/services/ports.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { createUpdateStore } from '../../src/store/updates.ts'
import { freshDatabase } from '../support/database.ts'
import { queryOn } from '../support/throwaway-database.ts'
import { anUpdate, onVersion, managersDelivery, officerDelivery } from '../support/store-samples.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let updates: UpdateStore
let outbox: Outbox
let wakes = 0

beforeAll(async () => {
  fresh = await freshDatabase()
  updates = createUpdateStore(fresh.database, () => (wakes += 1))
  outbox = createOutbox(fresh.database, () => undefined)
})
afterAll(() => fresh.close())

const draft = (note: string) => ({ status: 'complete', note })

describe('recording an update', () => {
  it('gives back what was stored, in the order of storing', async () => {
    const first = anUpdate({ planId: 'order', actionKey: 'order/1/1.1' })
    const second = anUpdate({
      planId: 'order',
      actionKey: 'order/1/1.2',
      confidence: null,
      note: '',
    })
    await updates.record(first, onVersion(0))
    await updates.record(second, onVersion(0))
    const [a, b, ...rest] = await updates.all('order')
    expect(a).toEqual({ ...first, sequence: a!.sequence, version: 1 })
    expect(b).toEqual({ ...second, sequence: b!.sequence, version: 1 })
    expect(a!.sequence).toBeLessThan(b!.sequence)
    expect(rest).toEqual([])
  })

  it('keeps a note exactly as typed, except for what no database can hold', async () => {
    const note = `It's "done" — 50% \\ {{x}} <b>é</b> 👍\n\tline two\u0000\ud800`
    const outcome = await updates.record(anUpdate({ planId: 'typed', note }), onVersion(0))
    expect(outcome.kind).toBe('stored')
    const [stored] = await updates.all('typed')
    expect(stored).toHaveProperty('note', 'It\'s "done" — 50% \\ {{x}} <b>é</b> 👍\n\tline two\ufffd')
  })

  it('stores the same press once, however many copies arrive together', async () => {
    const update = anUpdate({ planId: 'copies' })
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => updates.record(update, onVersion(0))))
    expect(outcomes.filter((outcome) => outcome.kind === 'stored')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome.kind === 'repeat')).toHaveLength(11)
    expect(await updates.all('copies')).toHaveLength(1)
  })

  it('knows a press again after others have moved the action on', async () => {
    const update = anUpdate({ planId: 'late' })
    await updates.record(update, onVersion(0))
    await updates.record(anUpdate({ planId: 'late', stage: 'Complete', confidence: null }), onVersion(1))
    const outcome = await updates.record(update, onVersion(0))
    expect(outcome).toMatchObject({ kind: 'repeat', update: { activityId: update.activityId } })
  })

  it('takes a second press with the same words for a repeat', async () => {
    const update = anUpdate({ planId: 'twice' })
    await updates.record(update, onVersion(0))
    const again = await updates.record({ ...update, activityId: 'another-activity' }, onVersion(0))
    expect(again).toMatchObject({ kind: 'repeat', update: { activityId: update.activityId } })
    expect(await updates.all('twice')).toHaveLength(1)
  })

  it('refuses an update made on an older version and shows the one that came between', async () => {
    const first = anUpdate({ planId: 'stale' })
    await updates.record(first, onVersion(0))
    const other = await updates.record(
      anUpdate({ planId: 'stale', accountId: 'account-jenny' }),
      onVersion(0),
    )
    expect(other).toMatchObject({ kind: 'stale', history: [{ activityId: first.activityId }] })
    const reworded = await updates.record(
      anUpdate({ planId: 'stale', note: 'Something else.' }),
      onVersion(0),
    )
    expect(reworded.kind).toBe('stale')
    expect(await updates.all('stale')).toHaveLength(1)
  })

  it('lets exactly one of twenty writers have each version', async () => {
    const writers = Array.from({ length: 20 }, (_, writer) => writer)
    const outcomes = await Promise.all(
      writers.map((writer) =>
        updates.record(
          anUpdate({ planId: 'race', accountId: `account-${writer}`, note: `${writer}` }),
          onVersion(0),
        ),
      ),
    )
    expect(outcomes.filter((outcome) => outcome.kind === 'stored')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome.kind === 'stale')).toHaveLength(19)

    // Everyone who lost looks again and tries again: all twenty get in, each at a version of their own.
    const insist = async (writer: number): Promise<void> => {
      const mine = anUpdate({ planId: 'insist', accountId: `account-${writer}`, note: `${writer}` })
      for (;;) {
        const seen = (await updates.all('insist')).length
        if ((await updates.record(mine, onVersion(seen))).kind === 'stored') return
      }
    }
    await Promise.all(writers.map(insist))
    const rows = await queryOn(
      fresh.url,
      "select version from plan_update where plan_id = 'insist' order by sequence",
    )
    expect(rows.map((row) => row['version'] as number)).toEqual(writers.map((writer) => writer + 1))
  })

  it('commits sequence numbers in their order, so that a reader never skips one', async () => {
    const id = await outbox.keep(officerDelivery({ planId: 'sequence', periodStart: null }))
    const finished: string[] = []
    const save = async (actionKey: string, cardId: string | null): Promise<void> => {
      await updates.record(anUpdate({ planId: 'sequence', actionKey, cardId }), onVersion(0))
      finished.push(actionKey)
    }
    const saves: Promise<void>[] = []
    await fresh.database.db.transaction(async (holder) => {
      // The first writer has its number and waits for its card; the second must not be seen before it.
      await holder.execute(`select 1 from delivery where id = '${id}' for update`)
      saves.push(save('first', id))
      await wait(200)
      saves.push(save('second', null))
      await wait(200)
      expect(await updates.all('sequence')).toEqual([])
    })
    await Promise.all(saves)
    expect(finished).toEqual(['first', 'second'])
    expect((await updates.all('sequence')).map((update) => update.actionKey)).toEqual(['first', 'second'])
  })
})

describe('the card that an update was made on', () => {
  it('keeps what was typed for other actions and drops what was saved', async () => {
    const id = await outbox.keep(officerDelivery({ planId: 'drafts', periodStart: null }))
    await updates.record(
      anUpdate({ planId: 'drafts', actionKey: 'a', cardId: id, activityId: 'drafts-1' }),
      onVersion(0, {
        a: draft('saved'),
        b: draft('half a sentence'),
      }),
    )
    expect((await outbox.find(id))?.content).toMatchObject({ drafts: { b: draft('half a sentence') } })
    await updates.record(
      anUpdate({ planId: 'drafts', actionKey: 'b', cardId: id }),
      onVersion(0, { c: draft('more') }),
    )
    expect((await outbox.find(id))?.content).toMatchObject({ drafts: { c: draft('more') } })
    const content = (await outbox.find(id))?.content
    expect(content?.kind === 'officer' && Object.keys(content.drafts)).toEqual(['c'])
  })

  it('is not set back by a press that arrives again later', async () => {
    const id = await outbox.keep(officerDelivery({ planId: 'again', periodStart: null }))
    const first = anUpdate({ planId: 'again', actionKey: 'a', cardId: id })
    await updates.record(first, onVersion(0, { b: draft('old') }))
    await updates.record(
      anUpdate({ planId: 'again', actionKey: 'c', cardId: id }),
      onVersion(0, { b: draft('new') }),
    )
    await updates.record(first, onVersion(0, { b: draft('old') }))
    expect((await outbox.find(id))?.content).toMatchObject({ drafts: { b: draft('new') } })
  })

  it('loses no draft when several actions are saved at once', async () => {
    const id = await outbox.keep(officerDelivery({ planId: 'parallel', periodStart: null }))
    const keys = ['a', 'b', 'c', 'd', 'e', 'f']
    await Promise.all(
      keys.map((key) =>
        updates.record(
          anUpdate({ planId: 'parallel', actionKey: key, cardId: id }),
          onVersion(0, {
            [`draft-${key}`]: draft(key),
          }),
        ),
      ),
    )
    const content = (await outbox.find(id))?.content
    expect(content?.kind === 'officer' && Object.keys(content.drafts).sort()).toEqual(
      keys.map((key) => `draft-${key}`),
    )
  })

  it('is edited, and so is the newest managers’ digest of each channel', async () => {
    const week = (start: string) => managersDelivery({ planId: 'edits', periodStart: start })
    const monthly = { ...week('2011-07-01'), recipient: '19:board' }
    await outbox.enqueue([
      ...[week('2011-07-04'), week('2011-07-11'), monthly],
      officerDelivery({ planId: 'edits' }),
    ])
    for (const claimed of await outbox.claim(10, 60)) {
      await outbox.settle(claimed, { kind: 'sent', conversationId: 'c', messageId: `m-${claimed.recipient}` })
    }
    expect(await outbox.claim(10, 60)).toEqual([])
    const card = (await outbox.ofPeriod('edits', '2011-07-11')).find((row) => row.recipient !== 'managers')
    wakes = 0
    await updates.record(anUpdate({ planId: 'edits', cardId: card!.id }), onVersion(0))
    expect(wakes).toBe(1)
    const edits = await outbox.claim(10, 60)
    expect(edits.map((row) => [row.recipient, row.periodStart, row.state]).sort()).toEqual([
      ['19:board', '2011-07-01', 'sent'],
      ['Darren Newman', '2011-07-11', 'sent'],
      ['managers', '2011-07-11', 'sent'],
    ])
  })

  it('may be one that does not exist: the update counts all the same', async () => {
    for (const cardId of ['no-such-card', '00000000-0000-4000-8000-000000000000']) {
      const outcome = await updates.record(
        anUpdate({ planId: `gone-${cardId}`, cardId }),
        onVersion(0, {
          a: draft('x'),
        }),
      )
      expect(outcome.kind).toBe('stored')
    }
  })
})
