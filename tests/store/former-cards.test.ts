import { sql, type SQL } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { OfficerContent } from '../../src/services/delivery-content.ts'
import type { Delivery, NewDelivery, Outbox } from '../../src/services/ports.ts'
import type { Database } from '../../src/store/database.ts'
import { replacedOn } from '../../src/store/outbox/former-cards.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { freshDatabase } from '../support/database.ts'
import { officerDelivery } from '../support/store-samples.ts'

let outbox: Outbox
let database: Database['db']
beforeEach(async () => {
  const store = await freshDatabase()
  outbox = createOutbox(store.database, () => undefined)
  database = store.database.db
  return () => store.close()
})

/** Sends a period's card; gives what wants editing then. */
async function send(delivery: NewDelivery): Promise<Delivery[]> {
  await outbox.enqueue([delivery])
  for (const claimed of await outbox.claim(10, 60))
    await outbox.settle(claimed, { kind: 'sent', conversationId: 'c', messageId: claimed.id })
  const edits = await outbox.claim(10, 60)
  for (const claimed of edits) await outbox.settle(claimed, { kind: 'edited' })
  return edits
}
async function asked(changes: Partial<NewDelivery> = {}): Promise<string> {
  const id = await outbox.keep(officerDelivery({ periodStart: null, ...changes }))
  await outbox.placed(id, 'c', id)
  return id
}
const standingIn: OfficerContent = {
  ...{ kind: 'officer', officer: 'Karen Noble', standIn: 'Darren Newman', asOf: '2011-07-15' },
  ...{ items: [], drafts: {}, waiting: [] },
}

describe('the card of a new period', () => {
  it('takes the place of last week’s, and of every card that was asked for before it', async () => {
    await send(officerDelivery())
    const first = await asked()
    const edits = await send(officerDelivery({ periodStart: '2011-07-18' }))
    expect(edits.map(({ periodStart }) => periodStart).sort()).toEqual(['2011-07-11', null])
    expect(await outbox.replacedOn(first)).toBe('2011-07-18')
  })

  it('leaves a card that is asked for after it, until the next', async () => {
    await send(officerDelivery())
    const later = await asked()
    expect(await outbox.replacedOn(later)).toBe(null)
    await send(officerDelivery({ periodStart: '2011-07-18' }))
    expect(await outbox.replacedOn(later)).toBe('2011-07-18')
  })

  it('leaves the cards of other people, and those on which its holder stands in for somebody', async () => {
    const covering = await asked({ content: standingIn })
    const theirs = await asked({ recipient: 'Jenny Coles' })
    expect(await send(officerDelivery({ periodStart: '2011-07-18' }))).toEqual([])
    expect(await outbox.replacedOn(covering)).toBe(null)
    expect(await outbox.replacedOn(theirs)).toBe(null)
  })

  it('is none of what is not the id of a card, such as a forged press carries', async () => {
    await send(officerDelivery())
    expect(await outbox.replacedOn('no card')).toBe(null)
  })

  it('is found by the card’s primary key, however many others there are', async () => {
    const id = await asked()
    const plan: string[] = []
    await database.transaction(async (transaction) => {
      // With so few rows PostgreSQL would otherwise read them all.
      await transaction.execute(sql`set local enable_seqscan = off`)
      const explaining = {
        execute: async (query: SQL) => {
          const { rows } = await transaction.execute<{ 'QUERY PLAN': string }>(sql`explain ${query}`)
          plan.push(...rows.map((row) => row['QUERY PLAN']))
          return { rows: [] }
        },
      }
      await replacedOn(explaining as never, id)
    })
    expect(plan.join('\n')).toMatch(/Index (Only )?Scan using delivery_pkey on delivery former/)
  })
})
