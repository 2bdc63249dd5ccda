import { beforeEach, describe, expect, it } from 'vitest'
import { makeLibrary } from '../../../src/plan/library.ts'
import { roundsSchema } from '../../../src/plan/rounds.ts'
import type { ReportContent } from '../../../src/progress/update.ts'
import { pauseDigests } from '../../../src/services/cycle/pauses.ts'
import {
  closeRoundsDue,
  roundsOnRecord,
  roundToSignOff,
  signOffRound,
} from '../../../src/services/cycle/rounds.ts'
import { startAll } from '../../../src/services/cycle/start-run.ts'
import { makeReadCard } from '../../../src/services/officer-card/card-on-hand.ts'
import { makeShowNext } from '../../../src/services/officer-card/show-next.ts'
import { makeOwnCard } from '../../../src/services/own-card.ts'
import { smallPlan, updateOf } from '../../cards/small-plan.ts'
import { openCycle } from '../../support/open-cycle.ts'
import { shippedReporting } from '../../support/reporting.ts'
import { onVersion } from '../../support/store-samples.ts'
import { queryOn } from '../../support/throwaway-database.ts'

const quarter2 = 'Quarter 2 (July to September 2011)'
const rounds = roundsSchema.parse([
  {
    financialYear: '2011-12',
    name: quarter2,
    from: '2011-07-01',
    to: '2011-09-30',
    opensOn: '2011-09-26',
    closesOn: '2011-10-14',
  },
])
const withRounds = (actionsAtOnce: number) =>
  makeLibrary([{ ...smallPlan.plan, rounds }], smallPlan.plan.id, { ...shippedReporting, actionsAtOnce })
    .current

let cycle: Awaited<ReturnType<typeof openCycle>>
beforeEach(async () => {
  cycle = await openCycle(withRounds(20))
  // The schedule is kept from before the round on.
  await cycle.tickOn('2011-09-16')
  return () => cycle.close()
})

/** Has somebody report on an action that nobody has reported on before. */
async function report(ref: string, day: string, content: Partial<ReportContent> = {}): Promise<void> {
  const { sequence, version, ...update } = updateOf({
    actionKey: `test-2011/${ref}`,
    recordedAt: `${day}T10:00:00+01:00`,
    activityId: `activity-${ref}`,
    cardId: null,
    ...content,
  })
  const outcome = await cycle.needs.updates.record(update, onVersion(0))
  expect(outcome.kind).toBe('stored')
}
const explained = { revision: { milestoneKey: 'test-2011/2/2.2#1', to: '2011-12-31', reason: 'Later' } }

