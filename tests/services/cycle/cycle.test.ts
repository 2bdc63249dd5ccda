import { beforeEach, describe, expect, it } from 'vitest'
import { bankHolidaysOfEngland } from '../../../src/bank-holidays.ts'
import type { Schedule } from '../../../src/digest/schedule.ts'
import { cancelRuns } from '../../../src/services/cycle/cancel.ts'
import { pauseDigests, resumeDigests } from '../../../src/services/cycle/pauses.ts'
import { startAll } from '../../../src/services/cycle/start-run.ts'
import { statusLines } from '../../../src/cards/digest-words.ts'
import { digestStatus } from '../../../src/services/cycle/status.ts'
import { tick, type TickNeeds } from '../../../src/services/cycle/tick.ts'
import type { Outbox } from '../../../src/services/ports.ts'
import { createCoverStore } from '../../../src/store/covers.ts'
import { createPaperLedger } from '../../../src/store/cycle/board-papers.ts'
import { createChaseLedger } from '../../../src/store/cycle/chases.ts'
import { createPauseStore } from '../../../src/store/cycle/pauses.ts'
import { createPositionStore } from '../../../src/store/cycle/positions.ts'
import { createRunLedger } from '../../../src/store/cycle/runs.ts'
import { createDirectory } from '../../../src/store/directory.ts'
import { createOutbox } from '../../../src/store/outbox/outbox.ts'
import { createUpdateStore } from '../../../src/store/updates.ts'
import { smallPlan } from '../../cards/small-plan.ts'
import { freshDatabase } from '../../support/database.ts'

/** The cycle on a real database, with a clock that the test moves. */
const planId = smallPlan.plan.id
const schedule: Schedule = {
  officers: { day: 'Monday', time: '09:00' },
  channels: [{ channel: 'managers', cadence: 'fortnightly', day: 'Monday', time: '09:30' }],
  chase: {},
  bankHolidays: { add: [], remove: [] },
}
let now: string
let needs: TickNeeds & { outbox: Outbox; pauses: ReturnType<typeof createPauseStore> }
beforeEach(async () => {
  const store = await freshDatabase()
  const woken = () => undefined
  // London is an hour ahead of the instants here.
  now = '2011-07-08T11:00:00.000Z'
  needs = {
    plans: {
      library: { current: smallPlan, plans: new Map([[planId, smallPlan]]) },
      engine: () => expect.unreachable(),
    },
    updates: createUpdateStore(store.database, woken),
    outbox: createOutbox(store.database, woken),
    directory: createDirectory(store.database),
    runs: createRunLedger(store.database, woken),
    pauses: createPauseStore(store.database),
    covers: createCoverStore(store.database),
    approvers: [],
    chases: createChaseLedger(store.database, woken),
    papers: createPaperLedger(store.database, woken),
    administrators: [],
    positions: createPositionStore(store.database),
    splitCard: (view) => (view.items.length > 0 ? [view.items] : []),
    schedule,
    isBankHoliday: bankHolidaysOfEngland(schedule.bankHolidays),
    clock: { today: () => now.slice(0, 10), now: () => now },
    log: { info: woken, warn: woken, error: woken },
  }
  return () => store.close()
})
const tickAt = (instant: string) => {
  now = instant
  return tick(needs)
}
const sentTo = async (periodStart: string) =>
  (await needs.outbox.ofPeriod(planId, periodStart)).map(({ recipient }) => recipient)
const both = ['Darren Newman', 'Karen Noble']

