import { describe, expect, it } from 'vitest'
import type { ManagersNews } from '../../src/digest/managers-posted.ts'
import type { Report } from '../../src/progress/update.ts'
import { signedOffWords } from '../../src/cards/managers-figures.ts'
import { standingsAtEnd, type SignedOffPosition } from '../../src/progress/position.ts'
import { digestAfter, type Week } from '../cards/managers-examples.ts'
import { decided } from '../cards/managers-weeks.ts'
import { said, smallPlan, updateOf } from '../cards/small-plan.ts'
import type { PlanUpdate } from '../../src/progress/update.ts'

const key = (rest: string) => `test-2011/${rest}`
const newsOf = (updates: readonly PlanUpdate[], week: Week = {}): ManagersNews => {
  const { news } = digestAfter(updates, week).posted
  if (news === null) throw new Error('A new digest has news.')
  return news
}
const asking = (over: Partial<Report> = {}) =>
  updateOf({
    revision: { milestoneKey: `${key('2/2.2')}#1`, to: '2011-09-30', reason: 'No bid came' },
    ...over,
  })
const slipsOf = (news: ManagersNews) => news.exceptions.map(({ label, slips }) => [label, slips])

describe('the figures', () => {
  it('count actions without an update apart from "Not started"', () => {
    const { posted } = digestAfter([updateOf({ stage: 'Not started', confidence: null })])
    expect(posted.noUpdateYet).toBe(4)
    expect(posted.counts).toEqual([
      { status: 'Not started', count: 1 },
      { status: 'No update yet', count: 4 },
    ])
  })

  it('are those of the day it was posted, whatever comes later', () => {
    const late = [updateOf({ stage: 'Complete', confidence: null })]
    const { posted, sinceThen, officersReplied } = digestAfter([], { late })
    expect([posted.overdueCount, posted.noUpdateYet, officersReplied]).toEqual([3, 5, 1])
    expect(sinceThen.map(({ label, status }) => [label, status])).toEqual([['2.2', 'Complete']])
  })

  it('keep what the digest before said, and nothing before the first', () => {
    expect(newsOf([]).before).toBeNull()
    expect(newsOf([updateOf({ confidence: 'Red' })], { seen: 0 }).before).toEqual({
      asOf: '2011-07-08',
      overdueCount: 3,
      noUpdateYet: 5,
      counts: [{ status: 'No update yet', count: 5 }],
    })
  })
})

describe('a round that was signed off', () => {
  const signedOff = (signedOffOn: string): SignedOffPosition => ({
    ...{ planId: 'test-2011', round: 'Quarter 1', asAt: '2011-06-30', signedOffOn, by: 'the schedule' },
    standings: standingsAtEnd(smallPlan, [updateOf({ recordedAt: '2011-06-20T10:00:00Z' })], {
      to: '2011-06-30',
    }),
  })
  const named = (day: string, week: Week = {}) =>
    newsOf([], { ...week, positions: [signedOff(day)] }).signedOff

  it('is named with how the plan stood, in the first digest of its period', () => {
    const [line] = named('2011-07-12')
    expect(line && signedOffWords(line)).toBe(
      'Quarter 1, as signed off on 12 July 2011: 5 actions. In progress (Green) 1, No update yet 4; at its end 1 was overdue.',
    )
    expect(named('2011-07-08')).toEqual([])
  })

  it('is named once: by the digest after it, and not by the next', () => {
    expect(named('2011-07-08', { seen: 0 })).toHaveLength(1)
    expect(named('2011-07-07', { seen: 0 })).toEqual([])
    // The digest before was posted in the period of that day, so it has named it.
    expect(named('2011-07-12', { seen: 0 })).toEqual([])
  })
})

describe('decisions', () => {
  it('are the dates that wait: from which day, to which, for how long, and who decides', () => {
    expect(newsOf([asking({ recordedAt: '2011-07-11T23:30:00Z' })]).decisions).toMatchObject([
      {
        ...{ label: '2.2', priority: '2', from: '2011-03-31', to: '2011-09-30' },
        ...{ daysWaiting: 3, decider: { kind: 'leads', names: ['Jenny Coles'] }, report: 1 },
      },
    ])
  })

  it('have no day to start from where the plan prints none', () => {
    const revision = { milestoneKey: `${key('2/2.6')}#1`, to: '2011-09-30', reason: 'Later' }
    const [line] = newsOf([asking({ actionKey: key('2/2.6'), revision })]).decisions
    expect(line?.from).toBeNull()
  })

  it.each([
    ['once approved', [asking(), decided(2, 1, true)]],
    ['once refused', [asking(), decided(2, 1, false)]],
    ['once taken back', [asking(), said(2, { kind: 'undo', undoes: 1 })]],
    [
      'once the action is complete',
      [asking(), updateOf({ sequence: 2, stage: 'Complete', confidence: null })],
    ],
  ])('are none %s', (_when, updates) => {
    expect(newsOf(updates).decisions).toEqual([])
  })
})

