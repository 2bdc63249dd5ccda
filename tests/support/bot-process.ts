import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { managersChannelId, planAdministrator } from '../../src/demo/people.ts'

/** A bot in a process of its own, as `npm start` runs it, so that it can be killed. */
export type BotProcess = {
  port: number
  /** Everything it has logged, a parsed line each. */
  logged: Record<string, unknown>[]
  stop: () => Promise<void>
  /** kill -9: nothing is finished, nothing is said. */
  kill: () => Promise<void>
  /** Stops it where it is, so that it sends nothing more; what it has asked of the database goes on there. */
  freeze: () => void
}

/** Starts the bot on a free port with its own database server in `dataFolder`, speaking as at 15 July 2011. */
export async function startBotProcess(
  dataFolder: string,
  over: Record<string, string> = {},
): Promise<BotProcess> {
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: {
      ...process.env,
      DEMONSTRATION: 'true',
      DATA_FOLDER: dataFolder,
      DATABASE_URL: '',
      PORT: '0',
      PLAN_AS_OF: '2011-07-15',
      PLAN_ADMINISTRATORS: planAdministrator.email,
      MANAGERS_CHANNEL_ID: managersChannelId,
      SAFEGUARDING_TEXT: 'Ring the duty desk of these tests.',
      SAFEGUARDING_TEXT_DATE: '2011-07-01',
      LOG_LEVEL: 'info',
      ...over,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const logged: Record<string, unknown>[] = []
  const port = await firstPort(child, logged)
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  return {
    port,
    logged,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    freeze: () => child.kill('SIGSTOP'),
  }
}

function firstPort(child: ChildProcess, logged: Record<string, unknown>[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const said: string[] = []
    child.once('exit', () => {
      reject(new Error(`The bot ended before it listened:\n${said.join('\n')}`))
    })
    if (!child.stderr) throw new Error('The bot has no standard error to read')
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line)
      if (line.startsWith('{')) logged.push(JSON.parse(line) as Record<string, unknown>)
      const found = /^The bot listens on port (\d+)/.exec(line)
      if (found) resolve(Number(found[1]))
    })
  })
}
