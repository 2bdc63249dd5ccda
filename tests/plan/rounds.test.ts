import { describe, expect, it } from 'vitest'
import { readPlan } from '../../src/plan/read-plan.ts'
import { shippedPlan } from '../support/shipped-plan.ts'
import { planFile, priority } from './small-plan.ts'

const round = {
  financialYear: '2011-12',
  name: 'Quarter 2 (July to September 2011)',
  from: '2011-07-01',
  to: '2011-09-30',
  opensOn: '2011-09-26',
  closesOn: '2011-10-07',
}
const problemsOf = (...rounds: Partial<typeof round>[]) => {
  const content = { rounds: rounds.map((changes) => ({ ...round, ...changes })) }
  const read = readPlan([planFile(), priority('1'), { path: 'rounds.yaml', content }])
  return 'problems' in read ? read.problems : []
}
const later = {
  name: 'Quarter 4',
  from: '2012-01-01',
  to: '2012-03-31',
  opensOn: '2012-03-26',
  closesOn: '2012-04-13',
}

describe('the rounds of a plan', () => {
  it('are those of its file, in order', () => {
    expect(problemsOf({}, later)).toEqual([])
  })

  it.each([
    [{ to: '2011-06-30' }, 'a day after "from"'],
    [{ financialYear: '2012-13' }, 'the year, April to March'],
    [{ financialYear: '2011-13' }, 'the year, April to March'],
    [{ closesOn: '2011-09-30' }, 'a day after "to" and after "opensOn"'],
    [{ opensOn: '2011-13-01' }, 'a day such as'],
  ])('are refused with %j', (changes, words) => {
    expect(problemsOf(changes).join('\n')).toContain(words)
  })

  it('are refused where two overlap or share a name', () => {
    expect(problemsOf({}, { ...later, from: '2011-09-30' }).join()).toContain('after the round before')
    expect(problemsOf({}, { ...later, opensOn: '2011-10-06' }).join()).toContain('after the round before')
    expect(problemsOf({}, { ...later, name: round.name }).join()).toContain('a name that no other round has')
  })

  it('of the plan that ships are half-yearly, as it says of actions', async () => {
    const { plan, passages } = (await shippedPlan()).library.current
    expect(passages.map(({ text }) => text).join()).toContain(
      'monitored half yearly and quarterly respectively',
    )
    expect(plan.rounds.map(({ name, to }) => [name, to])).toEqual([
      ['Quarter 2 (July to September 2011)', '2011-09-30'],
      ['Quarter 4 (January to March 2012)', '2012-03-31'],
    ])
  })
})
