import { setTimeout as wait } from 'node:timers/promises'
import { statusLines } from '../../src/cards/digest-words.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { openStoppablePostgres } from '../../tests/support/stoppable-postgres.ts'
import { queryOn } from '../../tests/support/throwaway-database.ts'
import { textTable } from '../statistics.ts'
import { startConnector, startSender } from './delivery/child-processes.ts'
import { copiesTold } from './delivery/copies.ts'
import { enterCouncil } from './delivery/council.ts'

/**
 * `npm run -s fire:delivery-outage -- [officers] [seconds] [instances]`: stops the database at once in the middle of a run,
 * and starts it again so much later. Nobody touches the bot; everybody must have one card in the end.
 */
const officers = Number(process.argv[2] ?? 1_000)
const seconds = Number(process.argv[3] ?? 60)
const instances = Number(process.argv[4] ?? 2)
const leaseSeconds = 120

const postgres = await openStoppablePostgres()
const connector = await startConnector(1)
await enterCouncil(postgres.url, officers, connector.url)
const senders = await Promise.all(
  Array.from({ length: instances }, () => startSender(postgres.url, officers, leaseSeconds)),
)
await senders[0]?.run()
while ((await sent()) < officers / 3) await wait(200)
const before = (await connector.report()).cards.length
await postgres.stop()
await wait(seconds * 1_000)
await postgres.start()
const back = performance.now()
const during = (await connector.report()).cards.length
while ((await connector.report()).cards.length === during) await wait(100)
const firstAfter = (performance.now() - back) / 1_000
while ((await sent()) < officers + 1) await wait(500)
const database = await openDatabase(postgres.url, () => undefined)
const outages = await createOutbox(database, () => undefined).outagesSince('2000-01-01T00:00:00Z')
await database.close()
const told = copiesTold(await connector.report(), officers, [])
const rows = [
  ['instances', String(instances)],
  ['officers', String(officers)],
  ['database away for', `${seconds} s`],
  ['cards that were out when it stopped', String(before)],
  ['… and when it came back', String(during)],
  ['first new card after it was back', `${firstAfter.toFixed(1)} s`],
  ['all cards sent after it was back', `${((performance.now() - back) / 1_000).toFixed(1)} s`],
  ['officers and channels without a card', String(told.skipped)],
  ['second copies: the answer was lost on the way', String(told.lost)],
  ['second copies without a reason', String(told.unexplained)],
]
const status = statusLines({ runs: [], outages, missed: [], pauses: [], next: [] }).slice(1)
process.stdout.write(`\n${textTable(rows)}\n\nWhat the status says of it:\n${status.join('\n')}\n`)
if (told.skipped + told.unexplained > 0) process.exitCode = 1
await Promise.all(senders.map((sender) => sender.stop()))
await connector.stop()
await postgres.close()

async function sent(): Promise<number> {
  const [row] = await queryOn(
    postgres.url,
    "select count(*)::integer as sent from delivery where state = 'sent'",
  )
  return Number(row?.['sent'])
}
