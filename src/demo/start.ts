import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { startApp, type App } from '../app.ts'
import { readSettings } from '../config.ts'
import { makeLog } from '../log.ts'
import { dayInWords } from '../progress/day-words.ts'
import { firstQuestion } from '../services/example-questions.ts'
import { stopOnSignals } from '../stop-on-signals.ts'
import { installForEverybody } from './install.ts'
import { currentUser, managersChannelId } from './people.ts'
import { startPlayground } from './playground.ts'
import { demonstrationSettings, keepDemonstration, runningDemonstration } from './shared-settings.ts'

/** `npm start`: the bot with its own database and the Agents Playground as Teams, on this machine only. */
const playgroundPort = 56150

const environment = demonstrationSettings(process.env)
const read = readSettings({
  LOG_LEVEL: 'warn',
  ...environment,
  DEMONSTRATION: 'true',
  // Its people are made up: they must never get into a council's own database.
  DATABASE_URL: '',
})
if (!read.ok) {
  process.stderr.write(`${['The demonstration cannot start:', ...read.problems].join('\n')}\n`)
  process.exit(1)
}
const { settings } = read

const started = new AsyncDisposableStack()
try {
  const other = runningDemonstration(settings.dataFolder)
  if (other !== null) {
    say(
      `Another demonstration runs on the same data at ${other}. Both will answer; cards are brought up to date in the newer one only.`,
    )
  }
  const app = await startApp(settings, makeLog(settings.logLevel))
  started.defer(app.stop)
  if (settings.port !== 0 && app.port !== settings.port) {
    say(`Port ${settings.port} is in use by another program, so the bot took port ${app.port}.`)
  }
  const folder = path.join(settings.dataFolder, 'playground')
  const playground = await startPlayground(app.port, folder, playgroundPort)
  started.defer(playground.stop)
  stopOnSignals(() => started.disposeAsync(), say)
  await installForEverybody(playground.url)
  await untilReachable(app)
  await app.doWhatIsDue()
  const kept = keepDemonstration(settings.dataFolder, playground.url, environment)
  started.defer(kept.forget)
  say(introduction(playground.url, app))
} catch (error) {
  process.stderr.write(`The demonstration could not start. ${error instanceof Error ? error.message : ''}\n`)
  await started.disposeAsync()
  process.exit(1)
}

/** The Playground passes an installation on after it has answered; the digest needs the chats that it brings. */
async function untilReachable(app: App): Promise<void> {
  const limit = Date.now() + 10_000
  for (;;) {
    const channel = await app.stores.directory.channel(managersChannelId)
    const user = await app.stores.directory.account(currentUser.id)
    if (channel !== null && user?.personalChat) return
    if (Date.now() > limit) throw new Error('The Playground did not install the app within 10 seconds.')
    await setTimeout(50)
  }
}

function introduction(url: string, app: App): string {
  const loaded = app.plans.library.current
  const labels = (loaded.people.get(currentUser.name)?.officerOf ?? []).flatMap(
    (key) => loaded.actions.get(key)?.label ?? [],
  )
  const role =
    labels.length > 0 ? `lead officer of actions ${labels.join(' and ')}` : 'whom this plan does not name'
  const card =
    labels.length > 0
      ? `find your weekly card (or type: my card), choose a status for ${labels[0] ?? ''} and press Save.`
      : 'ask: what is overdue?'
  return `
Plan Assistant is ready. Open ${url}
You are ${currentUser.name}, ${role}. The demonstration speaks as at ${dayInWords(app.today())}.

Three things to try:
  1. In the personal chat, ask: ${firstQuestion(loaded)}
  2. In the same chat, ${card}
  3. Open the team's General channel: the managers' digest has what was saved under "Since then".

Press Ctrl-C to stop.`
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}
