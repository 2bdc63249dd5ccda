import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { startApp, type App } from '../app.ts'
import { readSettings } from '../config.ts'
import { makeLog } from '../log.ts'
import { dayInWords } from '../progress/day-words.ts'
import { stopOnSignals } from '../stop-on-signals.ts'
import { installForEverybody } from './install.ts'
import { currentUser, managersChannelId, planAdministrator } from './people.ts'
import { startPlayground } from './playground.ts'

/** `npm start`: the bot with its own database and the Agents Playground as Teams, on this machine only. */
const demonstrationDay = '2011-07-15'
const playgroundPort = 56150

const read = readSettings({
  PLAN_AS_OF: demonstrationDay,
  PLAN_ADMINISTRATORS: planAdministrator.email,
  MANAGERS_CHANNEL_ID: managersChannelId,
  LOG_LEVEL: 'warn',
  ...process.env,
  DEMONSTRATION: 'true',
})
if (!read.ok) {
  process.stderr.write(`${['The demonstration cannot start:', ...read.problems].join('\n')}\n`)
  process.exit(1)
}
const { settings } = read

try {
  const app = await startApp(settings, makeLog(settings.logLevel))
  if (settings.port !== 0 && app.port !== settings.port)
    say(`Port ${settings.port} is in use by another program, so the bot took port ${app.port}.`)
  const playground = await startPlayground(
    app.port,
    path.join(settings.dataFolder, 'playground'),
    playgroundPort,
  )
  stopOnSignals(async () => {
    await playground.stop()
    await app.stop()
  }, say)
  await installForEverybody(playground.url)
  await untilReachable(app)
  await app.runWeeklyDigest()
  say(introduction(playground.url, settings.asOf ?? demonstrationDay))
} catch (error) {
  process.stderr.write(`The demonstration could not start. ${error instanceof Error ? error.message : ''}\n`)
  process.exit(1)
}

/** The Playground passes an installation on after it has answered; the digest needs the chats that it brings. */
async function untilReachable(app: App): Promise<void> {
  const limit = Date.now() + 10_000
  for (;;) {
    const channel = await app.stores.directory.channel(managersChannelId)
    const accounts = await app.stores.directory.accountsOf(currentUser.name)
    if (channel !== null && accounts[0]?.personalChat) return
    if (Date.now() > limit) throw new Error('The Playground did not install the app within 10 seconds.')
    await setTimeout(50)
  }
}

function introduction(url: string, asOf: string): string {
  return `
Plan Assistant is ready. Open ${url}
You are Darren Newman, lead officer of actions 2.2 and 2.3. The demonstration speaks as at ${dayInWords(asOf)}.

Three things to try:
  1. In the personal chat, ask: who leads priority 7?
  2. In the same chat, find your weekly card (or type: my card), choose a status for 2.2 and press Save.
  3. Open the team's General channel: the managers' digest has your update under "Since then".

Press Ctrl-C to stop.`
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}
