import { beforeEach, describe, expect, it } from 'vitest'
import { makeHearUpdate } from '../../src/services/spoken-update.ts'
import type { CoverStore, Outbox, UpdateStore } from '../../src/services/ports.ts'
import { createCoverStore } from '../../src/store/covers.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { createUpdateStore } from '../../src/store/updates.ts'
import { prepareEngine } from '../../src/ask/ask.ts'
import { readSpokenUpdate } from '../../src/ask/spoken-updates/read-update.ts'
import { freshDatabase } from '../support/database.ts'
import { queryOn } from '../support/throwaway-database.ts'
import { shippedPlan } from '../support/shipped-plan.ts'

const { library, vocabulary } = await shippedPlan()
const engine = prepareEngine(library, vocabulary)
let url: string
let updates: UpdateStore
let outbox: Outbox
let covers: CoverStore
beforeEach(async () => {
  const store = await freshDatabase()
  url = store.url
  updates = createUpdateStore(store.database, () => undefined)
  outbox = createOutbox(store.database, () => undefined)
  covers = createCoverStore(store.database)
  return () => store.close()
})

const today = '2011-07-15'
const person = (personName: string | null) => ({
  accountId: 'a',
  displayName: personName ?? 'Somebody',
  personName,
  administrator: false,
  approver: false,
})
const hear = (text: string, personName: string | null = 'Darren Newman', personal = true) =>
  makeHearUpdate({
    plans: { library, engine },
    clock: { today: () => today, now: () => `${today}T09:00:00Z` },
    readSpokenUpdate: (said, day) => readSpokenUpdate(said, library.current, vocabulary, day),
    ...{ updates, outbox, covers },
  })({ text, sender: person(personName), personal })
const keptCards = async () =>
  (await queryOn(url, 'select count(*)::integer as n from delivery'))[0]?.['n'] as number

describe('an update that somebody writes', () => {
  it('becomes a card to confirm, and nothing is recorded yet', async () => {
    const heard = await hear('2.3 done, contract signed 12 June')
    expect(heard).toMatchObject({
      kind: 'to-confirm',
      several: false,
      view: { items: [{ section: 'to-confirm', state: { draft: { completedOn: '2011-06-12' } } }] },
    })
    expect(await updates.all('herts-2011')).toEqual([])
    expect(heard.kind === 'to-confirm' && (await outbox.find(heard.cardId))?.content).toMatchObject({
      drafts: { 'herts-2011/2/2.3': { status: 'complete' } },
    })
  })

  it('is a question from whoever may not update the action, until they stand in', async () => {
    expect(await hear('2.3 done', 'Karen Dorney')).toEqual({ kind: 'none' })
    expect(await hear('2.3 done', null)).toEqual({ kind: 'none' })
    const cover = { planId: 'herts-2011', officer: 'Darren Newman', standIn: 'Karen Dorney' }
    await covers.add({ ...cover, fromDay: today, untilDay: '2011-07-31', by: 'Darren Newman' })
    expect((await hear('2.3 done', 'Karen Dorney')).kind).toBe('to-confirm')
    await covers.add({ ...cover, fromDay: today, untilDay: '2011-07-14', by: 'Darren Newman' })
    expect(await hear('2.3 done', 'Karen Dorney')).toEqual({ kind: 'none' })
  })

  it('is sent to one’s own chat, and kept nowhere, when it is said before others or may identify a child', async () => {
    expect(await hear('2.3 done', 'Darren Newman', false)).toEqual({ kind: 'in-private' })
    expect(await hear('2.3 on hold, Tom, aged 7, has moved')).toEqual({
      kind: 'may-identify',
      words: 'Tom, aged 7',
    })
    expect(await hear('2.3 red: my daughter is being hurt at home')).toEqual({ kind: 'none' })
    expect(await keptCards()).toBe(0)
  })
})
