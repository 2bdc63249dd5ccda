import { setTimeout as wait } from 'node:timers/promises'
import { queryOn } from '../../tests/support/throwaway-database.ts'
import { requestsPerSecond } from '../../src/store/outbox/pace.ts'
import { textTable } from '../statistics.ts'
import { startConnector, startSender } from './delivery/child-processes.ts'
import { enterCouncil } from './delivery/council.ts'
import type { Report } from './delivery/ledger.ts'
import { openPostgres } from './own-postgres.ts'

/**
 * `npm run -s fire:delivery -- [officers] [seed]`: the weekly digest of that many officers and of a tenth of them, through
 * the real outbox and connector client, to a stand-in for Teams that holds to the limits and injects faults.
 */
const officers = Number(process.argv[2] ?? 10_000)
const seed = Number(process.argv[3] ?? 1)
const leaseSeconds = 120

const small = await measure(Math.max(1, Math.round(officers / 10)))
const large = await measure(officers)
const [inSmall, inLarge] = [new Map(small), new Map(large)]
const labels = new Set([...inSmall.keys(), ...inLarge.keys()])
const rows = [...labels].map((label) => [label, inSmall.get(label) ?? '', inLarge.get(label) ?? ''])
process.stdout.write(`\n${textTable(rows)}\n`)

async function measure(count: number): Promise<[string, string][]> {
  const postgres = await openPostgres()
  const connector = await startConnector(seed)
  await enterCouncil(postgres.url, count, connector.url)
  const sender = await startSender(postgres.url, count, leaseSeconds)
  const atRest = await sender.peak()
  const start = performance.now()
  const added = await sender.run()
  const composing = (performance.now() - start) / 1_000
  const afterRun = await sender.peak()
  await untilSent(postgres.url, count)
  const report = await connector.report()
  const peak = await sender.peak()
  const states = await queryOn(
    postgres.url,
    'select state, count(*)::integer as count from delivery group by state order by state',
  )
  await sender.stop()
  await connector.stop()
  await postgres.close()
  const megabytes = (value: number) => `${value.toFixed(0)} MB`
  return [
    ['officers', String(count)],
    ['deliveries', String(added)],
    ...states.map((row): [string, string] => [`… ${String(row['state'])}`, String(row['count'])]),
    ...told(report, count),
    ['composing the run', `${composing.toFixed(1)} s`],
    ['memory: at rest, with the plan', megabytes(atRest)],
    ['memory: peak when the run was composed', megabytes(afterRun)],
    ['memory: peak', megabytes(peak)],
  ]
}

async function untilSent(url: string, count: number): Promise<void> {
  for (;;) {
    const [row] = await queryOn(
      url,
      "select count(*) filter (where state in ('pending', 'sending'))::integer as left from delivery",
    )
    process.stderr.write(`\r${count} officers: ${String(row?.['left'])} to be sent   `)
    if (row?.['left'] === 0) return
    await wait(1_000)
  }
}

/** What the stand-in saw, in rows. Every officer must have a card, and the channel its digest. */
function told(report: Report, count: number): [string, string][] {
  const { busy, over, faults, cards } = report
  const rate = busy.requests / busy.seconds
  const throttled = over.app + over.conversation + faults.throttled
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`
  const again = cards.filter(({ copies }) => copies.length > 1)
  const unexplained = again.filter(({ copies }) => copies.slice(0, -1).some(({ lost }) => !lost))
  const skipped = count + 1 - new Set(cards.map(({ conversation }) => conversation)).size
  if (skipped > 0 || unexplained.length > 0) process.exitCode = 1
  return [
    ['requests', String(report.requests)],
    ['seconds until the last, retries included', report.seconds.toFixed(1)],
    ['requests a second while cards were waiting', rate.toFixed(2)],
    [`… of ${requestsPerSecond}`, percent(rate / requestsPerSecond)],
    ['over the limit of the app', String(over.app)],
    ['over a limit of a conversation', String(over.conversation)],
    ['throttled, injected ones included', percent(throttled / report.requests)],
    ...Object.entries(faults).map(([kind, number]): [string, string] => [
      `injected: ${kind}`,
      String(number),
    ]),
    ['skipped', String(skipped)],
    ['second copies after a lost answer', String(again.length - unexplained.length)],
    ['second copies without a reason', String(unexplained.length)],
  ]
}
