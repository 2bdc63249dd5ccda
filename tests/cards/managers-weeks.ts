import type { ManagersView } from '../../src/digest/managers-view.ts'
import { makeLibrary } from '../../src/plan/library.ts'
import { planSchema } from '../../src/plan/model.ts'
import type { Report } from '../../src/progress/update.ts'
import { shippedReporting } from '../support/reporting.ts'
import { digestAfter } from './managers-examples.ts'
import { said, smallPlan, updateOf } from './small-plan.ts'

/** A week in which something of every kind happened: a date to decide, three slips, one of them kept private, and one completed. */
export function weekOfNews(): ManagersView {
  const key = (rest: string) => `test-2011/${rest}`
  const updates = [
    updateOf({ actionKey: key('10/11.1'), recordedAt: '2011-07-04T09:00:00+01:00' }),
    updateOf({
      sequence: 2,
      confidence: 'Red',
      note: 'The trainer left in June.',
      noteShared: true,
      correctiveAction: 'A second tender, to be let by August.',
      revision: {
        milestoneKey: `${key('2/2.2')}#1`,
        to: '2011-09-30',
        reason: 'No bid met the specification.',
      },
      recordedAt: '2011-07-11T10:00:00+01:00',
    }),
    updateOf({
      sequence: 3,
      actionKey: key('2/2.3'),
      confidence: 'Amber',
      blockedBy: 'The police have yet to sign.',
      recordedAt: '2011-07-12T10:00:00+01:00',
    }),
    updateOf({
      sequence: 4,
      actionKey: key('10/11.1'),
      stage: 'Complete',
      confidence: null,
      completedOn: '2011-07-13',
      evidence: 'Minute 4 of the board',
      noteShared: true,
      recordedAt: '2011-07-13T16:40:00+01:00',
    }),
  ]
  return digestAfter(updates, { seen: 1 })
}

const longText = 'A “very” long \\ text with "quotes" that nobody would read to its end. '
  .repeat(14)
  .slice(0, 1_000)

/** The worst that can be asked of one card: 500 overdue actions of 50 priorities, each with every slip and all texts as long as may be. */
export function worstWeek(text = longText): ManagersView {
  const [first] = smallPlan.plan.priorities
  const plan = planSchema.parse({
    ...smallPlan.plan,
    priorities: Array.from({ length: 50 }, (_p, p) => ({
      ...first,
      number: String(p + 1),
      title: text,
      actions: Array.from({ length: 10 }, (_a, a) => ({
        ...first?.actions[0],
        ref: `${p + 1}.${a + 1}`,
        text,
      })),
    })),
  })
  const loaded = makeLibrary([plan], plan.id, shippedReporting).current
  const all = [...loaded.actions.values()]
  const worst = (i: number, over: Partial<Report>): Report =>
    updateOf({
      sequence: i + 1,
      actionKey: all[i % all.length]?.key ?? '',
      note: text,
      noteShared: true,
      correctiveAction: text.slice(0, 500),
      blockedBy: text.slice(0, 300),
      evidence: text.slice(0, 300),
      activityId: `activity-${i}`,
      ...over,
    })
  const updates = all.map((action, i) =>
    i % 4 === 3
      ? worst(i, { stage: 'Complete', confidence: null })
      : worst(i, {
          confidence: 'Red',
          revision: {
            milestoneKey: action.milestones[0]?.key ?? '',
            to: '2012-03-31',
            reason: text.slice(0, 300),
          },
        }),
  )
  const late = updates.map((_update, i) => worst(all.length + i, { confidence: 'Amber', cardId: 'card-2' }))
  return digestAfter(
    updates.filter(({ sequence }) => sequence % 3 > 0),
    { loaded, seen: 0, late },
  )
}

/** A decision on a date that a report of the small plan's 2.2 asks for. */
export function decided(sequence: number, about: number, approved: boolean) {
  return said(sequence, { kind: 'decision', about, approved, reason: 'The board needs it' })
}
