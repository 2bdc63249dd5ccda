import { describe, expect, it } from 'vitest'
import { matchPerson } from '../../src/services/match-person.ts'
import { presserOf } from '../../src/services/people.ts'
import type { Account } from '../../src/services/ports.ts'
import { smallPlan } from '../cards/small-plan.ts'

describe('matching a Teams account to a person of the plan', () => {
  it.each(['Darren Newman', 'darren  newman', 'Newman, Darren', 'Darren Newman (Children’s Services)'])(
    'knows %s',
    (name) => {
      expect(matchPerson(name, smallPlan)).toBe('Darren Newman')
    },
  )

  it.each(['Darren', 'Newman', 'D Newman', 'Darren Newmann', ''])('never guesses from "%s"', (name) => {
    expect(matchPerson(name, smallPlan)).toBeNull()
  })
})

describe('plan administrators', () => {
  const account = {
    accountId: 'AB-1',
    name: 'Karen Noble',
    email: 'Karen.Noble@county.example',
    personName: null,
  }

  const administers = (who: Account, administrators: string[]) =>
    presserOf(who, { administrators, approvers: [] }).administrator

  it('are told by sign-in name or object id, in any case', () => {
    expect(administers(account, ['karen.noble@county.example'])).toBe(true)
    expect(administers(account, ['ab-1'])).toBe(true)
  })

  it('are never told by display name, which anybody could bear', () => {
    expect(administers(account, ['Karen Noble'])).toBe(false)
    expect(administers({ ...account, email: null }, [''])).toBe(false)
  })
})
