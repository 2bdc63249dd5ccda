import { describe, expect, it } from 'vitest'
import { historyReport, notMineReport, waitingReport } from '../../src/cli/updates-report.ts'
import { said, smallPlan, updateOf } from '../cards/small-plan.ts'

const action = smallPlan.actions.get('test-2011/2/2.2')!
const revision = { milestoneKey: 'test-2011/2/2.2#1', to: '2011-09-30', reason: 'Police' }
const asking = updateOf({
  note: 'Two schools',
  confidence: 'Red',
  correctiveAction: 'A second tender',
  revision,
})

describe('what an administrator reads of the updates', () => {
  it('is every word on an action with its number, and what was taken back', () => {
    const updates = [asking, said(2, { kind: 'undo', undoes: 1 }), said(3, { kind: 'no-change' })]
    expect(historyReport([action], updates, smallPlan)).toBe(
      [
        '2.2 (priority 2)',
        '  1. 15 July 2011, 09:05, Darren Newman: In progress (Red); private note “Two schools”; corrective action “A second tender”; asks for 30 September 2011: “Police” (taken back)',
        '  2. 15 July 2011, 09:05, Darren Newman: took update 1 back',
        '  3. 15 July 2011, 09:05, Darren Newman: no change',
      ].join('\n'),
    )
    expect(historyReport([action], [], smallPlan)).toContain('Nothing is recorded.')
  })

  it('is which dates wait, and for whom', () => {
    expect(waitingReport([asking], smallPlan, '2011-07-15', [])).toContain(
      '  2.2: Darren Newman asks for 30 September 2011 (“Police”); Jenny Coles decides',
    )
    expect(waitingReport([{ ...asking, recordedBy: 'Jenny Coles' }], smallPlan, '2011-07-15', [])).toContain(
      'the approver of DATE_APPROVERS decides',
    )
    const cover = { officer: 'Darren Newman', standIn: 'Jenny Coles' }
    expect(waitingReport([asking], smallPlan, '2011-07-15', [cover])).toContain(
      'the approver of DATE_APPROVERS decides',
    )
    const decided = said(2, { kind: 'decision', about: 1, approved: true, reason: '' })
    expect(waitingReport([asking, decided], smallPlan, '2011-07-15', [])).toBe(
      'No new date waits for approval.',
    )
  })

  it('is which actions officers say are not theirs, until somebody reports on them', () => {
    const notMine = said(1, { kind: 'not-mine', suggested: 'Karen Noble' })
    expect(notMineReport([notMine], smallPlan)).toContain(
      '  2.2: Darren Newman on 15 July 2011, naming “Karen Noble” instead',
    )
    expect(notMineReport([notMine, updateOf({ sequence: 2 })], smallPlan)).toMatch(/^No officer says/)
  })
})
