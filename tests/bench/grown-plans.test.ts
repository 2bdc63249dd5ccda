import { shippedReporting } from '../support/reporting.ts'
import { describe, expect, it } from 'vitest'
import { grownPlans } from '../../bench/grown-plans.ts'
import { percentile, textTable } from '../../bench/statistics.ts'
import { makeLibrary } from '../../src/plan/library.ts'
import { shippedPlan } from '../support/shipped-plan.ts'

const { library } = await shippedPlan()
const plans = [...library.plans.values()].map(({ plan }) => plan)
const kept = new Set(['the', 'and', 'march'])

describe('plans grown for the benchmark', () => {
  const [grown] = grownPlans([library.current.plan], 3, kept)
  const [before, after] = [
    library.current,
    makeLibrary(grown ? [grown] : [], 'herts-2011', shippedReporting).current,
  ]

  it('hold three times as much of everything, and no key twice', () => {
    expect(after.priorities.size).toBe(3 * before.priorities.size)
    expect(after.actions.size).toBe(3 * before.actions.size)
    expect(after.measurements.size).toBe(3 * before.measurements.size)
    expect(after.passages).toHaveLength(3 * before.passages.length)
    expect(after.districts).toHaveLength(3 * before.districts.length)
  })

  it('keep what was there as it was', () => {
    for (const [key, action] of before.actions) expect(after.actions.get(key)).toEqual(action)
  })

  it('say the copies in other words, with words of grammar, figures and dates kept', () => {
    const own = before.actions.get('herts-2011/2/2.3')
    const copy = after.actions.get('herts-2011/102/102.3')
    expect(copy?.milestones.map(({ printed }) => printed)).toEqual(
      own?.milestones.map(({ printed }) => printed),
    )
    const wordsOf = (text = '') => [...new Set(text.toLowerCase().match(/\p{L}{3,}/gu))]
    const shared = wordsOf(copy?.text).filter((word) => wordsOf(own?.text).includes(word))
    expect(shared).toEqual(['and', 'the'])
    expect(copy?.text.split(' ')).toHaveLength(own?.text.split(' ').length ?? 0)
  })

  it('name the same person by the same name wherever a copy names them', () => {
    const officers = [...after.actions.values()].flatMap(({ leadOfficer }) =>
      leadOfficer.reading === 'people' ? leadOfficer.people : [],
    )
    const listed = new Set(after.plan.people.map(({ name }) => name))
    const unlisted = (names: readonly string[]) => new Set(names.filter((name) => !listed.has(name))).size
    const ownOfficers = [...before.actions.values()].flatMap(({ leadOfficer }) =>
      leadOfficer.reading === 'people' ? leadOfficer.people : [],
    )
    expect(unlisted(officers)).toBe(3 * unlisted(ownOfficers))
  })

  it('are the same each time, and the plans themselves where they are to grow once', () => {
    expect(grownPlans(plans, 2, kept)).toEqual(grownPlans(plans, 2, kept))
    expect(grownPlans(plans, 1, kept)).toEqual(plans)
  })
})

describe('the figures of the benchmark', () => {
  it('give the value that a share of the times do not pass', () => {
    const times = Array.from({ length: 100 }, (_, i) => 100 - i)
    expect(percentile(times, 0.5)).toBe(50)
    expect(percentile(times, 0.99)).toBe(99)
    expect(percentile(times, 1)).toBe(100)
    expect(percentile([7], 0.99)).toBe(7)
  })

  it('stand under one another in a table', () => {
    const rows = [
      ['plans', 'median'],
      ['shipped', '1.00 ms'],
    ]
    expect(textTable(rows)).toBe('plans     median\nshipped  1.00 ms')
  })
})
