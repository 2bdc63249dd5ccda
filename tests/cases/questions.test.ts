import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { prepareEngine } from '../../src/ask/ask.ts'
import { readExamCases, type ExamCase } from '../../src/cli/exam-cases.ts'
import {
  rightPercent,
  scoreOf,
  sureButWrongPercent,
  wrongTurnInWords,
  type MarkedTurn,
} from '../../src/cli/exam-table.ts'
import { ownGroupOf, sit } from '../../src/cli/exam.ts'
import { shippedPlan } from '../support/shipped-plan.ts'

const folder = 'tests/cases/questions'
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => {
    const read = readExamCases(name, readFileSync(path.join(folder, name), 'utf8'))
    return { name, group: ownGroupOf(name), ...read }
  })

/** The least that a group of files may score, in percent of its turns; raise it when `npm run -s exam` prints more. */
const floorSchema = z.strictObject({ right: z.number(), sureButWrong: z.number() })
const floors = z
  .partialRecord(z.enum(['cases', 'kept aside']), floorSchema)
  .parse(JSON.parse(readFileSync('tests/cases/floor.json', 'utf8')))

const { library, vocabulary } = await shippedPlan()
const plans = { library, engine: prepareEngine(library, vocabulary) }

const done = new Map<ExamCase, MarkedTurn[]>()
/** Each conversation is held once, however many tests look at it. */
function marked(item: ExamCase): MarkedTurn[] {
  const turns = done.get(item) ?? sit(plans, item)
  done.set(item, turns)
  return turns
}

it('every line of every file of questions can be read, and no id stands twice in a file', () => {
  expect(files.flatMap(({ problems }) => problems)).toEqual([])
  const twice = files.flatMap(({ name, cases }) => {
    const ids = cases.map(({ id }) => id)
    return ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${name}: ${id}`)
  })
  expect(twice).toEqual([])
})

for (const { name, cases } of files.filter(({ group }) => group === 'cases')) {
  describe(`questions of ${name}`, () => {
    it.each(cases)('$id is answered as the plan says', (item) => {
      const wrong = marked(item).filter(({ mark }) => !mark.right)
      expect(wrong.map(wrongTurnInWords)).toEqual([])
    })
  })
}

describe('the examination', () => {
  const groups = Map.groupBy(
    files.filter(({ group }) => group !== 'open'),
    ({ group }) => group,
  )

  it('has a floor for each group of files, and files for each floor', () => {
    expect(Object.keys(floors).sort()).toEqual([...groups.keys()].sort())
  })

  it.each(Object.entries(floors))('%s score no less than their floor', (group, floor) => {
    const cases = files.filter((file) => file.group === group).flatMap((file) => file.cases)
    const score = scoreOf(cases.flatMap(marked))
    expect(rightPercent(score), 'percent of turns right').toBeGreaterThanOrEqual(floor.right)
    expect(sureButWrongPercent(score), 'percent sure but wrong').toBeLessThanOrEqual(floor.sureButWrong)
  })
})
