import { describe, expect, it } from 'vitest'
import { confirmationOf } from '../../src/progress/confirmation.ts'
import { textLimits, type Draft } from '../../src/progress/draft.ts'
import { reportFrom } from '../../src/progress/record.ts'
import { standingOf } from '../../src/progress/standing.ts'
import type { PlanUpdate } from '../../src/progress/update.ts'
import { smallPlan, updateOf } from '../cards/small-plan.ts'

const today = '2011-07-15'
const check = (draft: Draft, updates: readonly PlanUpdate[] = [], key = '2/2.2') => {
  const action = smallPlan.actions.get(`test-2011/${key}`)!
  const standing = standingOf(action, updates, today)
  return reportFrom(smallPlan, standing, { status: 'in-progress-amber', ...draft }, today)
}
const refusalsOf = (draft: Draft, updates: readonly PlanUpdate[] = [], key?: string) => {
  const checked = check(draft, updates, key)
  return checked.ok ? [] : checked.refusals.map(({ kind, field }) => [kind, field])
}
const reportOf = (draft: Draft, updates: readonly PlanUpdate[] = [], key?: string) => {
  const checked = check(draft, updates, key)
  if (!checked.ok) throw new Error(JSON.stringify(checked.refusals))
  return checked.report
}

describe('a report', () => {
  it('has stage and confidence apart, and texts as typed without the blanks around them', () => {
    expect(reportOf({ note: '  Contract **signed** <b>${x}</b>. ', noteShared: 'true' })).toEqual({
      kind: 'report',
      stage: 'In progress',
      confidence: 'Amber',
      note: 'Contract **signed** <b>${x}</b>.',
      noteShared: true,
      correctiveAction: '',
      completedOn: null,
      evidence: '',
      blockedBy: '',
      helpFrom: '',
      met: [],
      revision: null,
    })
  })

  it('is refused without a status, or with one that no card offers', () => {
    expect(refusalsOf({ status: '' })).toEqual([['status-missing', 'status']])
    expect(refusalsOf({ status: 'finished' })).toEqual([['status-missing', 'status']])
  })

  it('may not go where the rules do not let it', () => {
    const complete = updateOf({ stage: 'Complete', confidence: null })
    expect(refusalsOf({ status: 'not-started' }, [complete])).toEqual([['change-not-allowed', 'status']])
    expect(refusalsOf({ status: 'not-started' })).toEqual([])
    expect(refusalsOf({ status: 'in-progress-green' }, [complete])).toEqual([])
  })

  it('says what is being done where it is Red', () => {
    expect(refusalsOf({ status: 'in-progress-red' })).toEqual([['missing', 'correctiveAction']])
    const red = { status: 'in-progress-red', correctiveAction: 'A second tender' }
    expect(reportOf(red).correctiveAction).toBe('A second tender')
  })

  it('says when and by what it is Complete', () => {
    const complete = { status: 'complete', completedOn: '2011-07-12', evidence: 'Minute 4' }
    expect(refusalsOf({ status: 'complete' })).toEqual([
      ['missing', 'completedOn'],
      ['missing', 'evidence'],
    ])
    expect(reportOf(complete)).toMatchObject({ completedOn: '2011-07-12', evidence: 'Minute 4' })
    expect(refusalsOf({ ...complete, completedOn: '2011-07-16' })).toEqual([['date-to-come', 'completedOn']])
    expect(refusalsOf({ ...complete, completedOn: 'today' })).toEqual([['date-unreadable', 'completedOn']])
  })

  it('takes a note of exactly the limit and refuses one character more', () => {
    expect(refusalsOf({ note: 'x'.repeat(textLimits.note) })).toEqual([])
    expect(refusalsOf({ note: 'x'.repeat(textLimits.note + 1) })).toEqual([['too-long', 'note']])
  })

  it('keeps what may identify a child until it is confirmed', () => {
    const note = 'Waiting for Tom, aged 7, and his school'
    expect(refusalsOf({ note })).toEqual([['may-identify', 'checked']])
    expect(reportOf({ note, checked: confirmationOf({ note }) }).note).toBe(note)
  })

  it('is asked about words anew that were written after the tick', () => {
    const note = 'Waiting for Tom, aged 7, and his school'
    const checked = confirmationOf({ note })
    for (const later of [
      { note: 'Sam Jones, aged 9, NHS 943 476 5919' },
      { note: `${note}. Sam Jones, aged 9, too` },
      { note, blockedBy: 'Sam Jones, aged 9' },
    ]) {
      expect(refusalsOf({ ...later, checked })).toEqual([['may-identify', 'checked']])
    }
    expect(refusalsOf({ note: `${note}\r\n`, blockedBy: 'The board', checked })).toEqual([])
    expect(refusalsOf({ note, checked: 'true' })).toEqual([['may-identify', 'checked']])
  })

  it('names every problem at once', () => {
    expect(refusalsOf({ status: '', note: 'x'.repeat(2000), revisedOn: '2010-01-01' })).toHaveLength(3)
  })
})

