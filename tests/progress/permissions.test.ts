import { describe, expect, it } from 'vitest'
import { rightToUpdate, whoMayUpdate } from '../../src/progress/permissions.ts'
import { smallPlan } from '../cards/small-plan.ts'

const joint = smallPlan.actions.get('test-2011/2/2.3')!
const right = (personName: string | null, administrator = false) =>
  rightToUpdate({ personName, administrator }, joint, smallPlan)

describe('who may update an action', () => {
  it('is any of its joint lead officers, its priority’s lead, and a plan administrator', () => {
    expect(right('Darren Newman')).toBe('lead officer')
    expect(right('Karen Noble')).toBe('lead officer')
    expect(right('Jenny Coles')).toBe('priority lead')
    expect(right(null, true)).toBe('plan administrator')
  })

  it('is nobody else, and nobody whom the plan does not know', () => {
    expect(right('David Evans')).toBeNull()
    expect(right(null)).toBeNull()
  })

  it('names each of them once, officers first', () => {
    expect(whoMayUpdate(joint, smallPlan)).toEqual(['Darren Newman', 'Karen Noble', 'Jenny Coles'])
  })
})
