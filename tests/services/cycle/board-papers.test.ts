import { beforeEach, describe, expect, it } from 'vitest'
import { officerCardView } from '../../../src/digest/officer-card.ts'
import { makeLibrary } from '../../../src/plan/library.ts'
import { boardsSchema } from '../../../src/plan/boards.ts'
import type { ReportContent } from '../../../src/progress/update.ts'
import { paperGroups, paperRound } from '../../../src/cards/board-paper-words.ts'
import { paperNow } from '../../../src/services/cycle/board-papers.ts'
import { signOffRound } from '../../../src/services/cycle/rounds.ts'
import { messageOf } from '../../../src/services/delivery-message.ts'
import { smallPlan, updateOf } from '../../cards/small-plan.ts'
import { openCycle } from '../../support/open-cycle.ts'
import { shippedReporting } from '../../support/reporting.ts'
import { onVersion } from '../../support/store-samples.ts'
import { queryOn } from '../../support/throwaway-database.ts'

/** Drafting on a real database: CLA Exec monitors everything of priority 2 and meets on Friday, 7 October 2011. */
const boards = boardsSchema.parse([
  { name: 'CLA Exec', printed: ['CLA Exec'], meetings: ['2011-10-07', '2011-12-09'], draftDaysBefore: 6 },
])
const plan = {
  ...smallPlan.plan,
  boards,
  priorities: smallPlan.plan.priorities.map((priority) => ({
    ...priority,
    actions: priority.actions.map((row) => ({
      ...row,
      monitoring: priority.number === '2' ? ['Report to CLA Exec group'] : [],
    })),
  })),
}
const loaded = makeLibrary([plan], plan.id, shippedReporting).current

let cycle: Awaited<ReturnType<typeof openCycle>>
beforeEach(async () => {
  cycle = await openCycle(loaded, { administrators: ['admin@example.org', 'other@example.org'] })
  return () => cycle.close()
})
const drafts = async () =>
  (
    await queryOn(
      cycle.url,
      "select id, recipient || ' ' || (content ->> 'meeting') as line from delivery where content ->> 'kind' = 'board-paper' order by 2",
    )
  ).map(({ id, line }) => ({ id: String(id), line: String(line) }))
const report = async (ref: string, day: string, content: Partial<ReportContent> = {}) => {
  const { sequence, version, ...update } = updateOf({
    ...{ actionKey: `test-2011/${ref}`, recordedAt: `${day}T10:00:00+01:00`, activityId: ref + day },
    ...{ cardId: null, ...content },
  })
  expect((await cycle.needs.updates.record(update, onVersion(0))).kind).toBe('stored')
}
const paperAt = async (day: string) => {
  cycle.goTo(day)
  const [first] = await drafts()
  const delivery = await cycle.needs.outbox.find(first?.id ?? '')
  const message = await messageOf(cycle.needs, delivery!)
  if (message?.kind !== 'board-paper') throw new Error('There is no draft.')
  return message.paper
}

describe('a board’s paper', () => {
  it('is drafted for each administrator once, from the first working day of its notice', async () => {
    // The sixth day before is a Saturday.
    for (const day of ['2011-09-30', '2011-10-01', '2011-10-02']) await cycle.tickOn(day)
    expect(await drafts()).toEqual([])
    await cycle.tickAt('2011-10-03T05:00:00.000Z')
    expect(await drafts()).toEqual([])
    await Promise.all([cycle.tickOn('2011-10-03'), cycle.tickOn('2011-10-03')])
    for (const day of ['2011-10-04', '2011-10-07', '2011-10-10']) await cycle.tickOn(day)
    expect((await drafts()).map(({ line }) => line)).toEqual([
      'admin@example.org 2011-10-07',
      'other@example.org 2011-10-07',
    ])
  })

  it('tells what the board monitors, and of what was typed only what was marked to be read', async () => {
    await report('2/2.2', '2011-10-01', { note: 'Seen by all', noteShared: true })
    await report('2/2.3', '2011-10-01', { note: 'Seen by none' })
    await report('10/11.1', '2011-10-01')
    await cycle.tickOn('2011-10-03')
    const { rows, asOf } = await paperAt('2011-10-03')
    expect(asOf).toBe('2011-10-03')
    expect(rows.map(({ standing, said }) => [standing.action.label, said])).toEqual([
      ['2.2', [{ name: 'Note', text: 'Seen by all' }]],
      ['2.3', null],
      ['2.5', []],
      ['2.6', []],
    ])
  })

  it('takes up what is said before the day of the meeting by an edit, however early it was drafted, and nothing after', async () => {
    await cycle.tickOn('2011-10-03')
    await cycle.send()
    await queryOn(cycle.url, "update delivery set created_at = created_at - interval '59 days'")
    await report('2/2.5', '2011-10-06', { stage: 'Complete', confidence: null })
    const edits = await queryOn(
      cycle.url,
      "select count(*)::int as count from delivery where content ->> 'kind' = 'board-paper' and edit_wanted",
    )
    expect(edits).toEqual([{ count: 2 }])
    await report('2/2.6', '2011-10-07', { stage: 'Complete', confidence: null })
    const { rows, asOf } = await paperAt('2011-10-20')
    expect(asOf).toBe('2011-10-07')
    expect(rows.map(({ standing }) => standing.stage)).toEqual([null, null, 'Complete', null])
  })

  it('has beside each action how it stood in the round that was signed off before the meeting', async () => {
    await report('2/2.5', '2011-09-20', { confidence: 'Amber' })
    cycle.goTo('2011-10-05')
    const round = {
      ...{
        financialYear: '2011-12',
        name: 'Quarter 2',
        alsoKnownAs: [],
        from: '2011-07-01',
        to: '2011-09-30',
      },
      ...{ opensOn: '2011-09-26', closesOn: '2011-10-05' },
    }
    await cycle.tickOn('2011-10-04')
    await cycle.send()
    cycle.goTo('2011-10-05')
    await signOffRound(cycle.needs, round, 'the schedule')
    const edits =
      "select count(*)::int as count from delivery where content ->> 'kind' = 'board-paper' and edit_wanted"
    expect(await queryOn(cycle.url, edits)).toEqual([{ count: 2 }])
    const paper = await paperAt('2011-10-06')
    expect(paperRound(paper)).toBe('Beside each action stands Quarter 2, as signed off on 5 October 2011.')
    const rows = paperGroups(paper).flatMap((group) => group.rows)
    expect(rows.find(({ label }) => label === '2.5')?.details).toContain(
      'As signed off: In progress (Amber), 67 days late',
    )
    const earlier = await paperNow(cycle.needs, { ...boards[0]!, meetings: ['2011-10-05'] }, '2011-10-05')
    expect('rows' in earlier && paperRound(earlier)).toBeNull()
  })

  it('is named on the receipt of an action that it will tell of', () => {
    const keys = ['test-2011/2/2.2', 'test-2011/10/11.1']
    const items = keys.map((actionKey) => ({
      ...{ actionKey, section: 'overdue' as const, version: 0, details: false },
    }))
    const updates = keys.map((actionKey, i) =>
      updateOf({ actionKey, sequence: i + 1, version: 1, recordedAt: '2011-10-07T09:00:00+01:00' }),
    )
    const card = { cardId: 'c', officer: 'Darren Newman', asOf: '2011-10-03', items, drafts: {} }
    const states = officerCardView(card, loaded, updates).items.map(({ state }) => state)
    expect(states.map((state) => state.kind === 'receipt' && state.appearsIn)).toEqual([
      [{ board: 'CLA Exec', meeting: '2011-12-09' }],
      [],
    ])
  })
})