describe('a revised date', () => {
  it('needs a reason, and is for the earliest milestone that is not met', () => {
    expect(refusalsOf({ revisedOn: '2011-09-30' })).toEqual([['reason-missing', 'reason']])
    expect(refusalsOf({ reason: 'Waiting for police' })).toEqual([['date-missing', 'revisedOn']])
    const asked = { revisedOn: '2011-09-30', reason: 'Waiting for police' }
    expect(reportOf(asked, [], '2/2.3').revision).toEqual({
      milestoneKey: 'test-2011/2/2.3#1',
      to: '2011-09-30',
      reason: 'Waiting for police',
    })
    const before = updateOf({ actionKey: 'test-2011/2/2.3', met: ['test-2011/2/2.3#1'] })
    expect(reportOf(asked, [before], '2/2.3').revision?.milestoneKey).toBe('test-2011/2/2.3#2')
  })

  it('is for the milestone that the form names, and refused where the same form ticks that one', () => {
    const asked = { revisedOn: '2011-09-30', reason: 'Waiting for police' }
    expect(refusalsOf({ ...asked, met: 'test-2011/2/2.3#1' }, [], '2/2.3')).toEqual([
      ['date-on-met', 'revisedOn'],
    ])
    // The form says "instead of" the second milestone's day, also where it takes the first one's tick away.
    const before = updateOf({ actionKey: 'test-2011/2/2.3', met: ['test-2011/2/2.3#1'] })
    expect(reportOf({ ...asked, met: '' }, [before], '2/2.3').revision?.milestoneKey).toBe(
      'test-2011/2/2.3#2',
    )
  })

  it('may give a day to a milestone that has none, and refuses where there is no milestone left', () => {
    const asked = { revisedOn: '2011-09-30', reason: 'Agreed with partners' }
    expect(reportOf(asked, [], '2/2.6').revision?.milestoneKey).toBe('test-2011/2/2.6#1')
    const before = updateOf({ actionKey: 'test-2011/2/2.6', met: ['test-2011/2/2.6#1'] })
    expect(refusalsOf(asked, [before], '2/2.6')).toEqual([['no-date-to-revise', 'revisedOn']])
  })

  it('takes today and refuses yesterday, what is no date, and the day that holds already', () => {
    const reason = 'Waiting for police'
    expect(refusalsOf({ revisedOn: '2011-07-15', reason })).toEqual([])
    expect(refusalsOf({ revisedOn: '2011-07-14', reason })).toEqual([['date-past', 'revisedOn']])
    expect(refusalsOf({ revisedOn: 'next week', reason })).toEqual([['date-unreadable', 'revisedOn']])
    expect(refusalsOf({ revisedOn: '2011-09-31', reason })).toEqual([['date-unreadable', 'revisedOn']])
    expect(refusalsOf({ revisedOn: '2011-07-25', reason }, [], '2/2.5')).toEqual([
      ['date-as-before', 'revisedOn'],
    ])
  })

  it('is refused for what is closed', () => {
    const asked = { status: 'stopped', revisedOn: '2011-09-30', reason: 'x' }
    expect(refusalsOf(asked)).toEqual([['date-on-closed', 'revisedOn']])
  })
})

