import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { playSequence } from '../../tests/support/sequences/play.ts'
import { sequences } from '../../tests/support/sequences/steps.ts'
import { queryOn } from '../../tests/support/throwaway-database.ts'
import { textTable } from '../statistics.ts'
import { openPostgres } from './own-postgres.ts'

/**
 * `npm run -s fire:sequences -- [sequences] [seed]`: what several people press, in generated sequences on a real
 * PostgreSQL, each held to a small model of its own. The first that breaks is printed at its shortest.
 */
const wanted = Number(process.argv[2] ?? 20_000)
const seed = Number(process.argv[3] ?? 20_110_715)
/** Sequences that run side by side, each on a plan of its own. */
const lanes = 4
const write = (text: string) => void process.stdout.write(text)

const postgres = await openPostgres()
const outcomes = new Map<string, number>()
let played = 0
const start = performance.now()
const results = await Promise.all(
  Array.from({ length: lanes }, (_, lane) =>
    fc.check(
      fc.asyncProperty(sequences, async (steps) => {
        for (const outcome of await playSequence(postgres.database, randomUUID(), steps)) {
          outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
        }
        played += 1
        if (played % 100 === 0) process.stderr.write(`\r${played} of ${wanted}`)
      }),
      { seed: seed + lane, numRuns: Math.ceil((wanted - lane) / lanes) },
    ),
  ),
)
await report()
await postgres.close()

async function report(): Promise<void> {
  const broken = results.filter(({ failed }) => failed)
  const [stored] = await queryOn(postgres.url, 'select count(*) as count from plan_update')
  const presses = [...outcomes.values()].reduce((sum, count) => sum + count, 0)
  const rows = [
    ['sequences held', String(played)],
    ['sequences broken', String(broken.length)],
    ['presses', String(presses)],
    ['updates stored', String(stored?.['count'])],
    ['seed', String(seed)],
    ['seconds', ((performance.now() - start) / 1_000).toFixed(0)],
  ]
  const kinds = [...outcomes].sort(([a], [b]) => a.localeCompare(b)).map(([kind, n]) => [kind, String(n)])
  write(`\n${textTable(rows)}\n\n${textTable([['outcome', 'presses'], ...kinds])}\n`)
  for (const result of broken) {
    const why = result.errorInstance instanceof Error ? result.errorInstance.message : 'no reason'
    write(`\nBroken (seed ${result.seed}, path ${String(result.counterexamplePath)}): ${why}\n`)
    write(`${JSON.stringify(result.counterexample, null, 1)}\n`)
  }
  if (broken.length > 0) process.exitCode = 1
}