describe('the tick', () => {
  it('starts each digest at its own time, once, whoever ticks and however often', async () => {
    await tickAt('2011-07-08T11:00:00Z')
    await tickAt('2011-07-11T07:59:00Z')
    expect(await sentTo('2011-07-11')).toEqual([])
    now = '2011-07-11T08:00:00Z'
    await Promise.all([tick(needs), tick(needs), tick(needs)])
    expect(await sentTo('2011-07-11')).toEqual(both)
    await tickAt('2011-07-11T08:30:00Z')
    await tickAt('2011-07-12T08:30:00Z')
    expect(await sentTo('2011-07-11')).toEqual(both)
    // The channel's fortnight began a week before.
    expect(await sentTo('2011-07-04')).toEqual([])
    await tickAt('2011-07-18T08:30:00Z')
    expect(await sentTo('2011-07-18')).toEqual([...both, 'managers'])
  })

  it('sends nothing that was to go out before the schedule was first kept', async () => {
    await tickAt('2011-07-13T11:00:00Z')
    expect(await sentTo('2011-07-11')).toEqual([])
  })

  it('catches a run up within its period, and leaves one whose period is over', async () => {
    await tickAt('2011-07-08T11:00:00Z')
    // Not at the weekend, nor before the time of day.
    await tickAt('2011-07-17T11:00:00Z')
    await tickAt('2011-07-15T03:00:00Z')
    expect(await sentTo('2011-07-11')).toEqual([])
    await tickAt('2011-07-15T11:00:00Z')
    expect(await sentTo('2011-07-11')).toEqual(both)
    await tickAt('2011-08-01T07:00:00Z')
    expect(await sentTo('2011-07-25')).toEqual([])
  })

  it('moves a run from a bank holiday to the day after', async () => {
    await tickAt('2011-08-26T11:00:00Z')
    await tickAt('2011-08-29T11:00:00Z')
    expect(await sentTo('2011-08-29')).toEqual([])
    await tickAt('2011-08-30T11:00:00Z')
    expect(await sentTo('2011-08-29')).toContain('Darren Newman')
  })
})

describe('a pause', () => {
  it('of everything holds the run back, which is caught up when it ends in time', async () => {
    await tickAt('2011-07-08T11:00:00Z')
    await pauseDigests(needs, { person: null, untilDay: '2011-07-12', by: 'Jane Smith' })
    await tickAt('2011-07-12T11:00:00Z')
    expect(await sentTo('2011-07-11')).toEqual([])
    await tickAt('2011-07-13T11:00:00Z')
    expect(await sentTo('2011-07-11')).toEqual(both)
  })

  it('of one person leaves them out until its day, or until they are back', async () => {
    const wish = { person: 'Karen Noble', untilDay: '2011-07-31', by: 'Karen Noble' }
    expect(await pauseDigests(needs, wish)).toMatchObject({ kind: 'paused' })
    await startAll(needs, [], { asOf: '2011-07-11', cause: 'by-hand' })
    expect(await sentTo('2011-07-11')).toEqual(['Darren Newman'])
    expect(await resumeDigests(needs, 'Karen Noble')).toBe(true)
    expect(await resumeDigests(needs, 'Karen Noble')).toBe(false)
    await startAll(needs, [], { asOf: '2011-07-11', cause: 'by-hand' })
    expect(await sentTo('2011-07-11')).toEqual(both)
  })

  it('has an end that lies ahead and within half a year, and is of somebody whom the plan names', async () => {
    const outcome = async (untilDay: string, person = 'Karen Noble') =>
      (await pauseDigests(needs, { person, untilDay, by: person })).kind
    expect(await outcome('2011-07-07')).toBe('ends-in-the-past')
    expect(await outcome('2012-07-07')).toBe('too-long')
    expect(await outcome('2011-07-31', 'Nobody Known')).toBe('not-in-plan')
  })
})

