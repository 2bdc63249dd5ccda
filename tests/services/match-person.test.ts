import { describe, expect, it } from 'vitest'
import { matchPerson } from '../../src/services/match-person.ts'
import { actorOf, isAdministrator } from '../../src/services/people.ts'
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

  it('are told by sign-in name or object id, in any case', () => {
    expect(isAdministrator(account, ['karen.noble@county.example'])).toBe(true)
    expect(isAdministrator(account, ['ab-1'])).toBe(true)
  })

  it('are never told by display name, which anybody could bear', () => {
    expect(isAdministrator(account, ['Karen Noble'])).toBe(false)
    expect(actorOf({ ...account, email: null }, ['']).administrator).toBe(false)
  })
})