describe('an open round', () => {
  it('asks each officer about all that is open, dated or not, explained or not', async () => {
    await report('2/2.2', '2011-09-15', explained)
    await report('2/2.5', '2011-09-15', { stage: 'Complete', confidence: null })
    await cycle.tickOn('2011-09-19')
    await cycle.send()
    expect(await cycle.cardsOf('2011-09-19')).toEqual({
      'Darren Newman': ['overdue 2.3'],
      'Karen Noble': ['overdue 2.3', 'overdue 11.1'],
    })
    await cycle.tickOn('2011-09-26')
    await cycle.send()
    expect(await cycle.cardsOf('2011-09-26')).toEqual({
      'Darren Newman': ['overdue 2.2', 'overdue 2.3', 'monitoring 2.6'],
      'Karen Noble': ['overdue 2.3', 'overdue 11.1'],
    })
    // 2.3 has him carded again, so the rest of the round, unanswered, comes with it.
    await cycle.tickOn('2011-10-03')
    expect((await cycle.cardsOf('2011-10-03'))['Darren Newman']).toEqual([
      ...['overdue 2.2', 'overdue 2.3', 'monitoring 2.6'],
    ])
  })

  it('asks later whoever could not be reached, or had paused their reminders, when it opened', async () => {
    cycle.goTo('2011-09-25')
    const pause = { person: 'Karen Noble', untilDay: '2011-09-30', by: 'Karen Noble' }
    await pauseDigests(cycle.needs, pause)
    await cycle.tickOn('2011-09-26')
    await cycle.send(['Darren Newman'])
    await cycle.tickOn('2011-10-03')
    await cycle.send()
    const contents = (await cycle.needs.outbox.ofPeriod(cycle.planId, '2011-10-03')).map(
      ({ recipient, content }) => [recipient, content.kind === 'officer' && content.round],
    )
    expect(contents).toEqual([
      ['Darren Newman', quarter2],
      ['Karen Noble', quarter2],
    ])
  })

  it('shows so many actions at once as the rules say, the others behind the button', async () => {
    const small = await openCycle(withRounds(2))
    try {
      await small.tickOn('2011-09-16')
      await small.tickOn('2011-09-26')
      expect((await small.cardsOf('2011-09-26'))['Darren Newman']).toEqual([
        'overdue 2.2',
        'overdue 2.3',
        '(overdue 2.5)',
        '(monitoring 2.6)',
      ])
    } finally {
      await small.close()
    }
  })

  it('is on the card of whoever asks for theirs, until it is signed off', async () => {
    const askedFor = async () => {
      const own = await makeOwnCard(cycle.needs)('Darren Newman')
      return own.kind === 'cards'
        ? own.cards.flatMap(({ view }) => view.items.map((item) => item.action.label))
        : []
    }
    cycle.goTo('2011-09-23')
    expect(await askedFor()).toEqual(['2.2', '2.3', '2.5'])
    cycle.goTo('2011-09-28')
    expect(await askedFor()).toEqual(['2.2', '2.3', '2.5', '2.6'])
    await cycle.tickOn('2011-10-14')
    expect(await askedFor()).toEqual(['2.2', '2.3', '2.5'])
  })

  it('moves what is not answered yet to the next week’s card, for whoever gets one anyway', async () => {
    await report('2/2.5', '2011-09-15', { stage: 'Complete', confidence: null })
    await cycle.tickOn('2011-09-26')
    await cycle.send()
    await report('2/2.2', '2011-09-27', explained)
    await report('2/2.3', '2011-09-27', { stage: 'Complete', confidence: null })
    await cycle.tickOn('2011-10-03')
    // All that he has due was answered, so nothing takes the place of his card, on which 2.6 still waits; she has 11.1.
    expect(await cycle.cardsOf('2011-10-03')).toEqual({ 'Karen Noble': ['overdue 11.1'] })
  })

  it('asks in its first week for what was answered since it opened no more', async () => {
    await report('2/2.6', '2011-09-26', { confidence: 'Amber' })
    await cycle.tickOn('2011-09-26')
    expect((await cycle.cardsOf('2011-09-26'))['Darren Newman']).toEqual([
      'overdue 2.2',
      'overdue 2.3',
      'overdue 2.5',
    ])
  })

  it('is not put back behind the button by a run by hand once the rest was shown', async () => {
    const small = await openCycle(withRounds(2))
    try {
      for (const day of ['2011-09-16', '2011-09-26']) await small.tickOn(day)
      await small.send()
      const rows = await small.needs.outbox.ofPeriod(small.planId, '2011-09-26')
      const { id } = rows.find(({ recipient }) => recipient === 'Darren Newman')!
      const card = (await makeReadCard(small.needs)(id))!
      const darren = { accountId: 'd', displayName: 'D', personName: 'Darren Newman' }
      const next = await makeShowNext(small.needs)(card, {
        ...{ drafts: {}, activityId: 'press', actor: { ...darren, administrator: false, approver: false } },
      })
      expect(next).toMatchObject({ kind: 'coming', count: 2 })
      small.goTo('2011-09-28')
      await startAll(small.needs, [], { asOf: '2011-09-28', cause: 'by-hand' })
      expect((await small.cardsOf('2011-09-26'))['Darren Newman']).toEqual(['overdue 2.2', 'overdue 2.3'])
    } finally {
      await small.close()
    }
  })

  it('is left as it was asked by a run by hand in the middle of its week', async () => {
    await cycle.tickOn('2011-09-26')
    await cycle.send()
    cycle.goTo('2011-09-28')
    const again = await startAll(cycle.needs, [], { asOf: '2011-09-28', cause: 'by-hand' })
    expect(again.added).toBe(0)
    await cycle.tickOn('2011-10-03')
    expect((await cycle.cardsOf('2011-10-03'))['Darren Newman']).toEqual([
      'overdue 2.2',
      'overdue 2.3',
      'overdue 2.5',
      'monitoring 2.6',
    ])
  })
})

