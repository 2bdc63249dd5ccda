import { startApp } from './app.ts'
import { readSettings } from './config.ts'
import { makeLog } from './log.ts'
import { stopOnSignals } from './stop-on-signals.ts'

/** The bot alone, as production runs it: `npm run bot`. It refuses to start when a setting is missing, and says which. */
const read = readSettings(process.env)
if (!read.ok) {
  say(
    ['The bot cannot start with these settings:', ...read.problems.map((problem) => `- ${problem}`)].join(
      '\n',
    ),
  )
  say('The table of settings is in README.md. To try the bot without any settings, run npm start.')
  process.exit(1)
}

const log = makeLog(read.settings.logLevel)
try {
  const app = await startApp(read.settings, log)
  say(`The bot listens on port ${app.port}.`)
  stopOnSignals(app.stop, say)
} catch (error) {
  say(`The bot could not start. ${error instanceof Error ? error.message : ''}`)
  process.exit(1)
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}
