import { onVersion } from '../support/store-samples.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import type { DeliveryOutcome } from '../../src/services/delivery-outcome.ts'
import type {
  ChatAddress,
  CoverStore,
  Directory,
  Outbox,
  OutgoingMessage,
  UpdateStore,
} from '../../src/services/ports.ts'
import type { Pace } from '../../src/services/pace.ts'
import { drainOutbox, leaseSeconds } from '../../src/services/deliver.ts'
import type { SplitCard } from '../../src/services/officer-cards.ts'
import { makeOnReachable } from '../../src/services/on-reachable.ts'
import { composeChannelRun, type Channel } from '../../src/services/cycle/channel-run.ts'
import { composeOfficersRun } from '../../src/services/cycle/officers-run.ts'
import type { PauseStore, PositionStore, RunLedger } from '../../src/services/cycle/ledger.ts'
import { startAll } from '../../src/services/cycle/start-run.ts'
import { createCoverStore } from '../../src/store/covers.ts'
import { createPauseStore } from '../../src/store/cycle/pauses.ts'
import { createPositionStore } from '../../src/store/cycle/positions.ts'
import { createRunLedger } from '../../src/store/cycle/runs.ts'
import { createDirectory } from '../../src/store/directory.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { createPace } from '../../src/store/outbox/pace.ts'
import { createUpdateStore } from '../../src/store/updates.ts'
import { asOf, smallPlan, updateOf } from '../cards/small-plan.ts'
import { freshDatabase } from '../support/database.ts'

/** The services of the weekly run on a real database; only Teams is a stand-in, which notes what it is sent. */
let store: Awaited<ReturnType<typeof freshDatabase>>
let outbox: Outbox
let pace: Pace
let updates: UpdateStore
let directory: Directory
let runs: RunLedger
let pauses: PauseStore
let covers: CoverStore
let positions: PositionStore
let sent: { to: string | null; message: OutgoingMessage; edit: boolean }[]
let answer: DeliveryOutcome | null
beforeEach(async () => {
  store = await freshDatabase()
  outbox = createOutbox(store.database, () => undefined)
  pace = createPace(store.database)
  updates = createUpdateStore(store.database, () => undefined)
  directory = createDirectory(store.database)
  runs = createRunLedger(store.database, () => undefined)
  pauses = createPauseStore(store.database)
  covers = createCoverStore(store.database)
  positions = createPositionStore(store.database)
  sent = []
  answer = null
  return () => store.close()
})

const plans = {
  library: { current: smallPlan, plans: new Map([[smallPlan.plan.id, smallPlan]]) },
  engine: () => expect.unreachable(),
}
const oneCard: SplitCard = (view) => (view.items.length > 0 ? [view.items] : [])
const channel = 'managers-channel'
const channels: Channel[] = [{ channel: 'managers', cadence: 'weekly' }]
const needs = () => ({
  ...{ plans, updates, outbox, pace, directory, runs, pauses, positions, covers, channels },
  ...{ managersChannelId: channel, leaseSeconds, approvers: [], administrators: [] },
  splitCard: oneCard,
  clock: { today: () => asOf, now: () => `${asOf}T09:00:00Z` },
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  messenger: {
    send: (address: ChatAddress, message: OutgoingMessage): Promise<DeliveryOutcome> => {
      sent.push({ to: address.conversationId, message, edit: false })
      return Promise.resolve(
        answer ?? {
          kind: 'sent',
          conversationId: address.conversationId ?? 'opened',
          messageId: `m${sent.length}`,
        },
      )
    },
    edit: (address: ChatAddress, _id: string, message: OutgoingMessage): Promise<DeliveryOutcome> => {
      sent.push({ to: address.conversationId, message, edit: true })
      return Promise.resolve({ kind: 'edited' })
    },
  },
})
const meet = (accountId: string, personName: string, chat: string) =>
  directory.saveAccount(
    { accountId, name: personName, email: null, personName },
    { conversationId: chat, reference: {} },
  )
const drain = () => drainOutbox(needs(), new AbortController().signal)
const run = () => startAll(needs(), channels, { asOf, cause: 'by-hand' })
const withChannel = () => directory.saveChannel(channel, { conversationId: channel, reference: {} })
const recipientsOf = () => sent.map(({ to }) => to)
const problemsOf = async (periodStart: string) =>
  (await outbox.ofPeriod(smallPlan.plan.id, periodStart)).map(({ recipient, state }) => [recipient, state])

