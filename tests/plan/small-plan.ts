import { shippedReporting } from '../support/reporting.ts'
import { makeLibrary, type LoadedPlan } from '../../src/plan/library.ts'
import { readPlan, type PlanDocument } from '../../src/plan/read-plan.ts'

/** Data files of a plan in which nothing is odd, to be spoiled in one place by each test. */

type Fields = Record<string, unknown>
const source = { section: 'Test section', page: 5 }
export const people = (...names: string[]) => ({
  reading: 'people',
  printed: names.join(' and '),
  people: names,
})

export const action = (ref: string, changes: Fields = {}): Fields => ({
  ref,
  text: `Do what ${ref} says`,
  milestones: ['March 2012'],
  leadAgency: { printed: 'CSF', agencies: ['CSF'] },
  leadOfficer: people('Ann Archer'),
  monitoring: ['Report to the board'],
  source,
  ...changes,
})

export const priority = (number: string, changes: Fields = {}): PlanDocument => ({
  path: `priorities/${number}.yaml`,
  content: {
    number,
    title: `Title of ${number}`,
    contentsTitle: null,
    theme: null,
    lead: people('Ann Archer'),
    outcome: null,
    groups: [],
    conditions: [],
    indicators: [],
    actions: [action(`${number}.1`)],
    source,
    ...changes,
  },
})

export const districtRow = (changes: Fields = {}): Fields => ({
  group: 'Obesity',
  localPriority: 'Weigh less',
  relatedPriority: '1',
  district: 'Watford',
  lead: people('Ann Archer'),
  supportingPlan: 'District plan',
  source,
  ...changes,
})

export const planFile = (changes: Fields = {}): PlanDocument => ({
  path: 'plan.yaml',
  content: {
    id: 'test-2011',
    title: 'Test plan',
    shortTitle: 'Test plan 2011-12',
    council: 'Test Council',
    area: 'Testshire',
    partnership: null,
    years: { printed: '2011-12', from: '2011-04-01', to: '2012-03-31' },
    status: 'adopted',
    document: 'Test plan',
    pageNote: 'Printed pages',
    themes: [{ name: 'Safeguarding', source }],
    people: [{ name: 'Ann Archer' }, { name: 'Bob Baker' }],
    agencies: [{ name: 'CSF', fullName: null }],
    glossary: [],
    contacts: [],
    ...changes,
  },
})

/** The plan that these files hold, loaded; plan.yaml is the one above unless it is among them. Throws what is wrong. */
export function load(...documents: PlanDocument[]): LoadedPlan {
  const whole = documents.some(({ path }) => path === 'plan.yaml') ? documents : [planFile(), ...documents]
  const read = readPlan(whole)
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  return makeLibrary([read.plan], read.plan.id, shippedReporting).current
}
