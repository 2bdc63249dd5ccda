import { describe, expect, it } from 'vitest'
import { makePeopleFinder } from '../../../src/ask/entities/people.ts'
import { makePlanFinder } from '../../../src/ask/entities/plans/plans.ts'
import { findRefs } from '../../../src/ask/entities/refs.ts'
import { tokenise } from '../../../src/ask/words/words.ts'
import { shippedPlan } from '../../support/shipped-plan.ts'

const { library } = await shippedPlan()
const loaded = library.current
const refs = (text: string) => findRefs(tokenise(text), loaded).map((ref) => [ref.kind, ...ref.keys])
const people = makePeopleFinder(loaded)
const named = (text: string) => people(tokenise(text), () => false)[0]?.people

describe('numbers in questions', () => {
  it.each([
    ['who leads priority 7', [['priority', 'herts-2011/7']]],
    [
      'P10 and P11',
      [
        ['priority', 'herts-2011/10'],
        ['priority', 'herts-2011/11'],
      ],
    ],
    [
      'priorities 5 and 6',
      [
        ['priority', 'herts-2011/5'],
        ['priority', 'herts-2011/6'],
      ],
    ],
    ['the seventh priority', [['priority', 'herts-2011/7']]],
    ['priority seven', [['priority', 'herts-2011/7']]],
    ['SMP 2.3', [['action', 'herts-2011/SMP2/SMP2.3']]],
    ['smp1', [['priority', 'herts-2011/SMP1']]],
    ['2.4 (b)', [['action', 'herts-2011/2/2.4b']]],
    ['11.1 under priority 10', [['action', 'herts-2011/10/11.1']]],
    ['11.1', [['action', 'herts-2011/10/11.1', 'herts-2011/11/11.1']]],
    ['priority 14', [['priority']]],
    ['83.5 percent', []],
  ])('%s', (text, expected) => {
    expect(refs(text)).toEqual(expected)
  })
})

describe('numbers without the word priority', () => {
  const asking = (text: string) => {
    const tokens = tokenise(text)
    const asked = tokens.filter(({ stem }) => /^(overdue|lead|action|late)$/.test(stem))
    return findRefs(tokens, loaded, new Set(asked.map(({ index }) => index))).map(({ keys }) => keys[0])
  }

  it('are priorities where something is asked of a part of the plan', () => {
    expect(asking('how many are overdue in 6')).toEqual(['herts-2011/6'])
    expect(asking('who leads 10 and 11?')).toEqual(['herts-2011/10', 'herts-2011/11'])
    expect(asking("give me everything in 1's action table")).toEqual(['herts-2011/1'])
    expect(asking('does 3 have more overdue than 2')).toEqual(['herts-2011/3', 'herts-2011/2'])
  })

  it('are none where they count things, are ages or shares, or stand in a date', () => {
    expect(asking('who leads on 3 and 4 year olds')).toEqual([])
    expect(asking('actions for children under 5')).toEqual([])
    expect(asking('is the lead action for 1 in 5 children late')).toEqual([])
    expect(asking('actions overdue on 7 July')).toEqual([])
    expect(asking('who leads 2 or more actions')).toEqual([])
  })
})

describe('people in questions', () => {
  it('finds them by full name, by surname and through slips', () => {
    expect(named('Darren Newman')).toEqual(['Darren Newman'])
    expect(named('what about Cawley')).toEqual(['Gillian Cawley'])
    expect(named('karen hutchinson')).toEqual(['Karin Hutchinson'])
    expect(named('lindsy edwads')).toEqual(['Lindsay Edwards'])
    expect(named('Evans, David')).toEqual(['David Evans'])
  })

  it('gives everyone whom a first name may mean', () => {
    expect(named('David')).toEqual(['David Evans', 'David Ring', 'David Silverman'])
    expect(named('Liz')).toEqual(['Liz Bell', 'Liz Biggs'])
  })
})

describe('plans in questions', () => {
  const findPlans = makePlanFinder(library)
  const plans = (text: string) => findPlans(tokenise(text)).map((plan) => plan.planId)
  it('knows the loaded ones by years and by name, says which are not loaded, and leaves school years alone', () => {
    expect(plans('the 2011-12 plan')).toEqual(['herts-2011'])
    expect(plans('2018-21 plan')).toEqual(['herts-2018'])
    expect(plans('from 2018 to 2021')).toEqual(['herts-2018'])
    expect(plans('the 2021-26 plan')).toEqual([null])
    expect(plans('Essex')).toEqual(['essex-2016'])
    expect(plans('obesity in 2009/10')).toEqual([])
    expect(plans('14-19 curriculum')).toEqual([])
  })
})