describe('a weekly run', () => {
  it('sends each officer with something due one card and managers one digest', async () => {
    await meet('a', 'Darren Newman', 'chat-darren')
    await meet('b', 'Karen Noble', 'chat-karen')
    await withChannel()
    expect((await run()).added).toBe(3)
    await drain()
    expect(recipientsOf().sort()).toEqual(['chat-darren', 'chat-karen', channel])
    expect((await run()).added).toBe(0)
  })

  it('sends nothing to an officer whose name two accounts bear, and says so in the ledger', async () => {
    await meet('a', 'Darren Newman', 'chat-1')
    await meet('b', 'Darren Newman', 'chat-2')
    await run()
    await drain()
    expect(recipientsOf()).toEqual([])
    expect(await problemsOf('2011-07-11')).toEqual([
      ['Darren Newman', 'refused'],
      ['Karen Noble', 'refused'],
      ['managers', 'refused'],
    ])
  })

  it('reaches an officer who installs the app later in the week, once', async () => {
    await run()
    await drain()
    await meet('a', 'Darren Newman', 'chat-darren')
    const clock = { today: () => asOf, now: () => `${asOf}T09:00:00Z` }
    const onReachable = makeOnReachable({ plans, outbox, clock, channels }, false)
    const account = { accountId: 'a', name: 'Darren Newman', email: null, personName: 'Darren Newman' }
    await onReachable({ kind: 'person', account })
    await drain()
    await onReachable({ kind: 'person', account })
    await drain()
    expect(recipientsOf()).toEqual(['chat-darren'])
  })

  it('tells managers how many were asked and reached, and next week how many of those have not replied', async () => {
    await meet('a', 'Darren Newman', 'chat-darren')
    await withChannel()
    const digestOf = async (day: string) =>
      (await composeChannelRun(needs(), channels[0]!, await composeOfficersRun(needs(), day))).digest
    expect(await digestOf(asOf)).toMatchObject({
      officersAsked: 1,
      officersNotReached: 1,
      lastPeriod: null,
    })
    await run()
    await drain()
    const next = async () => (await digestOf('2011-07-18')).lastPeriod
    expect(await next()).toEqual({ asked: 1, notReplied: 1 })
    const { sequence, version, ...update } = updateOf()
    expect([sequence, version]).toEqual([1, 1])
    await updates.record({ ...update, activityId: 'press', cardId: null }, onVersion(0))
    expect(await next()).toEqual({ asked: 1, notReplied: 0 })
  })

  it('tells managers who decides on a date: the priority’s lead, who is asked for it', async () => {
    await withChannel()
    const { sequence, version, ...update } = updateOf({
      ...{ activityId: 'asks', cardId: null },
      revision: { milestoneKey: 'test-2011/2/2.2#1', to: '2011-09-30', reason: 'Later' },
    })
    expect([sequence, version]).toEqual([1, 1])
    await updates.record(update, onVersion(0))
    const deciders = async () => {
      const channelRun = await composeChannelRun(
        needs(),
        channels[0]!,
        await composeOfficersRun(needs(), asOf),
      )
      return channelRun.digest.news?.decisions.map(({ decider }) => decider)
    }
    expect(await deciders()).toEqual([{ kind: 'leads', names: ['Jenny Coles'] }])
    const cover = { officer: 'Darren Newman', standIn: 'Jenny Coles', fromDay: asOf, untilDay: asOf }
    await covers.add({ planId: smallPlan.plan.id, by: 'Karen Noble', ...cover })
    expect(await deciders()).toEqual([{ kind: 'nobody' }])
  })

  it('tells each channel what is new to it, once', async () => {
    await withChannel()
    const { sequence, version, ...update } = updateOf({ activityId: 'red', cardId: null, confidence: 'Red' })
    expect([sequence, version]).toEqual([1, 1])
    await updates.record(update, onVersion(0))
    await run()
    await drainOutbox(needs(), new AbortController().signal)
    const exceptionsOf = async (name: string) => {
      const { digest } = await composeChannelRun(
        needs(),
        { channel: name, cadence: 'weekly' },
        await composeOfficersRun(needs(), '2011-07-18'),
      )
      return digest.news?.exceptions.map(({ label }) => label)
    }
    expect(await exceptionsOf('managers')).toEqual([])
    expect(await exceptionsOf('another-channel')).toEqual(['2.2'])
  })

  it('keeps what Teams asks to send later, and gives up what it refuses', async () => {
    await meet('a', 'Darren Newman', 'chat-darren')
    answer = { kind: 'retry', afterSeconds: 600, problem: 'Teams answered 429.' }
    await run()
    await drain()
    expect((await problemsOf('2011-07-11'))[0]).toEqual(['Darren Newman', 'pending'])
  })
})
