import { shippedReporting } from '../tests/support/reporting.ts'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readExamCases } from '../src/cli/exam-cases.ts'
import { makeLibrary } from '../src/plan/library.ts'
import { readPlanFolders } from '../src/store/plan-files.ts'
import { readVocabulary } from '../src/store/vocabulary-files.ts'
import { crossValidated, curveOf } from './fit/curve.ts'
import { examplesOf } from './fit/examples.ts'
import { learn } from './fit/learn.ts'

/**
 * Fits the judge's weights on the project's own questions and writes them to src/ask/judging/weights.ts. Questions that are kept
 * to measure (measure-*.jsonl) are not learned from. Prints the curve by which the threshold is chosen.
 */
const folder = 'tests/cases/questions'
const files = (await readdir(folder)).filter(
  (file) => file.endsWith('.jsonl') && !/^(measure-|open)/.test(file),
)
const further = process.argv.slice(2)
const read = await Promise.all(
  [...files.map((file) => path.join(folder, file)), ...further].map(async (file) =>
    readExamCases(file, await readFile(file, 'utf8')),
  ),
)
const problems = read.flatMap((each) => each.problems)
if (problems.length > 0) throw new Error(problems.join('\n'))
const { plans } = await readPlanFolders('data/plans')
const examples = examplesOf(
  read.flatMap(({ cases }) => cases),
  makeLibrary(plans, 'herts-2011', shippedReporting),
  await readVocabulary('data/vocabulary'),
)
const answerable = examples.filter(({ options, abstain }) => abstain || options.some(({ right }) => right))
const curve = curveOf(crossValidated(examples)).map(
  ({ threshold, right, wrong }) => `| ${threshold} | ${right.toFixed(1)}% | ${wrong.toFixed(1)}% |`,
)
const weights = Object.entries(learn(examples)).filter(([, weight]) => Math.abs(weight) >= 0.02)
const lines = weights.map(
  ([name, weight]) => `  ${/^[a-z]+$/i.test(name) ? name : `'${name}'`}: ${weight.toFixed(2)},`,
)
await writeFile(
  'src/ask/judging/weights.ts',
  [
    '/** What each feature counts for. Fitted on cases by `npm run -s fit`; never edited by hand. */',
    'export const weights: Readonly<Partial<Record<string, number>>> = {',
    ...lines,
    '}',
    '',
  ].join('\n'),
)
process.stdout.write(
  [
    `${examples.length} questions, ${answerable.length} of them with a right answer among the candidates.`,
    'Each judged with weights learned from the others:',
    '| threshold | right | confidently wrong |',
    '|---|---|---|',
    ...curve,
    `Wrote ${weights.length} weights to src/ask/judging/weights.ts.`,
    '',
  ].join('\n'),
)
