import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Outbox, UpdateStore } from '../../src/services/ports.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { createUpdateStore } from '../../src/store/updates.ts'
import { freshDatabase } from '../support/database.ts'
import { queryOn } from '../support/throwaway-database.ts'
import { anUpdate, onVersion, officerDelivery } from '../support/store-samples.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let updates: UpdateStore
let outbox: Outbox
beforeAll(async () => {
  fresh = await freshDatabase()
  updates = createUpdateStore(fresh.database, () => undefined)
  outbox = createOutbox(fresh.database, () => undefined)
})
afterAll(() => fresh.close())

const draft = (note: string) => ({ status: 'complete', note })

describe('the history', () => {
  const exceptions = () =>
    queryOn(fresh.url, 'select kind, by, reason, sequence::integer from history_exception order by id')

  it('loses what was typed in one update to a redaction, which is recorded, and nothing else', async () => {
    const note = 'Words about a child'
    const outcome = await updates.record(
      anUpdate({ planId: 'redacted', note, blockedBy: note }),
      onVersion(0),
    )
    const { sequence, ...before } = outcome.history[0]!
    expect(await updates.redact(sequence, 'Karen Noble', 'It named a child')).toBe(true)
    const [after] = await updates.all('redacted')
    expect(after).toEqual({ ...before, sequence, note: '(removed)', blockedBy: '(removed)' })
    expect(await exceptions()).toEqual([
      { kind: 'redaction', by: 'Karen Noble', reason: 'It named a child', sequence },
    ])
    expect(JSON.stringify(await queryOn(fresh.url, 'select * from delivery'))).not.toContain(note)
    expect(await updates.redact(999_999, 'Karen Noble', 'x')).toBe(false)
  })

  it('loses what other forms repeat of a redacted text, of whichever action and card, and nothing else of them', async () => {
    const planId = 'repeated'
    const note = 'Words about a child'
    const { history } = await updates.record(anUpdate({ planId, note, helpFrom: 'Jo' }), onVersion(0))
    const forms = {
      'other-action': {
        status: 'complete',
        note: `First. ${note}! And more.`,
        reason: 'a reason of its own',
      },
      'third-action': { note: 'Jo’s own idea', evidence: ' Jo\n', blockedBy: note },
    }
    const id = await outbox.keep(officerDelivery({ planId, periodStart: null }))
    await outbox.placed(id, 'c', 'm')
    await outbox.keepTyped(id, forms)
    expect(await updates.redact(history[0]!.sequence, 'Karen Noble', 'It named a child')).toBe(true)
    expect((await outbox.find(id))?.content).toMatchObject({
      drafts: {
        'other-action': { status: 'complete', reason: 'a reason of its own' },
        'third-action': { note: 'Jo’s own idea' },
      },
    })
    const rows = await queryOn(fresh.url, "select content::text from delivery where plan_id = 'repeated'")
    expect(JSON.stringify(rows)).not.toContain(note)
    expect((await outbox.claim(50, 60)).map((row) => row.id)).toContain(id)
  })

  it('loses what is too old to a purge, which is recorded, and goes on from the version that was reached', async () => {
    const at = (recordedAt: string) => anUpdate({ planId: 'purged', recordedAt })
    await updates.record(at('2011-03-31T22:59:00Z'), onVersion(0))
    await updates.record(at('2011-03-31T23:00:00Z'), onVersion(1))
    const card = async (asOf: string) => {
      const { content } = officerDelivery()
      if (content.kind !== 'officer') throw new Error(content.kind)
      const typed = { a: draft(`typed on ${asOf}`) }
      return outbox.keep(
        officerDelivery({
          planId: 'purged',
          periodStart: null,
          content: { ...content, asOf, drafts: typed },
        }),
      )
    }
    const [old, kept] = [await card('2011-03-31'), await card('2011-04-01')]
    expect(await updates.purge('purged', '2011-04-01', 'Karen Noble', 'Kept for six years')).toEqual({
      ...{ updates: 1, cards: 1 },
    })
    expect((await outbox.find(old))?.content).toMatchObject({ drafts: {} })
    expect((await outbox.find(kept))?.content).toMatchObject({ drafts: { a: draft('typed on 2011-04-01') } })
    expect((await updates.all('purged')).map(({ version }) => version)).toEqual([2])
    expect((await updates.record(at('2011-04-02T10:00:00Z'), onVersion(2))).kind).toBe('stored')
    expect((await exceptions()).at(-1)).toMatchObject({ kind: 'purge', by: 'Karen Noble' })
  })

  it('opens to no other change in the transaction of an exception, and the exceptions are append-only too', async () => {
    await updates.record(anUpdate({ planId: 'guarded' }), onVersion(0))
    const other = `begin; insert into history_exception (kind, plan_id, sequence, by, reason, transaction_id)
      select 'redaction', plan_id, sequence, 'x', 'y', pg_current_xact_id()::text from plan_update where plan_id = 'guarded';
      update plan_update set recorded_by = 'Somebody else' where plan_id = 'guarded'; commit`
    await expect(queryOn(fresh.url, other)).rejects.toMatchObject({ code: '23001' })
    for (const table of ['history_exception', 'refusal', 'cover']) {
      await expect(queryOn(fresh.url, `truncate ${table}`)).rejects.toMatchObject({ code: '23001' })
    }
  })

  it.each(["update plan_update set recorded_by = ''", 'delete from plan_update', 'truncate plan_update'])(
    'refuses "%s"',
    async (statement) => {
      await expect(queryOn(fresh.url, statement)).rejects.toMatchObject({ code: '23001' })
    },
  )
})
