import { beforeEach, describe, expect, it } from 'vitest'
import { makeHearUpdate } from '../../src/services/spoken-update.ts'
import { splitItems } from '../../src/cards/split-items.ts'
import { spokenSentence } from '../../src/cards/spoken-sentences.ts'
import type { CoverStore, Outbox, UpdateStore } from '../../src/services/ports.ts'
import { createCoverStore } from '../../src/store/covers.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { createUpdateStore } from '../../src/store/updates.ts'
import { prepareEngine } from '../../src/ask/ask.ts'
import { readSpokenUpdates } from '../../src/ask/spoken-updates/read-update.ts'
import { freshDatabase } from '../support/database.ts'
import { queryOn } from '../support/throwaway-database.ts'
import { ownTemplates } from '../support/card-templates.ts'
import { shippedPlan } from '../support/shipped-plan.ts'

const { library, vocabulary } = await shippedPlan()
const templates = await ownTemplates()
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
    splitCard: (view) => splitItems(view, templates),
    readSpokenUpdates: (said, day) => readSpokenUpdates(said, library.current, vocabulary, day),
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
      cards: [
        { view: { items: [{ section: 'to-confirm', state: { draft: { completedOn: '2011-06-12' } } }] } },
      ],
    })
    expect(await updates.all('herts-2011')).toEqual([])
    expect(
      heard.kind === 'to-confirm' && (await outbox.find(heard.cards[0]?.cardId ?? ''))?.content,
    ).toMatchObject({
      drafts: { 'herts-2011/2/2.3': { status: 'complete' } },
    })
  })

  it('says who may update the action to whoever may not, until they stand in', async () => {
    const notTheirs = { kind: 'not-theirs', labels: ['2.3'], whoMay: ['Darren Newman', 'Jenny Coles'] }
    expect(await hear('2.3 done', 'Karen Dorney')).toEqual(notTheirs)
    expect(await hear('2.3 done', null)).toEqual(notTheirs)
    const cover = { planId: 'herts-2011', officer: 'Darren Newman', standIn: 'Karen Dorney' }
    await covers.add({ ...cover, fromDay: today, untilDay: '2011-07-31', by: 'Darren Newman' })
    expect((await hear('2.3 done', 'Karen Dorney')).kind).toBe('to-confirm')
    await covers.add({ ...cover, fromDay: today, untilDay: '2011-07-14', by: 'Darren Newman' })
    expect(await hear('2.3 done', 'Karen Dorney')).toEqual(notTheirs)
    expect(await keptCards()).toBe(1)
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

  const said = async (text: string, personName: string | null = 'Darren Newman') => {
    const heard = await hear(text, personName)
    return heard.kind === 'none' ? null : spokenSentence(heard)
  }

  it('is a form for each action of a message that reports on several, and says whose the others are', async () => {
    const heard = await hear('2.3 done, 2.2 on hold, 7.1 done')
    expect(heard).toMatchObject({
      kind: 'to-confirm',
      cards: [
        {
          view: {
            items: [
              { action: { label: '2.3' }, state: { draft: { status: 'complete' } } },
              { action: { label: '2.2' }, state: { draft: { status: 'on-hold' } } },
            ],
          },
        },
      ],
    })
    expect(await said('2.3 done, 2.2 on hold, 7.1 done')).toMatchInlineSnapshot(
      `"Nothing is saved yet. Check what I understood of your message, then press Save. Each of the 2 actions has a button of its own. Not on this card: only Gillian Cawley or a plan administrator can update 7.1. Ask one of them to update it."`,
    )
    expect(await said('7.1 done')).toMatchInlineSnapshot(
      `"Nothing is saved: only Gillian Cawley or a plan administrator can update 7.1. Ask one of them to update it. To ask how it goes, type “status of 7.1”."`,
    )
  })

  it('is several cards where the forms are too many for one, each action once', async () => {
    const heard = await hear('2.1, 2.2, 2.3, 2.4 and 2.5 done, 2.4a on hold', 'Jenny Coles')
    const cards = heard.kind === 'to-confirm' ? heard.cards : []
    expect(cards.length).toBeGreaterThan(1)
    expect(await keptCards()).toBe(cards.length)
    const items = cards.flatMap(({ view }) => view.items)
    expect(items.map(({ action }) => action.label)).toEqual([
      '2.1',
      '2.2',
      '2.3',
      '2.4 (a)',
      '2.4 (b)',
      '2.5',
    ])
    expect(items[3]?.state).toMatchObject({ draft: { status: 'on-hold' } })
  })

  it('says what of the words is not in the form, and asks for the date', async () => {
    const heard = await hear('2.3 slipping to Easter')
    expect(heard).toMatchObject({ cards: [{ view: { items: [{ state: { details: true } }] } }] })
    expect(await said('2.3 slipping to Easter')).toMatchInlineSnapshot(
      `"Nothing is saved yet. Check what I understood of your message, then press Save. I took no date for 2.3 from “to Easter”: if you mean one, enter it."`,
    )
    expect(await said('2.3 slipping to 31 June')).toMatchInlineSnapshot(
      `"Nothing is saved yet. Check what I understood of your message, then press Save. I took no date for 2.3 from “to 31 June”, because the calendar has no such day: enter the day you mean."`,
    )
    expect(await said('2.3 will be done by September')).toMatchInlineSnapshot(
      `"Nothing is saved yet. Check what I understood of your message, then press Save. I chose no status for 2.3, because “will be done by September” does not plainly say that it is one now: choose it yourself. I took no date for 2.3 from “by September”: if you mean one, enter it."`,
    )
    expect(await said('2.3 no change')).toMatchInlineSnapshot(
      `"Nothing is saved yet. Check what I understood of your message, then press Save. Nobody has reported on 2.3 yet, so there is nothing to keep unchanged: choose a status."`,
    )
  })
})
