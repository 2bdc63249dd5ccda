import { z } from 'zod'
import { startApp } from '../../../src/app.ts'
import { readSettings } from '../../../src/config.ts'
import { managersChannelId } from '../../../src/demo/people.ts'
import { makeLog } from '../../../src/log.ts'
import { emptyDatabase } from '../database.ts'
import { openRecorder, type Answer, type Exchange } from './recorder.ts'

const activitySchema = z.looseObject({ serviceUrl: z.string() })

/** The whole bot with a recorder on either side. Teams, or what stands in for it, speaks to `port`. */
export type RecordedBot = {
  port: number
  recording: Exchange[]
  /** What is exchanged from now on belongs to this step of the script. */
  begin: (step: string) => void
  /** Asks Teams something as the bot would, by way of the recorder. */
  ask: (method: string, path: string, body?: object) => Promise<void>
  /** Queues this week's digest, as its schedule would. */
  doWhatIsDue: () => Promise<void>
  stop: () => Promise<void>
}

/** `change` may alter what Teams answers before the bot, and the recording, get it. */
export async function startRecordedBot(change?: (exchange: Exchange) => Answer): Promise<RecordedBot> {
  await using starting = new AsyncDisposableStack()
  const database = await emptyDatabase()
  starting.defer(() => database.drop())
  const app = await startApp(settingsOn(database.url), makeLog('silent'))
  starting.defer(app.stop)
  const recording: Exchange[] = []
  const state = { step: 'start', serviceUrl: '' }
  const step = () => state.step
  const beforeTeams = await openRecorder(recording, {
    ...{ to: 'Teams', step, target: () => state.serviceUrl },
    ...(change ? { answer: change } : {}),
  })
  starting.defer(beforeTeams.close)
  const beforeBot = await openRecorder(recording, {
    ...{ to: 'bot', step, target: () => `http://127.0.0.1:${app.port}` },
    // The bot answers to the address that an activity names, so that is where the other recorder stands.
    request: (body) => {
      const activity = activitySchema.parse(body)
      state.serviceUrl = activity.serviceUrl.replace(/\/$/, '')
      return { ...activity, serviceUrl: beforeTeams.url }
    },
  })
  starting.defer(beforeBot.close)
  const started = starting.move()
  return {
    ...{ port: Number(new URL(beforeBot.url).port), recording, doWhatIsDue: app.doWhatIsDue },
    ask: async (method, path, body) => {
      const headers = { 'content-type': 'application/json' }
      const sent = body === undefined ? {} : { headers, body: JSON.stringify(body) }
      await (await fetch(`${beforeTeams.url}${path}`, { method, ...sent })).text()
    },
    begin: (next) => {
      state.step = next
    },
    stop: () => started.disposeAsync(),
  }
}

function settingsOn(databaseUrl: string) {
  const read = readSettings({
    ...{ DEMONSTRATION: 'true', DATABASE_URL: databaseUrl, PORT: '0', PLAN_AS_OF: '2011-07-15' },
    ...{ MANAGERS_CHANNEL_ID: managersChannelId, FURTHER_PLANS: 'none' },
    ...{ SAFEGUARDING_TEXT: 'Ring the duty desk.', SAFEGUARDING_TEXT_DATE: '2011-07-01' },
  })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return read.settings
}
