import { createInterface } from 'node:readline'
import { splitItems } from '../../../src/cards/split-items.ts'
import { parseCardTemplates } from '../../../src/cards/templates.ts'
import { londonClock } from '../../../src/clock.ts'
import { makeLibrary } from '../../../src/plan/library.ts'
import { drainOutbox } from '../../../src/services/deliver.ts'
import { startAll } from '../../../src/services/cycle/start-run.ts'
import { readCardTemplates } from '../../../src/store/card-templates.ts'
import { createCoverStore } from '../../../src/store/covers.ts'
import { createPauseStore } from '../../../src/store/cycle/pauses.ts'
import { createPositionStore } from '../../../src/store/cycle/positions.ts'
import { createRunLedger } from '../../../src/store/cycle/runs.ts'
import { openDatabase, openInBackground } from '../../../src/store/database.ts'
import { createDirectory } from '../../../src/store/directory.ts'
import { startJobs, type Jobs } from '../../../src/store/jobs.ts'
import { createOutbox } from '../../../src/store/outbox/outbox.ts'
import { createPace } from '../../../src/store/outbox/pace.ts'
import { readReportingRules } from '../../../src/store/reporting-file.ts'
import { createUpdateStore } from '../../../src/store/updates.ts'
import { makeDraw } from '../../../src/teams/activities.ts'
import { oneCallPerRequest } from '../../../src/teams/connector.ts'
import { makeMessenger } from '../../../src/teams/proactive.ts'
import { TeamsAdapter } from '../../../src/teams/sdk.ts'
import { channelId } from './council.ts'
import { asOf, planOfOfficers } from './plan-of-officers.ts'

/**
 * The sending half of the bot, with everything real from the schedule to the connector's client, on a plan of so many
 * officers. Each line of its input is `run` (the digest of the day) or `memory` (prints the peak); its end stops it.
 */
const [url = '', officers = '0', leaseSeconds = '120'] = process.argv.slice(2)
const channels = [{ channel: 'managers', cadence: 'weekly' as const }]
const say = (what: object) => void process.stdout.write(`${JSON.stringify(what)}\n`)

const rules = await readReportingRules('data/reporting/progress.yaml')
const library = makeLibrary([planOfOfficers(Number(officers))], 'many-officers', rules)
const plans = { library, engine: () => Promise.reject(new Error('Nobody asks here.')) as never }
const templates = parseCardTemplates(await readCardTemplates('adaptive-cards'))
let jobs: Jobs | null = null
const log = {
  info: () => undefined,
  warn: () => undefined,
  error: (fields: object) => void process.stderr.write(`${JSON.stringify(fields)}\n`),
}
const withTables = await openDatabase(url, () => undefined)
await withTables.close()
const database = openInBackground(url, () => undefined)
const clock = londonClock(asOf)
const adapter = new TeamsAdapter({})
adapter.use(oneCallPerRequest)
const draw = makeDraw({ templates, plans, clock, demonstration: false })
const needs = {
  ...{
    plans,
    clock,
    log,
    managersChannelId: channelId,
    approvers: [],
    administrators: [],
    leaseSeconds: Number(leaseSeconds),
  },
  updates: createUpdateStore(database, () => undefined),
  outbox: createOutbox(database, (afterSeconds) => jobs?.wakeOutbox(afterSeconds)),
  pace: createPace(database),
  covers: createCoverStore(database),
  pauses: createPauseStore(database),
  positions: createPositionStore(database),
  runs: createRunLedger(database, () => jobs?.wakeOutbox()),
  directory: createDirectory(database),
  messenger: makeMessenger({ adapter, botAppId: 'bot', draw: draw.outgoing }),
  splitCard: (view: Parameters<typeof splitItems>[0]) => splitItems(view, templates),
}
jobs = await startJobs({
  url,
  tickTimes: [],
  onTick: () => Promise.resolve(),
  onDrain: (stop) => drainOutbox(needs, stop),
  onError: (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : 'unknown'}\n`)
  },
})
jobs.wakeOutbox()

createInterface({ input: process.stdin })
  .on('line', (line) => void obey(line))
  .on('close', () => void end())
say({ ready: true, peak: peakMegabytes() })

async function obey(line: string): Promise<void> {
  const started = line === 'run' ? await startAll(needs, channels, { asOf, cause: 'schedule' }) : null
  say({ added: started?.added, peak: peakMegabytes() })
}

async function end(): Promise<void> {
  await jobs?.stop()
  await database.close()
  process.exit(0)
}

/** The most memory that the process has had, in megabytes (resident). */
function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1_024
}
