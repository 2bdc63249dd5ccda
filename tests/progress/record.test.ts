import { describe, expect, it } from 'vitest'
import { noteLimit, updateFrom, type Draft } from '../../src/progress/record.ts'
import { smallPlan } from '../cards/small-plan.ts'

const action = smallPlan.actions.get('test-2011/2/2.2')!
const submitter = {
  recordedBy: 'Darren Newman',
  accountId: 'account',
  recordedAt: '2011-07-15T09:05:00+01:00',
  activityId: 'activity',
  cardId: null,
}
const draft = (over: Partial<Draft> = {}): Draft => ({
  status: 'in-progress-amber',
  note: '',
  expectedOn: '',
  ...over,
})
const refusalsOf = (over: Partial<Draft>) => {
  const checked = updateFrom(action, draft(over), submitter, '2011-07-15')
  return checked.ok ? [] : checked.refusals.map(({ kind, field }) => [kind, field])
}

describe('a submission', () => {
  it('becomes an update with stage and confidence apart', () => {
    const checked = updateFrom(
      action,
      draft({ note: '  Contract signed. ', expectedOn: '2011-09-30' }),
      submitter,
      '2011-07-15',
    )
    expect(checked).toEqual({
      ok: true,
      update: {
        ...submitter,
        planId: 'test-2011',
        actionKey: 'test-2011/2/2.2',
        stage: 'In progress',
        confidence: 'Amber',
        note: 'Contract signed.',
        expectedOn: '2011-09-30',
      },
    })
  })

  it('keeps markup in a note as it was typed', () => {
    const checked = updateFrom(action, draft({ note: '**<b>${x}</b>**' }), submitter, '2011-07-15')
    expect(checked.ok && checked.update.note).toBe('**<b>${x}</b>**')
  })

  it('is refused without a status, or with one that no card offers', () => {
    expect(refusalsOf({ status: '' })).toEqual([['status-missing', 'status']])
    expect(refusalsOf({ status: 'finished' })).toEqual([['status-missing', 'status']])
  })

  it('takes a note of exactly the limit and refuses one character more', () => {
    expect(refusalsOf({ note: 'x'.repeat(noteLimit) })).toEqual([])
    expect(refusalsOf({ note: 'x'.repeat(noteLimit + 1) })).toEqual([['note-too-long', 'note']])
  })

  it('takes today as expected date and refuses yesterday', () => {
    expect(refusalsOf({ expectedOn: '2011-07-15' })).toEqual([])
    expect(refusalsOf({ expectedOn: '2011-07-14' })).toEqual([['date-past', 'expectedOn']])
  })

  it('refuses what is no date, and a day that no month has', () => {
    expect(refusalsOf({ expectedOn: 'next week' })).toEqual([['date-unreadable', 'expectedOn']])
    expect(refusalsOf({ expectedOn: '2011-09-31' })).toEqual([['date-unreadable', 'expectedOn']])
  })

  it.each(['complete', 'stopped'])('refuses an expected date for what is %s', (status) => {
    expect(refusalsOf({ status, expectedOn: '2011-09-30' })).toEqual([['date-on-closed', 'expectedOn']])
    expect(refusalsOf({ status })).toEqual([])
  })

  it('names every problem at once', () => {
    expect(refusalsOf({ status: '', note: 'x'.repeat(2000), expectedOn: '2010-01-01' })).toHaveLength(3)
  })
})
