import { describe, expect, it } from 'vitest'
import {
  leadsWhoApprove,
  rightOver,
  rightTo,
  whoMayUpdate,
  type Act,
  type Actor,
  type OfficerAct,
} from '../../src/progress/permissions.ts'
import { smallPlan, updateOf } from '../cards/small-plan.ts'

const joint = smallPlan.actions.get('test-2011/2/2.3')!
const nobody: Actor = {
  accountId: 'account-x',
  personName: null,
  administrator: false,
  approver: false,
  covering: [],
}
const right = (act: Act, over: Partial<Actor>) =>
  rightTo(act, { ...nobody, ...over }, { action: joint, loaded: smallPlan, about: updateOf() })

describe('who may update an action', () => {
  it('is any of its joint lead officers, its priority’s lead, and a plan administrator', () => {
    expect(right('update', { personName: 'Darren Newman' })).toBe('lead officer')
    expect(right('update', { personName: 'Karen Noble' })).toBe('lead officer')
    expect(right('update', { personName: 'Jenny Coles' })).toBe('priority lead')
    expect(right('update', { administrator: true })).toBe('plan administrator')
  })

  it('is whoever stands in for one of its lead officers', () => {
    expect(right('update', { personName: 'David Evans', covering: ['Karen Noble'] })).toBe(
      'cover of a lead officer',
    )
  })

  it('is nobody else, and nobody whom the plan does not know', () => {
    expect(right('update', { personName: 'David Evans' })).toBeNull()
    expect(right('update', { approver: true })).toBeNull()
    expect(right('update', {})).toBeNull()
  })

  it('names each of them once, officers first', () => {
    expect(whoMayUpdate(joint, smallPlan)).toEqual(['Darren Newman', 'Karen Noble', 'Jenny Coles'])
  })
})

describe('who may take an update back', () => {
  it('is who recorded it, by account, and an administrator', () => {
    expect(right('undo', { accountId: 'account-1' })).toBe('who recorded it')
    expect(right('undo', { administrator: true })).toBe('plan administrator')
    expect(right('undo', { personName: 'Darren Newman' })).toBeNull()
  })
})

describe('who may approve a date', () => {
  it('is the priority’s lead, or a configured approver', () => {
    expect(right('approve', { personName: 'Jenny Coles' })).toBe('priority lead')
    expect(right('approve', { approver: true })).toBe('approver')
    expect(right('approve', { administrator: true })).toBeNull()
  })

  it('is nobody for an action of their own, whatever else they are', () => {
    for (const own of [
      { personName: 'Darren Newman' },
      { covering: ['Darren Newman'] },
      { accountId: 'account-1', personName: 'Jenny Coles' },
    ]) {
      expect(right('approve', { ...own, approver: true })).toBeNull()
    }
  })

  it('asks the leads who did not ask themselves', () => {
    expect(leadsWhoApprove('Darren Newman', joint, smallPlan, [])).toEqual(['Jenny Coles'])
    expect(leadsWhoApprove('Jenny Coles', joint, smallPlan, [])).toEqual([])
  })
})

describe('who may act for an officer', () => {
  const over = (act: OfficerAct, actor: Partial<Actor>) =>
    rightOver(act, { ...nobody, ...actor }, 'Karen Noble')

  it('is who may see what waits behind their card: they, who stands in for them, and an administrator', () => {
    expect(over('show-next', { personName: 'Karen Noble' })).toBe('the officer')
    expect(over('show-next', { personName: 'David Evans', covering: ['Karen Noble'] })).toBe(
      'cover of the officer',
    )
    expect(over('show-next', { administrator: true })).toBe('plan administrator')
    expect(over('show-next', { personName: 'David Evans', approver: true })).toBeNull()
  })

  it('is who may say who stands in for them: they and an administrator, and no stand-in', () => {
    expect(over('set-cover', { personName: 'Karen Noble' })).toBe('the officer')
    expect(over('set-cover', { administrator: true })).toBe('plan administrator')
    expect(over('set-cover', { personName: 'David Evans', covering: ['Karen Noble'] })).toBeNull()
  })

  it('is an administrator alone where the digests are commanded', () => {
    expect(rightOver('command-digests', { ...nobody, administrator: true }, null)).toBe('plan administrator')
    expect(rightOver('command-digests', { ...nobody, personName: 'Karen Noble' }, null)).toBeNull()
  })

  it('is nobody whom the plan does not know', () => {
    expect(rightOver('show-next', nobody, null)).toBeNull()
  })
})