describe('signing a round off', () => {
  it('freezes, on the morning of its closing day and for good, how every action stood at its end', async () => {
    await report('2/2.2', '2011-09-28', explained)
    await report('2/2.5', '2011-10-03', { stage: 'Complete', confidence: null })
    await cycle.tickOn('2011-10-13')
    expect(await cycle.needs.positions.ofPlan(cycle.planId)).toEqual([])
    await Promise.all([cycle.tickOn('2011-10-14'), cycle.tickOn('2011-10-14')])
    await report('10/11.1', '2011-10-14')
    await cycle.tickOn('2011-10-17')
    const [position, ...others] = await cycle.needs.positions.ofPlan(cycle.planId)
    expect(others).toEqual([])
    expect(position).toMatchObject({
      ...{ round: quarter2, asAt: '2011-09-30', signedOffOn: '2011-10-14', by: 'the schedule' },
    })
    const of = (label: string) => position?.standings.find((standing) => standing.label === label)
    expect(position?.standings).toHaveLength(5)
    expect(of('2.2')).toMatchObject({
      ...{ stage: 'In progress', confidence: 'Green', reportedOn: '2011-09-28', expectedOn: '2011-12-31' },
      overdue: { dueOn: '2011-03-31', daysLate: 183 },
    })
    expect(of('2.5')).toMatchObject({ stage: 'Complete', overdue: null })
    expect(of('2.3')).toMatchObject({ stage: null, nextDueOn: '2012-03-31', overdue: { daysLate: 92 } })
    expect(of('11.1')).toMatchObject({ stage: null, reportedOn: null })
  })

  it('happens while everything is paused, for it sends nothing', async () => {
    cycle.goTo('2011-10-10')
    await pauseDigests(cycle.needs, { person: null, untilDay: '2011-10-31', by: 'Jane Smith' })
    await cycle.tickOn('2011-10-14')
    expect(await cycle.needs.positions.ofPlan(cycle.planId)).toHaveLength(1)
  })

  it('happens once, and only when the round is over', async () => {
    const [round] = rounds
    cycle.goTo('2011-09-30')
    expect(await signOffRound(cycle.needs, round!, 'Jane Smith')).toMatchObject({ kind: 'not-over' })
    cycle.goTo('2011-10-05')
    expect(await signOffRound(cycle.needs, round!, 'Jane Smith')).toMatchObject({ kind: 'signed-off' })
    expect(await closeRoundsDue(cycle.needs)).toEqual([])
    expect(await signOffRound(cycle.needs, round!, 'Karen Noble')).toMatchObject({
      kind: 'signed-before',
      position: { by: 'Jane Smith', signedOffOn: '2011-10-05' },
    })
  })

  it('ends what the round asks for', async () => {
    cycle.goTo('2011-10-01')
    await report('2/2.2', '2011-09-15', explained)
    await signOffRound(cycle.needs, rounds[0]!, 'Jane Smith')
    await cycle.tickOn('2011-10-03')
    expect((await cycle.cardsOf('2011-10-03'))['Darren Newman']).toEqual(['overdue 2.3', 'overdue 2.5'])
  })

  it('leaves a round that was over before a bot first kept the schedule', async () => {
    const late = await openCycle(withRounds(20))
    try {
      await late.tickOn('2011-11-01')
      expect(await late.needs.positions.ofPlan(late.planId)).toEqual([])
    } finally {
      await late.close()
    }
  })

  it('is kept against every change', async () => {
    await cycle.tickOn('2011-10-14')
    for (const change of [
      `update signed_off_position set by = 'somebody'`,
      'delete from signed_off_position',
      'truncate signed_off_position',
    ]) {
      await expect(queryOn(cycle.url, change)).rejects.toThrow('append-only')
    }
  })
})

describe('the rounds on record', () => {
  it('say which is open, and which one is signed off next', async () => {
    cycle.goTo('2011-09-25')
    const before = await roundsOnRecord(cycle.needs)
    expect(before).toMatchObject([{ open: false, position: null }])
    expect(roundToSignOff(before, null, '2011-09-25')).toBeNull()
    cycle.goTo('2011-09-26')
    const open = await roundsOnRecord(cycle.needs)
    expect(open).toMatchObject([{ open: true, position: null }])
    expect(roundToSignOff(open, null, '2011-09-26')?.name).toBe(quarter2)
    expect(roundToSignOff(open, 'Quarter 7', '2011-09-26')).toBeNull()
    await cycle.tickOn('2011-10-14')
    expect(await roundsOnRecord(cycle.needs)).toMatchObject([
      { open: false, position: { by: 'the schedule' } },
    ])
  })
})
