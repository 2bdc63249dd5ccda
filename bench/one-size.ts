import MiniSearch from 'minisearch'
import { prepareEngine } from '../src/ask/ask.ts'
import { makeCatalogue } from '../src/ask/catalogue/catalogue.ts'
import type { Vocabulary } from '../src/ask/vocabulary.ts'
import type { ExamCase } from '../src/cli/exam-cases.ts'
import { makeLibrary, type Library } from '../src/plan/library.ts'
import { ownQuestions } from '../tests/support/own-questions.ts'
import { shippedPlan } from '../tests/support/shipped-plan.ts'
import { conversations, searches, speedOf } from './asking.ts'
import { grownPlans } from './grown-plans.ts'
import type { Measured, SizeReport } from './size-report.ts'
import { heapAfterCollection, timed } from './statistics.ts'

/**
 * Measures one engine at one size in a process of its own, so that neither's memory counts for the other:
 * node --expose-gc bench/one-size.ts TIMES engine|MiniSearch. Prints a size report as JSON.
 */
process.stdout.write(JSON.stringify(await measureSize(Number(process.argv[2]), process.argv[3])))

async function measureSize(times: number, what: string | undefined): Promise<SizeReport> {
  const { library: shipped, vocabulary } = await shippedPlan()
  const plans = [...shipped.plans.values()].map(({ plan }) => plan)
  // Words of grammar stay as they are, and so do months: a copy has the dates of its original.
  const kept = new Set([...vocabulary.stopWords, ...months()])
  const grown = grownPlans(plans, times, kept)
  const { ms: libraryMs, result: library } = timed(() =>
    makeLibrary(grown, shipped.current.plan.id, shipped.current.reporting),
  )
  const cases = ownQuestions().flatMap((file) => file.cases)
  if (what === 'engine') {
    const measured = [engineMeasured(library, vocabulary, cases)]
    return { records: makeCatalogue(library).records.length, libraryMs, measured }
  }
  const records = recordsOf(library)
  return { records: records.length, libraryMs, measured: miniSearchMeasured(records, cases) }
}

function engineMeasured(library: Library, vocabulary: Vocabulary, cases: readonly ExamCase[]): Measured {
  const { result: engine, index } = built(() => prepareEngine(library, vocabulary))
  return { what: 'engine', index, ...speedOf(conversations(engine, cases, library.current)) }
}

/** MiniSearch as it comes, and with the leniency towards endings and typing errors that its manual suggests. */
function miniSearchMeasured(records: readonly SearchRecord[], cases: readonly ExamCase[]): Measured[] {
  const { result: search, index } = built(() => {
    const made = new MiniSearch<SearchRecord>({ fields: ['text'] })
    made.addAll(records)
    return made
  })
  const plain = speedOf(searches((question) => search.search(question), cases))
  const lenient = speedOf(
    searches((question) => search.search(question, { prefix: true, fuzzy: 0.2 }), cases),
  )
  return [
    { what: 'MiniSearch', index, ...plain },
    { what: 'MiniSearch, prefix and fuzzy', index: null, ...lenient },
  ]
}

type SearchRecord = { id: string; text: string }

/** Everything that the plans say, cut into the engine's own records. */
function recordsOf(library: Library): SearchRecord[] {
  return makeCatalogue(library).records.map(({ key, names, body, context, frame }) => ({
    id: key,
    text: [...names, body, context, frame].join(' '),
  }))
}

function built<Result>(build: () => Result): { result: Result; index: { ms: number; mb: number } } {
  const before = heapAfterCollection()
  const { ms, result } = timed(build)
  return { result, index: { ms, mb: (heapAfterCollection() - before) / 2 ** 20 } }
}

function months(): string[] {
  const name = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => name.format(Date.UTC(2011, month)).toLowerCase())
}