describe('a run by hand', () => {
  it('that is repeated edits what was sent, and sends nobody a second card', async () => {
    await startAll(needs, schedule.channels, { asOf: '2011-07-11', cause: 'by-hand' })
    for (const claimed of await needs.outbox.claim(10, 60)) {
      await needs.outbox.settle(claimed, { kind: 'sent', conversationId: 'c', messageId: claimed.id })
    }
    expect(await needs.outbox.claim(10, 60)).toEqual([])
    const again = await startAll(needs, schedule.channels, { asOf: '2011-07-12', cause: 'by-hand' })
    expect(again).toMatchObject({ existed: true, added: 0 })
    const edits = await needs.outbox.claim(10, 60)
    expect(edits.map(({ messageId, id }) => messageId === id)).toEqual([true, true, true])
  })

  it('puts behind a card that was sent what has become due since', async () => {
    const itemsOn = async (asOf: string) => {
      await startAll(needs, [], { asOf, cause: 'by-hand' })
      return (await needs.outbox.ofPeriod(planId, '2011-06-13')).map(({ recipient, content }) =>
        content.kind === 'officer' ? [recipient, content.items.length, content.waiting.length] : [],
      )
    }
    expect(await itemsOn('2011-06-13')).toEqual([['Darren Newman', 1, 0]])
    // Two weeks before the end of June; Karen Noble had nothing due until then.
    const onceMore = [
      ['Darren Newman', 1, 1],
      ['Karen Noble', 2, 0],
    ]
    expect(await itemsOn('2011-06-19')).toEqual(onceMore)
    expect(await itemsOn('2011-06-19')).toEqual(onceMore)
  })

  it('that is cancelled sends nothing more, and goes on when it is run again', async () => {
    await startAll(needs, [], { asOf: '2011-07-11', cause: 'by-hand' })
    const [first] = await needs.outbox.claim(1, 60)
    expect(await cancelRuns(needs, 'Jane Smith')).toBe(2)
    await needs.outbox.settle(first!, { kind: 'sent', conversationId: 'c', messageId: 'm' })
    expect(await needs.outbox.claim(10, 60)).toEqual([])
    const [run] = (await digestStatus(needs)).runs
    expect(run).toMatchObject({ cancelledBy: 'Jane Smith', counts: { waiting: 1, sent: 1, notSent: 0 } })
    expect(await cancelRuns(needs, 'Jane Smith')).toBeNull()
    await startAll(needs, [], { asOf: '2011-07-11', cause: 'by-hand' })
    expect((await needs.outbox.claim(10, 60)).map(({ state }) => state)).toContain('sending')
  })
})

describe('the status', () => {
  it('says what ran, who was not reached and what to do, what rests and what comes next', async () => {
    await startAll(needs, [], { asOf: '2011-07-08', cause: 'by-hand' })
    const [one, other] = await needs.outbox.claim(10, 60)
    await needs.outbox.settle(one!, { kind: 'sent', conversationId: 'c', messageId: 'm' })
    await needs.outbox.settle(other!, { kind: 'refused', problem: 'Install the app for them.' })
    await pauseDigests(needs, { person: 'Karen Noble', untilDay: '2011-07-31', by: 'Karen Noble' })
    const status = await digestStatus(needs)
    expect(status.runs).toHaveLength(1)
    expect(status.runs[0]).toMatchObject({
      counts: { waiting: 0, sent: 1, notSent: 1 },
      notReached: [{ recipient: other!.recipient, problem: 'Install the app for them.' }],
    })
    expect(status.pauses).toMatchObject([{ person: 'Karen Noble', untilDay: '2011-07-31' }])
    expect(status.next).toEqual([
      { audience: 'officers', at: { day: '2011-07-11', time: '09:00' } },
      { audience: 'managers', at: { day: '2011-07-18', time: '09:30' } },
    ])
  })

  it('says when sending stood still because the database was away, once for all instances, and since the run alone', async () => {
    const day = '2011-07-08'
    await needs.outbox.noteOutage({ from: `${day}T06:00:00.000Z`, to: `${day}T06:30:00.000Z` })
    expect((await digestStatus(needs)).outages).toEqual([])
    await startAll(needs, [], { asOf: day, cause: 'by-hand' })
    const { startedAt } = (await digestStatus(needs)).runs[0]!
    const after = (seconds: number) => new Date(Date.parse(startedAt) + seconds * 1_000).toISOString()
    await needs.outbox.noteOutage({ from: after(10), to: after(70) })
    await needs.outbox.noteOutage({ from: after(12), to: after(75) })
    await needs.outbox.noteOutage({ from: after(600), to: after(900) })
    const status = await digestStatus(needs)
    expect(status.outages).toEqual([
      { from: after(10), to: after(75) },
      { from: after(600), to: after(900) },
    ])
    const told = statusLines(status).filter((line) => line.startsWith('Sending stood still'))
    expect(told[0]).toMatch(
      /^Sending stood still for 65 seconds, at \d\d:\d\d on 8 July 2011: the database could not be used\. The bot went on by itself\.$/,
    )
    expect(told[1]).toContain('for 5 minutes')
  })
})
