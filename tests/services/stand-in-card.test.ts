import { beforeEach, describe, expect, it } from 'vitest'
import { officerCard } from '../../src/cards/officer-card.ts'
import { drainOutbox, leaseSeconds } from '../../src/services/deliver.ts'
import { makeReadCard } from '../../src/services/officer-card/card-on-hand.ts'
import { makeSaveReport } from '../../src/services/officer-card/save-report.ts'
import { makeUndo } from '../../src/services/officer-card/undo.ts'
import { officerReplies } from '../../src/services/replies.ts'
import type { DeliveryOutcome } from '../../src/services/delivery-outcome.ts'
import type { ChatAddress, OutgoingMessage } from '../../src/services/ports.ts'
import type { SplitCard } from '../../src/services/officer-cards.ts'
import { previewDigest } from '../../src/services/preview-digest.ts'
import { startAll } from '../../src/services/cycle/start-run.ts'
import { createPauseStore } from '../../src/store/cycle/pauses.ts'
import { createPositionStore } from '../../src/store/cycle/positions.ts'
import { createRunLedger } from '../../src/store/cycle/runs.ts'
import { createCoverStore } from '../../src/store/covers.ts'
import { createDirectory } from '../../src/store/directory.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { createUpdateStore } from '../../src/store/updates.ts'
import { smallPlan } from '../cards/small-plan.ts'
import { wordsOnCard } from '../support/card-reading.ts'
import { ownTemplates } from '../support/card-templates.ts'
import { freshDatabase } from '../support/database.ts'
import { anUpdate, onVersion } from '../support/store-samples.ts'
import { unpaced } from '../support/unpaced.ts'

/** The real services on a real database; only Teams is not itself. Sam Reed stands in for Darren Newman. */
const templates = await ownTemplates()
const planId = smallPlan.plan.id
const key = `${planId}/2/2.3`
const oneCard: SplitCard = (view) => (view.items.length > 0 ? [view.items] : [])
const person = (personName: string) => ({
  ...{ accountId: personName, displayName: personName, personName },
  ...{ administrator: false, approver: false },
})
/** Somebody who leads no priority: a lead may save without any cover. */
const sam = person('Sam Reed')

let store: Awaited<ReturnType<typeof freshDatabase>>
let today: string
let shown: Map<string, OutgoingMessage>
beforeEach(async () => {
  store = await freshDatabase()
  today = '2011-07-15'
  shown = new Map()
  for (const name of ['Darren Newman', 'Sam Reed']) await meet(name)
  const cover = { planId, officer: 'Darren Newman', standIn: 'Sam Reed', by: 'Darren Newman' }
  await needs().covers.add({ ...cover, fromDay: '2011-07-11', untilDay: '2011-07-20' })
  return () => store.close()
})

const meet = (name: string) =>
  needs().directory.saveAccount(
    { accountId: name, name, email: null, personName: name },
    { conversationId: `chat of ${name}`, reference: {} },
  )
const needs = () => ({
  plans: {
    library: { current: smallPlan, plans: new Map([[planId, smallPlan]]) },
    engine: () => expect.unreachable(),
  },
  ...{ managersChannelId: null, approvers: [], administrators: [], splitCard: oneCard },
  outbox: createOutbox(store.database, () => undefined),
  updates: createUpdateStore(store.database, () => undefined),
  covers: createCoverStore(store.database),
  pauses: createPauseStore(store.database),
  positions: createPositionStore(store.database),
  runs: createRunLedger(store.database, () => undefined),
  ...{ pace: unpaced, leaseSeconds },
  directory: createDirectory(store.database),
  clock: { today: () => today, now: () => `${today}T09:05:00Z` },
  log: { info: () => undefined, warn: () => undefined, error: () => expect.unreachable() },
  messenger: {
    send: ({ conversationId }: ChatAddress, message: OutgoingMessage): Promise<DeliveryOutcome> => {
      const chat = conversationId ?? ''
      shown.set(chat, message)
      return Promise.resolve({ kind: 'sent', conversationId: chat, messageId: chat })
    },
    edit: ({ conversationId }: ChatAddress, _id: string, message: OutgoingMessage) => {
      shown.set(conversationId ?? '', message)
      return Promise.resolve({ kind: 'edited' as const })
    },
  },
})

const wordsOf = (name: string) => {
  const message = shown.get(`chat of ${name}`)
  if (message?.kind !== 'officer') return ''
  const { card } = officerCard(message.view, templates, message.extras)
  return `${wordsOnCard(card)}\n${JSON.stringify(card)}`
}
const cardOf = async (recipient: string) => {
  const rows = await needs().outbox.ofPeriod(planId, '2011-07-11')
  return rows.find((row) => row.recipient === recipient)!
}
const channels = [{ channel: 'managers', cadence: 'weekly' as const }]
const run = () => startAll(needs(), channels, { asOf: today, cause: 'by-hand' })
const drain = () => drainOutbox(needs(), new AbortController().signal)
const week = async () => {
  await run()
  await drain()
}
const press = async (make: typeof makeSaveReport | typeof makeUndo, baseVersion: number, note = '') => {
  const { id } = await cardOf('Sam Reed')
  const card = (await makeReadCard(needs())(id))!
  const drafts = { [key]: { status: 'on-hold', note } }
  const activityId = `${make.name} ${note}`
  return make(needs())(card, { actionKey: key, baseVersion, drafts, activityId, actor: sam })
}

