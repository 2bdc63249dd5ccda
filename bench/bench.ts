import { execFile } from 'node:child_process'
import os from 'node:os'
import { sizeReportSchema, type SizeReport } from './size-report.ts'
import { textTable } from './statistics.ts'

/**
 * `npm run -s bench -- [times...]`: time and memory of the engine, beside MiniSearch alone on the same text and the same
 * questions, on the shipped plans and on plans grown so many times. Each measurement has a process of its own, one after
 * another.
 */
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 10, 100, 1_000]
const engines = ['engine', 'MiniSearch'] as const
const memoryLimitMb = 18_000
const minutes = 60

const busyBefore = load()
const rows = [['plans', 'what', 'index', 'memory', 'median', 'p99', 'questions']]
const notes: string[] = []
for (const times of sizes) {
  const name = times === 1 ? 'shipped' : `${times} times`
  process.stderr.write(`measuring: ${name}\n`)
  for (const [i, what] of engines.entries()) {
    const outcome = await measuredAt(times, what)
    const measured = rowsOf(i === 0 ? name : '', what, outcome)
    rows.push(...measured)
    process.stderr.write(`${textTable(measured, 2)}\n`)
    if (i > 0 || typeof outcome === 'string') continue
    const library = `${(outcome.libraryMs / 1_000).toFixed(2)} s`
    notes.push(
      `${name}: ${outcome.records.toLocaleString('en-GB')} records; the library beneath took ${library}`,
    )
  }
}
const machine = `${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown processor'}, node ${process.version}`
const busy = `load average ${busyBefore} before, ${load()} after (the run itself is about 1; more means that the machine was shared)`
process.stdout.write(`${[textTable(rows, 2), '', ...notes, machine, busy].join('\n')}\n`)

/** The report of one engine at one size, or in words why there is none. */
function measuredAt(times: number, what: (typeof engines)[number]): Promise<SizeReport | string> {
  return new Promise((resolve) => {
    const options = [
      '--expose-gc',
      `--max-old-space-size=${memoryLimitMb}`,
      'bench/one-size.ts',
      String(times),
      what,
    ]
    const limits = { timeout: minutes * 60_000, killSignal: 'SIGKILL' as const, maxBuffer: 2 ** 24 }
    execFile(process.execPath, options, limits, (error, out, complaint) => {
      if (!error) resolve(sizeReportSchema.parse(JSON.parse(out)))
      else if (complaint.includes('out of memory')) resolve(`does not fit in ${memoryLimitMb / 1_000} GB`)
      else if (error.killed) resolve(`not done in ${minutes} minutes`)
      else resolve(`failed: ${complaint.trim().split('\n').at(-1) ?? ''}`)
    })
  })
}

function rowsOf(name: string, engine: string, outcome: SizeReport | string): string[][] {
  if (typeof outcome === 'string') return [[name, `${engine}: ${outcome}`, '-', '-', '-', '-', '-']]
  return outcome.measured.map(({ what, index, medianMs, p99Ms, questions }, i) => [
    i === 0 ? name : '',
    what,
    index ? inWords(index.ms) : '',
    index ? `${index.mb.toFixed(1)} MB` : '',
    inWords(medianMs),
    inWords(p99Ms),
    String(questions),
  ])
}

function inWords(ms: number): string {
  return ms >= 10_000 ? `${(ms / 1_000).toFixed(1)} s` : `${ms.toFixed(ms >= 100 ? 0 : 2)} ms`
}

function load(): string {
  return (os.loadavg()[0] ?? 0).toFixed(1)
}
