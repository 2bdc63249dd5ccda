import { onVersion } from '../support/store-samples.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { StoreError } from '../../src/store/plain-errors.ts'
import { createUpdateStore } from '../../src/store/updates.ts'
import { emptyDatabase } from '../support/database.ts'
import { startSlowProxy } from '../support/slow-proxy.ts'
import { ignoreLostConnection, queryOn } from '../support/throwaway-database.ts'
import { anUpdate } from '../support/store-samples.ts'

const cleanUp: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

async function open(url: string) {
  const database = await openDatabase(url, ignoreLostConnection)
  cleanUp.push(() => database.close())
  return database
}

async function empty(): Promise<string> {
  const database = await emptyDatabase()
  cleanUp.push(() => database.drop())
  return database.url
}

describe('opening the database', () => {
  it('makes the tables once when several instances start on an empty database together', async () => {
    const url = await empty()
    await Promise.all(Array.from({ length: 4 }, () => open(url)))
    const applied = await queryOn(url, 'select hash from drizzle.__drizzle_migrations')
    expect(new Set(applied.map((row) => row['hash'] as string)).size).toBe(applied.length)
    const tables = await queryOn(
      url,
      "select tablename from pg_tables where schemaname = 'public' order by tablename",
    )
    expect(tables.map((row) => row['tablename'] as string)).toEqual([
      ...[
        'account',
        'app_pace',
        'board_paper_drafted',
        'channel',
        'chase_step_taken',
        'confirmed_act',
        'conversation_memory',
        'conversation_pace',
      ],
      ...['cover', 'delivery', 'digest_pause', 'digest_run', 'history_exception', 'outbox_outage'],
      ...['plan_update', 'question', 'refusal', 'schedule_kept', 'signed_off_position'],
    ])
  })

  it('leaves what is stored when it opens again', async () => {
    const url = await empty()
    await createUpdateStore(await open(url), () => undefined).record(anUpdate(), onVersion(0))
    const again = createUpdateStore(await open(url), () => undefined)
    expect(await again.all('plan-1')).toHaveLength(1)
  })

  it('says within seconds that nothing answers there', async () => {
    const failed = openDatabase('postgresql://nobody:nothing@127.0.0.1:1/none', ignoreLostConnection)
    await expect(failed).rejects.toMatchObject({ name: 'StoreError', code: 'ECONNREFUSED' })
  })
})

describe('a failure of the database', () => {
  it('keeps its code and tells nothing of what was to be stored', async () => {
    const url = await empty()
    const updates = createUpdateStore(await open(url), () => undefined)
    await queryOn(
      url,
      "alter table plan_update add constraint short_note check (length(content ->> 'note') < 5)",
    )
    const failure = await updates
      .record(anUpdate({ note: 'secret words' }), onVersion(0))
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(StoreError)
    expect(failure).toMatchObject({ code: '23514', constraint: 'short_note' })
    const told = JSON.stringify(failure, Object.getOwnPropertyNames(failure))
    for (const secret of ['secret', 'Darren', 'account-darren']) expect(told).not.toContain(secret)
    expect(failure).not.toHaveProperty('cause')
  })

  it('does not quote a value that could not be read', async () => {
    const url = await empty()
    const updates = createUpdateStore(await open(url), () => undefined)
    const failure = await updates
      .record(anUpdate({ recordedAt: 'secret' }), onVersion(0))
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: 'StoreError', code: '22007' })
    expect(String(failure)).not.toContain('secret')
  })

  it('ends a wait for a lock, so that a press is answered', async () => {
    const url = await empty()
    const database = await open(url)
    const blocker = await open(url)
    const updates = createUpdateStore(database, () => undefined)
    const started = Date.now()
    await blocker.db.transaction(async (transaction) => {
      await transaction.execute('lock table plan_update in access exclusive mode')
      await expect(updates.record(anUpdate(), onVersion(0))).rejects.toMatchObject({ code: '55P03' })
    })
    expect(Date.now() - started).toBeLessThan(9_000)
    expect(await updates.record(anUpdate(), onVersion(0))).toMatchObject({ kind: 'stored' })
  })

  it('is no more than a failed query where every connection breaks at once, and those in use with them', async () => {
    const proxy = await startSlowProxy(await empty())
    cleanUp.push(() => proxy.close())
    const database = await open(proxy.url)
    const updates = createUpdateStore(database, () => undefined)
    const held = database.db.transaction(async (transaction) => {
      proxy.cut()
      await transaction.execute('select pg_sleep(1)')
    })
    await expect(held).rejects.toThrow()
    proxy.mend()
    await expect.poll(() => database.isReachable()).toBe(true)
    expect(await updates.record(anUpdate(), onVersion(0))).toMatchObject({ kind: 'stored' })
  })
})