describe('the week of who stands in for somebody', () => {
  it('brings them a card of their own that says for whom, beside the officer’s', async () => {
    await week()
    expect(wordsOf('Sam Reed')).toContain('Sam Reed, standing in for Darren Newman')
    expect(wordsOf('Darren Newman')).not.toContain('standing in')
    expect((await cardOf('Sam Reed')).content).toMatchObject({
      officer: 'Darren Newman',
      standIn: 'Sam Reed',
    })
    await week()
    expect(await needs().outbox.claim(5, 60)).toEqual([])
  })

  it('brings them the card though the officer has paused their own reminders, and nobody one where theirs rest too', async () => {
    const pause = { planId, fromDay: today, untilDay: '2011-07-18', by: 'Darren Newman' }
    await needs().pauses.set({ ...pause, person: 'Darren Newman' })
    const preview = await previewDigest({ ...needs(), channels }, today)
    expect(preview.resting).toEqual([])
    await week()
    expect(wordsOf('Sam Reed')).toContain('Sam Reed, standing in for Darren Newman')
    expect(shown.has('chat of Darren Newman')).toBe(false)
    today = '2011-07-18'
    await needs().pauses.set({ ...pause, person: 'Sam Reed' })
    shown.clear()
    await week()
    expect([...shown.keys()]).toEqual([])
    expect((await previewDigest({ ...needs(), channels }, today)).resting).toEqual(['Darren Newman'])
  })

  it('brings them the card by a run by hand where they have come to stand in since, beside their own', async () => {
    const cover = { planId, officer: 'Darren Newman', standIn: 'Karen Noble', by: 'Darren Newman' }
    await meet('Karen Noble')
    await week()
    expect(wordsOf('Karen Noble')).not.toContain('standing in')
    await needs().covers.add({ ...cover, fromDay: today, untilDay: '2011-07-20' })
    await week()
    await week()
    const rows = (await needs().outbox.ofPeriod(planId, '2011-07-11')).filter(
      ({ recipient }) => recipient === 'Karen Noble',
    )
    const said = rows.map(({ part, state, content }) => [
      ...[part, state, content.kind === 'officer' && content.officer],
    ])
    expect(said).toEqual([
      [1, 'sent', 'Karen Noble'],
      [2, 'sent', 'Darren Newman'],
    ])
  })

  it('counts one officer who was asked, and a reply of the stand-in as theirs', async () => {
    await week()
    const replies = async () => {
      const rows = await needs().outbox.ofPeriod(planId, '2011-07-11')
      return officerReplies([rows], await needs().updates.all(planId), [])
    }
    expect(await replies()).toMatchObject([{ officer: 'Darren Newman', replied: false }])
    await press(makeSaveReport, 0, 'waiting')
    expect(await replies()).toMatchObject([{ officer: 'Darren Newman', replied: true }])
  })

  it('lets them take back on their card what they saved there', async () => {
    await week()
    expect((await press(makeSaveReport, 0, 'waiting')).kind).toBe('saved')
    await drain()
    expect(wordsOf('Sam Reed')).toContain('"Undo 2.3"')
    expect(wordsOf('Darren Newman')).toContain('recorded by Sam Reed')
    expect(wordsOf('Darren Newman')).not.toContain('"Undo 2.3"')
    expect((await press(makeUndo, 1)).kind).toBe('undone')
  })
})

describe('a stand-in’s card once the cover is over', () => {
  it('refuses a save with who can, and loses nothing that was typed, however it is edited since', async () => {
    await week()
    today = '2011-07-21'
    const refused = await press(makeSaveReport, 0, 'half a thought')
    expect(refused).toMatchObject({
      kind: 'not-allowed',
      whoMay: ['Darren Newman', 'Karen Noble', 'Jenny Coles'],
      view: { coverOver: true },
    })
    const other = `${planId}/2/2.2`
    await needs().updates.record(
      anUpdate({ planId, actionKey: other, note: 'for his own eyes' }),
      onVersion(0),
    )
    await drain()
    expect(wordsOf('Sam Reed')).toContain('half a thought')
    expect(wordsOf('Sam Reed')).toContain('You no longer stand in for Darren Newman')
    // What the officer writes after the cover is not theirs to read.
    expect(wordsOf('Sam Reed')).not.toContain('for his own eyes')
    expect(wordsOf('Darren Newman')).toContain('for his own eyes')
  })

  it('keeps what was typed on the card when the next week’s has come to somebody else', async () => {
    await week()
    today = '2011-07-21'
    await press(makeSaveReport, 0, 'half a thought')
    await week()
    expect((await needs().outbox.ofPeriod(planId, '2011-07-18')).map(({ recipient }) => recipient)).toEqual([
      'Darren Newman',
      'Karen Noble',
      'managers',
    ])
    const { id, content } = await cardOf('Sam Reed')
    expect(content).toMatchObject({ drafts: { [key]: { note: 'half a thought' } } })
    expect(await needs().outbox.replacedOn(id)).toBe(null)
  })

  it('is not sent at all where it had not gone out by then', async () => {
    await run()
    today = '2011-07-21'
    await drain()
    expect(shown.has('chat of Sam Reed')).toBe(false)
    expect((await cardOf('Sam Reed')).state).toBe('refused')
    // Nobody was missed by that.
    const [ofOfficers] = (await needs().runs.latest(planId)).filter(({ audience }) => audience === 'officers')
    expect(ofOfficers?.counts).toMatchObject({ waiting: 0, notSent: 1 })
  })
})
