import { shippedReporting } from '../support/reporting.ts'
import { describe, expect, it } from 'vitest'
import { planCommand } from '../../src/cli/plan.ts'
import type { Plan } from '../../src/plan/model.ts'
import { action, load, people, priority } from '../plan/small-plan.ts'

const source = { section: 'Test section', page: null }

/** What `plan check` prints and ends with for a folder that holds this. */
function check(found: { plans: Plan[]; problems: string[] }, ...folder: string[]) {
  return run(found, 'check', ...folder)
}

async function run(found: { plans: Plan[]; problems: string[] }, ...words: string[]) {
  let output = ''
  let code = 0
  const asked: string[] = []
  const command = planCommand({
    readPlanFolders: (name) => {
      asked.push(name)
      return Promise.resolve(found)
    },
    plansFolder: 'data/plans',
    reportingRules: () => Promise.resolve(shippedReporting),
    questionsToLearnFrom: () => Promise.resolve([]),
    questionsKeptDays: 90,
    width: 60,
    write: (text) => (output += text),
    exitWith: (given) => (code = given),
  })
  await command.parseAsync(words, { from: 'user' })
  return { output, code, asked }
}

describe('plan check', () => {
  it('groups the findings by kind with their counts, wraps them, and ends with the total', async () => {
    const odd = load(
      priority('1', {
        actions: [action('1.1', { monitoring: [] }), action('1.2', { monitoring: ['tbc'], source })],
      }),
    )
    const { output, code } = await check({ plans: [odd.plan], problems: [] })
    expect(code).toBe(0)
    expect(output).toBe(`Monitoring or supporting plans left open (2)
  - Action 1.1 does not say how it is monitored: the cell is
    empty. [Test section, p. 5]
  - Action 1.2 leaves open how it is monitored: "tbc". [Test
    section]

2 findings in Test plan 2011-12; the data is valid.
`)
  })

  it('tells other words whose record is not what they were written for', async () => {
    const askedAs = { '1/1.1': { says: 'Build a bridge', asked: ['the crossing'] } }
    const { output } = await check({ plans: [{ ...load(priority('1')).plan, askedAs }], problems: [] })
    expect(output).toContain(`Other words that are not used (1)
  - 1/1.1 was written for “Build a bridge”, and the plan says
    “Do what 1.1 says” there.
  - Find their keys with \`npm run -s plan -- records\`, and
    correct asked-as.yaml.`)
  })

  it('says that a plan has no findings', async () => {
    const { output } = await check({ plans: [load(priority('1')).plan], problems: [] })
    expect(output).toBe('0 findings in Test plan 2011-12; the data is valid.\n')
  })

  it('reports on each plan in turn', async () => {
    const odd = load(priority('1', { lead: people('Nobody Known') })).plan
    const { output } = await check({ plans: [odd, load(priority('1')).plan], problems: [] })
    expect(output.match(/findings? in Test plan 2011-12; the data is valid\./g)).toHaveLength(2)
  })

  it('prints every problem of invalid data, and nothing else, and fails', async () => {
    const plans = [load(priority('1')).plan]
    const { output, code } = await check({
      plans,
      problems: ['a/plan.yaml, id: wrong.', 'b/plan.yaml: missing.'],
    })
    expect(code).toBe(1)
    expect(output).toBe(`  - a/plan.yaml, id: wrong.
  - b/plan.yaml: missing.

2 problems in the plan data. Correct the files named above, then run the check again.
`)
  })

  it('checks the folder that is named, and the plans in use where none is', async () => {
    const found = { plans: [], problems: [] }
    expect((await check(found)).asked).toEqual(['data/plans'])
    expect((await check(found, 'drafts')).asked).toEqual(['drafts'])
  })
})

describe('plan records', () => {
  const found = { plans: [load(priority('1')).plan], problems: [] }

  it('lists what a plan says, each with its key, its kind and its words', async () => {
    const { output } = await run(found, 'records', 'test-2011')
    expect(output).toContain('1  (priority)  Title of 1\n1/1.1  (action)  Do what 1.1 says\n')
  })

  it('names the plans that there are where it does not know one', async () => {
    const { output, code } = await run(found, 'records', 'other')
    expect(code).toBe(1)
    expect(output).toBe('There is no plan “other” in data/plans. The plans there are test-2011.\n')
  })
})
