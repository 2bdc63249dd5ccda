import { shippedReporting } from '../support/reporting.ts'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { prepareEngine } from '../../src/ask/ask.ts'
import { readExamCases } from '../../src/cli/exam-cases.ts'
import { wrongTurnInWords } from '../../src/cli/exam-table.ts'
import { sit } from '../../src/cli/exam.ts'
import { makeLibrary } from '../../src/plan/library.ts'
import { readPlanFolders } from '../../src/store/plan-files.ts'
import { readVocabulary } from '../../src/store/vocabulary-files.ts'

/**
 * A plan with other words, other numbering and another subject than the shipped ones, and no words of its own added:
 * it is understood on the day it is loaded, with the vocabulary as it is.
 */
const folder = 'tests/cases/another-plan'
const { plans: loaded, problems } = await readPlanFolders(folder)
const library = makeLibrary(loaded, 'mallowshire-2027', shippedReporting)
const plans = { library, engine: prepareEngine(library, await readVocabulary('data/vocabulary')) }
const questions = readExamCases('questions', readFileSync(`${folder}/questions.jsonl`, 'utf8'))

it('the plan and its questions can be read', () => {
  expect([...problems, ...questions.problems]).toEqual([])
})

it.each(questions.cases)('$id is answered from the plan of other words', (item) => {
  const wrong = sit(plans, item).filter(({ mark }) => !mark.right)
  expect(wrong.map(wrongTurnInWords)).toEqual([])
})
