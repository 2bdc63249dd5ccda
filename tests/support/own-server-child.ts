import { onVersion } from './store-samples.ts'
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '../../src/store/database.ts'
import { openOwnServer } from '../../src/store/own-server/own-server.ts'
import { createUpdateStore } from '../../src/store/updates.ts'
import { anUpdate } from './store-samples.ts'

/**
 * A bot in little: opens the server of the folder, records one update, says so on its output and then stays, to be
 * killed or to be asked to end by SIGTERM.
 */
const [folder = '', activityId = ''] = process.argv.slice(2)
const server = await openOwnServer(folder)
const database = await openDatabase(server.url, () => undefined)
process.once('SIGTERM', () => {
  void database
    .close()
    .then(() => server.stop())
    .then(() => process.exit(0))
})
const { kind } = await createUpdateStore(database, () => undefined).record(
  anUpdate({ activityId, actionKey: activityId }),
  onVersion(0),
)
process.stdout.write(`${JSON.stringify({ adopted: server.adopted, url: server.url, kind })}\n`)
for (;;) await wait(1_000)