describe('new exceptions', () => {
  it('begin with what was reported: an overdue date of the plan is no news to a first digest', () => {
    expect(slipsOf(newsOf([]))).toEqual([])
    expect(slipsOf(newsOf([updateOf({ confidence: 'Red' })]))).toEqual([['2.2', ['status']]])
  })

  it('are what fell overdue since the digest before', () => {
    expect(slipsOf(newsOf([], { seen: 0, seenOn: '2011-06-30' }))).toEqual([
      ['2.3', ['overdue']],
      ['11.1', ['overdue']],
    ])
    expect(slipsOf(newsOf([], { seen: 0, seenOn: '2011-07-01' }))).toEqual([])
  })

  it.each([
    ['turned Red', updateOf({ confidence: 'Red' }), ['status']],
    ['put on hold', updateOf({ stage: 'On hold', confidence: null }), ['status']],
    ['stopped', updateOf({ stage: 'Stopped', confidence: null }), ['status']],
    ['blocked', updateOf({ blockedBy: 'The police' }), ['blocked']],
    ['asked to move', asking(), ['date']],
  ] as const)('are told once: what was %s', (_what, update, slips) => {
    expect(slipsOf(newsOf([update], { seen: 0 }))).toEqual([['2.2', [...slips]]])
    expect(slipsOf(newsOf([update], { seen: 1 }))).toEqual([])
    const said = { ...update, sequence: 2, version: 2, revision: null }
    expect(slipsOf(newsOf([update, said], { seen: 1 }))).toEqual([])
  })

  it('are told again when they come again', () => {
    const updates = [
      updateOf({ confidence: 'Red' }),
      updateOf({ sequence: 2, confidence: 'Green' }),
      updateOf({ sequence: 3, confidence: 'Red' }),
    ]
    expect(slipsOf(newsOf(updates, { seen: 2 }))).toEqual([['2.2', ['status']]])
  })

  it('are none of a report that was undone, nor of an action that was completed', () => {
    expect(slipsOf(newsOf([updateOf({ confidence: 'Red' }), said(2, { kind: 'undo', undoes: 1 })]))).toEqual(
      [],
    )
    const done = updateOf({ sequence: 2, stage: 'Complete', confidence: null, blockedBy: 'Nobody' })
    expect(slipsOf(newsOf([asking(), done]))).toEqual([])
  })

  it('say what became of the date that was asked for', () => {
    const stateOf = (updates: readonly PlanUpdate[]) => newsOf(updates).exceptions[0]?.newDate
    expect(stateOf([asking()])).toEqual({ to: '2011-09-30', state: 'pending' })
    expect(stateOf([asking(), decided(2, 1, true)])).toEqual({ to: '2011-09-30', state: 'approved' })
    expect(stateOf([asking(), decided(2, 1, false)])).toEqual({ to: '2011-09-30', state: 'refused' })
  })

  it('hold an action whose approved date has passed in its turn', () => {
    const soon = asking({ revision: { milestoneKey: `${key('2/2.2')}#1`, to: '2011-07-12', reason: 'x' } })
    const updates = [soon, decided(2, 1, true)]
    expect(slipsOf(newsOf(updates, { seen: 2, asOf: '2011-07-12' }))).toEqual([])
    expect(slipsOf(newsOf(updates, { seen: 2, asOf: '2011-07-13' }))).toEqual([['2.2', ['overdue']]])
  })

  it('hold an action that was reopened and is late', () => {
    const updates = [
      updateOf({ stage: 'Complete', confidence: null }),
      updateOf({ sequence: 2, confidence: 'Amber' }),
    ]
    const news = newsOf(updates, { seen: 1 })
    expect(slipsOf(news)).toEqual([['2.2', ['overdue']]])
    expect(news.completed).toEqual([])
  })

  it('are not repeated among what is still overdue, which groups the others by priority', () => {
    const { posted } = digestAfter([updateOf({ confidence: 'Red' })], { seen: 0 })
    expect(
      posted.overdue.map(({ number, lines }) => [
        number,
        lines.map(({ label, daysLate }) => [label, daysLate]),
      ]),
    ).toEqual([
      ['2', [['2.3', 15]]],
      ['10', [['11.1', 15]]],
    ])
    expect(posted.overdueCount).toBe(3)
    expect(posted.news?.exceptions[0]?.overdue).toEqual({ dueOn: '2011-03-31', daysLate: 106 })
  })
})

