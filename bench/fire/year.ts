import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { z } from 'zod'
import { chromiumFlags, chromiumFor } from '../../tests/support/chromium.ts'
import { drawCard } from '../../tests/support/draw-card.ts'
import { shippedPlan } from '../../tests/support/shipped-plan.ts'
import { openCouncil } from '../../tests/support/year/council.ts'
import { liveYear } from '../../tests/support/year/live.ts'
import type { Posted } from '../../tests/support/year/post.ts'
import { textTable } from '../statistics.ts'
import { openPostgres } from './own-postgres.ts'

/**
 * `npm run -s fire:year -- [years] [seed]`: the 2011-12 plan's year, lived so many times, with officers who answer otherwise
 * each time; prints what was sent and what went wrong, and draws a sample of the first year's cards into tests/screenshots.
 */
const years = Number(process.argv[2] ?? 5)
const firstSeed = Number(process.argv[3] ?? 1)
const pictures = 'tests/screenshots'

const { library } = await shippedPlan()
const columns: Map<string, string>[] = []
for (let seed = firstSeed; seed < firstSeed + years; seed++) {
  const postgres = await openPostgres()
  const council = await openCouncil(postgres.database, library.current)
  const start = performance.now()
  const { problems, counts } = await liveYear(council, '2012-04-13', seed)
  const seconds = (performance.now() - start) / 1_000
  const { posted } = council.post
  columns.push(
    new Map([
      ['seed', String(seed)],
      ...Object.entries(counts).map(([what, times]): [string, string] => [what, String(times)]),
      ['edits', String(posted.filter(({ edit }) => edit).length)],
      ['seconds', seconds.toFixed(0)],
      ['amiss', String(problems.length)],
    ]),
  )
  for (const problem of problems) process.stdout.write(`seed ${seed}: ${problem}\n`)
  if (problems.length > 0) process.exitCode = 1
  if (seed === firstSeed) await drawSample(posted)
  await postgres.close()
}
const labels = [...new Set(columns.flatMap((column) => [...column.keys()]))]
process.stdout.write(
  `${textTable(labels.map((label) => [label, ...columns.map((column) => column.get(label) ?? '0')]))}\n`,
)

/** Draws the middle message of each kind, as it was at last. */
async function drawSample(posted: readonly Posted[]): Promise<void> {
  const executablePath = chromiumFor('the pictures of the year')
  if (executablePath === null) return
  await mkdir(pictures, { recursive: true })
  const browser = await chromium.launch({ executablePath, args: chromiumFlags })
  const page = await browser.newPage({ locale: 'en-GB' })
  const kinds = Map.groupBy(
    posted.filter(({ edit }) => !edit),
    ({ message }) => (message.kind === 'chase' ? message.view.kind : message.kind),
  )
  for (const [kind, messages] of kinds) {
    const middle = messages[Math.floor(messages.length / 2)]
    const last = posted.findLast(({ messageId }) => messageId === middle?.messageId)
    await drawCard(page, z.record(z.string(), z.unknown()).parse(last?.card), { theme: 'light', width: 600 })
    await page.screenshot({ path: path.join(pictures, `year-${kind}.png`), fullPage: true })
  }
  await browser.close()
}
