import { shippedReporting } from '../support/reporting.ts'
import { describe, expect, it } from 'vitest'
import { makeLibrary } from '../../src/plan/library.ts'
import { action, load, people, planFile, priority } from './small-plan.ts'

const passage = (text: string) => ({ heading: 'H', text, source: { section: 'S', page: null } })

describe('the library', () => {
  it('gives an action that two priorities number alike a key of its own under each', () => {
    const loaded = load(priority('10', { actions: [action('11.1')] }), priority('11'))
    expect([...loaded.actions.keys()]).toEqual(['test-2011/10/11.1', 'test-2011/11/11.1'])
    expect(loaded.priorities.get('test-2011/10')?.actionKeys).toEqual(['test-2011/10/11.1'])
  })

  it('keys an action without the spaces of its printed number, and each milestone by its place in the cell', () => {
    const row = action('SMP 1.1', { milestones: ['April 2011', 'March 2012'] })
    const found = load(priority('SMP1', { actions: [row] })).actions.get('test-2011/SMP1/SMP1.1')
    expect(found?.ref).toBe('SMP 1.1')
    expect(found?.milestones.map((milestone) => milestone.key)).toEqual([
      'test-2011/SMP1/SMP1.1#1',
      'test-2011/SMP1/SMP1.1#2',
    ])
  })

  it('keeps unnumbered rows as parts of the numbered row above them', () => {
    const { ref, ...row } = action('2.4')
    const parts = [
      { ...row, part: 'a', leadOfficer: people('Bob Baker') },
      { ...row, part: 'b' },
    ]
    const whole = action(String(ref), { parts, leadOfficer: { reading: 'blank', printed: '' } })
    const loaded = load(priority('2', { actions: [whole] }))
    expect(loaded.actions.get('test-2011/2/2.4')?.partKeys).toEqual(['test-2011/2/2.4a', 'test-2011/2/2.4b'])
    expect(loaded.actions.get('test-2011/2/2.4a')).toMatchObject({
      label: '2.4 (a)',
      parentKey: 'test-2011/2/2.4',
    })
    expect(loaded.people.get('Bob Baker')?.officerOf).toEqual(['test-2011/2/2.4a'])
  })

  it('knows what each person leads and is officer of', () => {
    const loaded = load(priority('1', { lead: people('Bob Baker') }), priority('2'))
    expect(loaded.people.get('Bob Baker')).toMatchObject({ leadsPriorities: ['test-2011/1'], officerOf: [] })
    expect(loaded.people.get('Ann Archer')?.officerOf).toEqual(['test-2011/1/1.1', 'test-2011/2/2.1'])
  })

  it('counts what the plan says of its monitoring among its passages', () => {
    const loaded = load(
      planFile({ monitoring: [passage('Monitored quarterly.')] }),
      priority('1', { narrative: [passage('Things are well.')] }),
    )
    expect(loaded.passages.map(({ text, priorityKey }) => [text, priorityKey])).toEqual([
      ['Monitored quarterly.', null],
      ['Things are well.', 'test-2011/1'],
    ])
  })

  it('refuses a current plan that is not loaded, naming the ones that are', () => {
    const { plan } = load(priority('1'))
    expect(() => makeLibrary([plan], 'test-2012', shippedReporting)).toThrow(
      '"test-2012" is not among the loaded plans: test-2011',
    )
  })
})
