import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { queryOn } from '../../tests/support/throwaway-database.ts'
import { textTable } from '../statistics.ts'
import { startConnector, startSender, type Sender } from './delivery/child-processes.ts'
import { enterCouncil } from './delivery/council.ts'
import { copiesTold, type CopiesTold } from './delivery/copies.ts'
import { openPostgres } from './own-postgres.ts'

/**
 * `npm run -s fire:delivery-kills -- [kills] [instances] [officers]`: runs of the weekly digest, in which one of the
 * instances is killed with kill -9 at a random moment, again and again; another takes its place at once. Counts who has no
 * card, and second copies with and without a lost answer.
 */
const kills = Number(process.argv[2] ?? 50)
const instances = Number(process.argv[3] ?? 1)
const officers = Number(process.argv[4] ?? 1_000)
/** So that what a killed process held is taken up within the run; the stand-in answers within 6 s. */
const leaseSeconds = 20
/** A process works for some seconds before it is killed. */
const [soonest, latest] = [300, 5_000]

const state = { kills: 0, runs: 0 }
const all: CopiesTold[] = []
while (state.kills < kills) {
  state.runs += 1
  all.push(await oneRun(state.runs))
}
report()

async function oneRun(seed: number): Promise<CopiesTold> {
  const postgres = await openPostgres()
  const connector = await startConnector(seed)
  await enterCouncil(postgres.url, officers, connector.url)
  const start = () => startSender(postgres.url, officers, leaseSeconds)
  const senders: Sender[] = await Promise.all(Array.from({ length: instances }, start))
  const killedAt: number[] = []
  void senders[0]?.run()
  while (state.kills < kills && !(await isDone(postgres.url))) {
    await wait(randomInt(soonest, latest))
    const at = randomInt(instances)
    killedAt.push(Date.now())
    await senders[at]?.kill()
    state.kills += 1
    const next = await start()
    senders[at] = next
    // A run that was cut off is run again, as the schedule does; one that was whole adds nothing.
    await next.run()
    process.stderr.write(`\r${state.kills} of ${kills} kills, run ${seed}   `)
  }
  while (!(await isDone(postgres.url))) await wait(500)
  const told = copiesTold(await connector.report(), officers, killedAt)
  await Promise.all(senders.map((sender) => sender.stop()))
  await connector.stop()
  await postgres.close()
  return told
}

async function isDone(url: string): Promise<boolean> {
  const [row] = await queryOn(
    url,
    "select count(*)::integer as all, count(*) filter (where state = 'sent')::integer as sent from delivery",
  )
  return row?.['all'] === officers + 1 && row['sent'] === officers + 1
}

function report(): void {
  const sum = (pick: (told: CopiesTold) => number) =>
    String(all.reduce((total, told) => total + pick(told), 0))
  const rows = [
    ['instances', String(instances)],
    ['runs, each of so many officers', `${state.runs} of ${officers}`],
    ['kill -9', String(state.kills)],
    ['cards that were sent', sum(({ cards }) => cards)],
    ['officers and channels without a card', sum(({ skipped }) => skipped)],
    ['second copies: the answer was lost on the way', sum(({ lost }) => lost)],
    ['second copies: the process was killed before it stored the answer', sum(({ killed }) => killed)],
    ['second copies without a reason', sum(({ unexplained }) => unexplained)],
    ['requests', sum(({ requests }) => requests)],
    ['over a documented limit', sum(({ over }) => over)],
  ]
  process.stdout.write(`\n${textTable(rows)}\n`)
  if (all.some(({ skipped, unexplained }) => skipped + unexplained > 0)) process.exitCode = 1
}