describe('completed, due soon, and without an update', () => {
  it('is completed by the day that was given, or else that of the report, and told once', () => {
    const done = updateOf({ stage: 'Complete', confidence: null, completedOn: '2011-07-02' })
    expect(newsOf([done], { seen: 0 }).completed).toMatchObject([{ label: '2.2', on: '2011-07-02' }])
    expect(newsOf([{ ...done, completedOn: null }], { seen: 0 }).completed[0]?.on).toBe('2011-07-15')
    expect(newsOf([done], { seen: 1 }).completed).toEqual([])
    expect(newsOf([done, said(2, { kind: 'undo', undoes: 1 })], { seen: 0 }).completed).toEqual([])
  })

  it('is due soon within the days of the rules, and not once it is overdue', () => {
    const dueOn = (day: string) => newsOf([], { asOf: day }).dueSoon.map(({ label }) => label)
    expect(dueOn('2011-07-10')).toEqual([])
    expect(dueOn('2011-07-11')).toEqual(['2.5'])
    expect(dueOn('2011-07-25')).toEqual(['2.5'])
    expect(dueOn('2011-07-26')).toEqual([])
  })

  it('lists the actions that nobody has reported on, by priority', () => {
    expect(newsOf([updateOf()]).withoutUpdate).toEqual([
      { number: '2', labels: ['2.3', '2.5', '2.6'] },
      { number: '10', labels: ['11.1'] },
    ])
  })
})

describe('what changed', () => {
  it('is what was recorded since the digest before, newest first, decisions on dates among it', () => {
    const updates = [updateOf(), asking({ sequence: 2 }), decided(3, 2, true)]
    const { posted } = digestAfter(updates, { seen: 1 })
    expect(posted.changes.map(({ label, status }) => [label, status])).toEqual([
      ['2.2', 'the new date, 30 September 2011, was approved'],
      ['2.2', 'In progress (Green)'],
    ])
  })

  it('leaves out what was undone, and the decision on it', () => {
    const undone = [asking(), decided(2, 1, false), said(3, { kind: 'undo', undoes: 1 })]
    expect(digestAfter(undone).posted.changes).toEqual([])
  })

  it('comes after the digest too, but changes nothing of it', () => {
    const { posted, sinceThen } = digestAfter([asking()], { late: [decided(2, 1, false)] })
    expect(posted.news?.decisions).toHaveLength(1)
    expect(sinceThen.map(({ status }) => status)).toEqual([
      'the new date, 30 September 2011, was not approved',
    ])
  })
})

describe('what was typed', () => {
  it('is read where it was shared, and only said to be private where it was not', () => {
    const shared = asking({ note: 'The trainer left', noteShared: true })
    expect(digestAfter([shared]).texts.get(1)).toEqual({
      kind: 'shared',
      texts: [
        { name: 'Note', text: 'The trainer left' },
        { name: 'Reason for the new date', text: 'No bid came' },
      ],
    })
    expect(digestAfter([{ ...shared, noteShared: false }]).texts.get(1)).toEqual({ kind: 'private' })
  })

  it('is not kept with the digest, so that what is taken out or taken back is gone from it', () => {
    const shared = asking({ note: 'The trainer left', noteShared: true })
    expect(JSON.stringify(digestAfter([shared]).posted)).not.toContain('trainer')
    const late = [said(2, { kind: 'undo', undoes: 1 })]
    const view = digestAfter([shared], { late })
    expect(view.texts.get(1)).toEqual({ kind: 'taken-back' })
    expect(view.posted.news?.decisions).toHaveLength(1)
  })

  it('names no officer', () => {
    expect(JSON.stringify(digestAfter([updateOf({ confidence: 'Red' })]))).not.toContain('Darren')
  })
})

describe('a report that was corrected with Edit after the digest was posted', () => {
  const first = asking({ noteShared: true, cardId: 'card-1', confidence: 'Red', note: 'For managers' })
  const textsAfter = (over: Partial<Report>) => {
    const correction = { ...first, sequence: 9, version: 2, activityId: 'corrected', revision: null, ...over }
    return digestAfter([first], { late: [correction] }).texts.get(first.sequence)
  }

  it('shows nothing of what was typed once its mark for managers is taken off', () => {
    expect(digestAfter([first]).texts.get(first.sequence)).toMatchObject({ kind: 'shared' })
    expect(textsAfter({ noteShared: false })).toEqual({ kind: 'private' })
  })

  it('keeps a private reason private where the marked correction did not hold it', () => {
    const hidden = { ...first, noteShared: false }
    const correction: Report = {
      ...{ ...hidden, sequence: 9, version: 2, activityId: 'corrected', revision: null, noteShared: true },
    }
    const shown = (late: Report) => digestAfter([hidden], { late: [late] }).texts.get(first.sequence)
    expect(shown(correction)).toEqual({ kind: 'private' })
    expect(shown({ ...correction, keepsRevision: true })).toMatchObject({ kind: 'shared' })
  })

  it('still shows why its date was asked for where the correction is marked and lets it wait', () => {
    const texts = [{ name: 'Reason for the new date', text: 'No bid came' }]
    expect(textsAfter({ noteShared: true })).toEqual({ kind: 'shared', texts })
    expect(textsAfter({ noteShared: true, withdrawsRevision: true })).toEqual({ kind: 'taken-back' })
  })
})
