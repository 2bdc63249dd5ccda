import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { installForEverybody } from '../../src/demo/install.ts'
import { managersChannelId } from '../../src/demo/people.ts'
import { startPlayground } from '../../src/demo/playground.ts'
import { startBotProcess, type BotProcess } from './bot-process.ts'
import { runCommand } from './run-command.ts'
import { openTeams, type TeamsClient } from './teams-client.ts'

/** Bot, database and Playground, all real, in a folder that is thrown away at the end. */
export type Demonstration = {
  bot: BotProcess
  teams: TeamsClient
  playgroundUrl: string
  /** Sends this week's digest, as an administrator would from the command line. */
  runDigest: () => Promise<void>
  dataFolder: string
  /** Starts the bot again on its port and folder, after it was killed. */
  restartBot: () => Promise<BotProcess>
  stop: () => Promise<void>
}

/** `over` are settings of the bot that the demonstration itself does not have. */
export async function startDemonstration(over: Record<string, string> = {}): Promise<Demonstration> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'plan-assistant-'))
  const running = { bot: await startBotProcess(dataFolder, over) }
  const { port } = running.bot
  const playground = await startPlayground(port, path.join(dataFolder, 'playground'), 0)
  const teams = await openTeams(playground.url)
  await installForEverybody(playground.url)
  await teams.until('the welcome in chat and channel', (messages) =>
    messages.filter(({ summary }) => summary.startsWith('Plan Assistant')).at(1),
  )
  return {
    bot: running.bot,
    teams,
    playgroundUrl: playground.url,
    runDigest: async () => {
      const environment = {
        DATA_FOLDER: dataFolder,
        PLAN_AS_OF: '2011-07-15',
        MANAGERS_CHANNEL_ID: managersChannelId,
      }
      const { code, complaint } = await runCommand(['digest', 'run', '--yes'], environment)
      if (code !== 0) throw new Error(complaint)
    },
    dataFolder,
    restartBot: async () => {
      running.bot = await startBotProcess(dataFolder, { ...over, PORT: String(port) })
      return running.bot
    },
    stop: async () => {
      teams.close()
      await playground.stop()
      await running.bot.stop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}
