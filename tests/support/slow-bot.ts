import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startBotProcess, type BotProcess } from './bot-process.ts'
import { startSlowProxy, type SlowProxy } from './slow-proxy.ts'
import { openTeamsStandIn, type TeamsStandIn } from './teams-stand-in.ts'

/** The bot in a process of its own, with its database behind a slow network and a stand-in for Teams before it. */
export type SlowBot = { bot: BotProcess; proxy: SlowProxy; teams: TeamsStandIn; stop: () => Promise<void> }

export async function startSlowBot(
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<SlowBot> {
  const proxy = await startSlowProxy(databaseUrl)
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'plan-assistant-'))
  const bot = await startBotProcess(dataFolder, { ...settings, DATABASE_URL: proxy.url })
  const teams = await openTeamsStandIn(bot.port)
  return {
    ...{ bot, proxy, teams },
    stop: async () => {
      proxy.delayMs = 0
      proxy.lost = null
      proxy.mend()
      await bot.stop()
      await teams.close()
      await proxy.close()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}
