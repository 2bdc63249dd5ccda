import { describe, expect, it } from 'vitest'
import { readPlan, type PlanDocument } from '../../src/plan/read-plan.ts'
import { action, districtRow, planFile, priority } from './small-plan.ts'

function problemsOf(...documents: PlanDocument[]): string[] {
  const read = readPlan(documents)
  return 'problems' in read ? read.problems : []
}

describe('a plan folder', () => {
  it('is joined into one plan, priorities by number and the lettered ones last', () => {
    const numbers = ['SMP1', '10', '2', '1', '11', 'SMP2']
    const read = readPlan([...numbers.map((number) => priority(number)), planFile()])
    expect('plan' in read && read.plan.priorities.map((one) => one.number)).toEqual([
      '1',
      '2',
      '10',
      '11',
      'SMP1',
      'SMP2',
    ])
  })

  it('takes its districts, narrative and figures from their own files', () => {
    const source = { section: 'Introduction', page: 3 }
    const narrative = [{ heading: 'Vision', text: 'Every child matters.', source }]
    const read = readPlan([
      planFile(),
      priority('1'),
      { path: 'districts.yaml', content: { districts: [districtRow()] } },
      { path: 'introduction.yaml', content: { narrative } },
    ])
    expect(read).toMatchObject({
      plan: { narrative, measurements: [], districts: [{ district: 'Watford' }] },
    })
  })

  it('needs a plan.yaml; a report may have no priorities', () => {
    expect(problemsOf(priority('1'))).toEqual([
      'plan.yaml: this file is missing. It says which plan the folder holds.',
    ])
    expect(problemsOf(planFile())).toEqual([])
  })

  it.each(['notes.yaml', 'priorities/12.yml', 'priorities/old/1.yaml', 'plan.yml'])(
    'has no place for %s and says so instead of passing over it',
    (path) => {
      expect(problemsOf(planFile(), priority('1'), { path, content: {} }).join()).toContain(
        `${path}: a plan folder has no place`,
      )
    },
  )
})

describe('a problem in a data file', () => {
  const inAction = (changes: Record<string, unknown>) =>
    problemsOf(planFile(), priority('7', { actions: [action('7.1'), action('7.2', changes)] }))

  it.each([
    [{ leadOfficer: null }, 'leadOfficer: this is empty, and must be a group of named fields.'],
    [
      { leadOfficer: { reading: 'post', printed: 'Head' } },
      'leadOfficer › reading: this is "post", and must be one of people, role, body, tbc, blank.',
    ],
    [{ milestones: 'March 2012' }, 'milestones: this is text, and must be a list.'],
    [{ text: undefined }, 'text: this is missing, and must be text.'],
    [{ text: '' }, 'text: this is empty, and must hold the printed text.'],
    [{ source: { section: 'S', page: 0 } }, 'source › page: this is 0, and must be more than 0.'],
  ])('names the file, the place counted from one, and what to do: %j', (changes, words) => {
    expect(inAction(changes)).toEqual([`priorities/7.yaml, actions › 2 (7.2) › ${words}`])
  })

  it('explains a number that YAML took for a number', () => {
    expect(inAction({ ref: 7.2 })).toEqual([
      'priorities/7.yaml, actions › 2 (7.2) › ref: 7.2 is read as a number, and must be text: write it in quotes, as "7.2".',
    ])
  })

  it('points at a misspelt field', () => {
    expect(inAction({ leadOficer: 'x' })).toEqual([
      'priorities/7.yaml, actions › 2 (7.2): there is no field called "leadOficer" here. Check its spelling and how far it is set in.',
    ])
  })

  it('gives every problem of every file at once', () => {
    const spoilt = planFile({
      status: 'final',
      years: { printed: '2011-12', from: '1 April 2011', to: '2012-03-31' },
    })
    expect(problemsOf(spoilt, priority('7', { title: null }))).toEqual([
      'plan.yaml, years › from: this is "1 April 2011", and must be a day such as "2011-04-01".',
      'plan.yaml, status: this is "final", and must be one of draft, adopted.',
      'priorities/7.yaml, title: this is empty, and must be text.',
    ])
  })
})

describe('records that do not fit together', () => {
  it('are two rows of one priority that print one number, whatever the spaces', () => {
    const actions = [action('SMP 1.1'), action('SMP1.1')]
    expect(problemsOf(planFile(), priority('SMP1', { actions }))).toEqual([
      'priorities/SMP1.yaml, actions › 2 (SMP1.1): SMP1.1 stands twice in this priority. Correct the number of one of them.',
    ])
  })

  it('are two parts with one letter', () => {
    const { ref: _, ...row } = action('2.4', { part: 'a' })
    expect(
      problemsOf(planFile(), priority('2', { actions: [action('2.4', { parts: [row, row] })] })),
    ).toEqual([
      'priorities/2.yaml, actions › 1 (2.4) › parts › 2 (a): 2.4 (a) stands twice in this priority. Correct the number of one of them.',
    ])
  })

  it('are two files with the same priority number', () => {
    const second = { ...priority('3'), path: 'priorities/4.yaml' }
    expect(problemsOf(planFile(), priority('3'), second)).toEqual([
      'priorities/4.yaml, number: priorities/3.yaml has the number 3 too. Give each its own.',
    ])
  })

  it('are a theme that the plan does not have, and a year that ends before it begins', () => {
    const backwards = planFile({ years: { printed: '2011-12', from: '2012-04-01', to: '2011-03-31' } })
    expect(problemsOf(backwards, priority('1', { theme: 'Safety' }))).toEqual([
      'plan.yaml, years: the year ends before it begins.',
      'priorities/1.yaml, theme: "Safety" is not among the themes of plan.yaml, which are Safeguarding.',
    ])
  })
})
