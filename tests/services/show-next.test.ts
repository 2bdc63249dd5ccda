import { beforeEach, describe, expect, it } from 'vitest'
import { officerDigest } from '../../src/digest/officer-digest.ts'
import { makeReadCard } from '../../src/services/officer-card/card-on-hand.ts'
import { makeShowNext } from '../../src/services/officer-card/show-next.ts'
import { officerContents, type SplitCard } from '../../src/services/officer-cards.ts'
import type { Outbox, UpdateStore } from '../../src/services/ports.ts'
import { createCoverStore } from '../../src/store/covers.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { createUpdateStore } from '../../src/store/updates.ts'
import { asOf, smallPlan } from '../cards/small-plan.ts'
import { freshDatabase } from '../support/database.ts'

/** The plan of the cards' tests, with two actions shown at once: Darren Newman has three that are due. */
const loaded = { ...smallPlan, reporting: { ...smallPlan.reporting, actionsAtOnce: 2 } }
const plans = {
  library: { current: loaded, plans: new Map([[loaded.plan.id, loaded]]) },
  engine: () => expect.unreachable(),
}
const clock = { today: () => asOf, now: () => `${asOf}T09:00:00Z` }
const splitCard: SplitCard = ({ items }) => items.map((item) => [item])
const darren = {
  accountId: 'a',
  displayName: 'D',
  personName: 'Darren Newman',
  administrator: false,
  approver: false,
}

let outbox: Outbox
let updates: UpdateStore
let read: ReturnType<typeof makeReadCard>
beforeEach(async () => {
  const store = await freshDatabase()
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
const press = async (cardId: string, presser = darren) =>
  makeShowNext({ updates, outbox, splitCard })((await read(cardId))!, presser)

describe('more actions than are shown at once', () => {
  it('wait behind the last card, and are shown once', async () => {
    const cardId = await lastCard()
    expect((await read(cardId))!.content.waiting).toHaveLength(1)
    const [first, second] = await Promise.all([press(cardId), press(cardId)])
    const shown = [first, second].flatMap((next) => (next.kind === 'shown' ? next.cards : []))
    expect(shown.map(({ view }) => view.items.map(({ action }) => action.label))).toEqual([['2.5']])
    expect((await read(shown[0]!.cardId))!.content.items).toHaveLength(1)
    expect(first).toMatchObject({ kind: 'shown', view: { waiting: 0 } })
  })

  it('are shown to nobody else', async () => {
    const cardId = await lastCard()
    expect(await press(cardId, { ...darren, personName: 'Jenny Coles' })).toEqual({ kind: 'not-yours' })
    expect((await read(cardId))!.content.waiting).toHaveLength(1)
  })
})
