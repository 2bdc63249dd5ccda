import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { prepareEngine } from '../../src/ask/ask.ts'
import { askEveryday, tallied } from '../support/everyday/ask-everyday.ts'
import { counts, lists, toldNumbers } from '../support/everyday/text-checks.ts'
import { readTemplates } from '../support/everyday/template.ts'
import { shippedPlan } from '../support/shipped-plan.ts'

/** The least that a file of templates may score, in percent of its turns; raise it when `npm run -s everyday` prints more. */
const floors = z
  .record(z.string(), z.strictObject({ right: z.number(), plainlyWrong: z.number() }))
  .parse(JSON.parse(readFileSync('tests/cases/everyday/floor.json', 'utf8')))
const { library, vocabulary } = await shippedPlan()
const plans = { library, engine: prepareEngine(library, vocabulary) }
const files = readTemplates()

describe('everyday questions about every action, priority and person', () => {
  it('have a floor for each file', () => {
    expect(Object.keys(floors).sort()).toEqual(files.map(({ file }) => file))
  })

  it.each(files)('$file scores no less than its floor', { timeout: 120_000 }, ({ file, templates }) => {
    const { turns, right, plainlyWrong } = tallied(askEveryday(plans, templates, { times: 2, seed: 1 }))
    const floor = floors[file] ?? { right: 100, plainlyWrong: 0 }
    expect((100 * right) / turns).toBeGreaterThanOrEqual(floor.right)
    expect((100 * plainlyWrong) / turns).toBeLessThanOrEqual(floor.plainlyWrong)
  })
})

describe('what holds an everyday answer to the plan', () => {
  const rows = [...library.current.actions.values()].filter(({ priorityKey }) => priorityKey.endsWith('/7'))

  it('finds what a list lacks and what it should not have', () => {
    expect(lists(rows)('- 7.1 (March 2012)\n- 7.2\n- 7.3', '')).toBeNull()
    expect(lists(rows)('- 7.1\n- 7.3', '')).toContain('7.2')
    expect(lists(rows)('- 7.1\n- 7.2\n- 7.3\n- 8.1', '')).toContain('8.1')
    expect(lists([])('No actions in priority 7.', '')).toBeNull()
  })

  it('reads the numbers of actions, and no shares or dates', () => {
    expect([...toldNumbers('SMP 1.2 and 11.4 (priority 10), 83.5% and 4.1 of 12.30')]).toEqual([
      'SMP1.2',
      '11.4',
      '4.1',
    ])
  })

  it('counts in figures and in words, and none in any words', () => {
    expect(counts(3)('Priority 7 has 3 actions.', '')).toBeNull()
    expect(counts(3)('There are three.', '')).toBeNull()
    expect(counts(3)('There are 13.', '')).not.toBeNull()
    expect(counts(0)('No action is overdue.', '')).toBeNull()
  })
})