describe('a date that waits for approval', () => {
  const revision = { milestoneKey: 'test-2011/2/2.2#1', to: '2011-09-30', reason: 'Waiting for police' }
  const asked = [updateOf({ revision })]
  const state = (draft: Draft) => {
    const report = updateOf({ sequence: 2, ...reportOf(draft, asked) })
    const { revisions } = standingOf(smallPlan.actions.get('test-2011/2/2.2')!, [...asked, report], today)
    return revisions.map((one) => [one.to, one.state])
  }

  it('goes on waiting where the form does not show it, or still holds it', () => {
    expect(state({})).toEqual([['2011-09-30', 'pending']])
    expect(state({ revisedOn: '2011-09-30', reason: 'Waiting for police' })).toEqual([
      ['2011-09-30', 'pending'],
    ])
  })

  it('lapses where the action is closed or its milestone met, and waits again once that is undone', () => {
    expect(state({ status: 'stopped' })).toEqual([['2011-09-30', 'lapsed']])
    const tick = { met: revision.milestoneKey, revisedOn: '2011-09-30', reason: 'Waiting for police' }
    expect(state(tick)).toEqual([['2011-09-30', 'lapsed']])
    const stopped = updateOf({ sequence: 2, version: 2, ...reportOf({ status: 'stopped' }, asked) })
    const undo: PlanUpdate = { ...stopped, ...{ kind: 'undo', undoes: 2, sequence: 3, version: 3 } }
    const again = updateOf({ sequence: 3, version: 3, ...reportOf({}, [...asked, stopped]) })
    for (const last of [undo, again]) {
      const standing = standingOf(smallPlan.actions.get('test-2011/2/2.2')!, [...asked, stopped, last], today)
      expect(standing.revisions.map((one) => one.state)).toEqual(['pending'])
    }
  })

  it('is said in the report of the form that still holds it, whose mark then speaks for its reason too', () => {
    expect(reportOf({ revisedOn: '2011-09-30', reason: 'Waiting for police' }, asked).keepsRevision).toBe(
      true,
    )
    expect(reportOf({}, asked).keepsRevision).toBeUndefined()
    expect(reportOf({ revisedOn: '2011-09-30', reason: 'Another' }, asked).keepsRevision).toBeUndefined()
  })

  it('is taken back where its officer clears it, and replaced where they write another', () => {
    expect(state({ revisedOn: '', reason: '' })).toEqual([['2011-09-30', 'withdrawn']])
    expect(state({ revisedOn: '2011-10-31', reason: 'Waiting for police' })).toEqual([
      ['2011-09-30', 'replaced'],
      ['2011-10-31', 'pending'],
    ])
    expect(refusalsOf({ revisedOn: '', reason: 'Waiting for police' }, asked)).toEqual([
      ['date-missing', 'revisedOn'],
    ])
  })
})

describe('milestones', () => {
  it('are ticked one by one, and only the action’s own count', () => {
    const [first, second] = ['test-2011/2/2.3#1', 'test-2011/2/2.3#2']
    expect(reportOf({ met: `${second},other,${first}` }, [], '2/2.3').met).toEqual([first, second])
  })

  it('stay met where the form does not show them, and can be taken back where it does', () => {
    const before = updateOf({ actionKey: 'test-2011/2/2.3', met: ['test-2011/2/2.3#1'] })
    expect(reportOf({}, [before], '2/2.3').met).toEqual(['test-2011/2/2.3#1'])
    expect(reportOf({ met: '' }, [before], '2/2.3').met).toEqual([])
  })
})

describe('a day that somebody types', () => {
  it('lies within the years that the rules name', () => {
    const reason = 'Staff away'
    expect(refusalsOf({ revisedOn: '9999-12-31', reason })).toEqual([['date-too-far', 'revisedOn']])
    expect(refusalsOf({ revisedOn: '2021-07-15', reason })).toEqual([])
    const done = { status: 'complete', evidence: 'Minute 4' }
    expect(refusalsOf({ ...done, completedOn: '0011-07-01' })).toEqual([['date-too-far', 'completedOn']])
    expect(refusalsOf({ ...done, completedOn: '2001-07-15' })).toEqual([])
  })
})
