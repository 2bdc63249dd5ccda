import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { installIn } from '../../../src/demo/install.ts'
import { currentUser, personalChatId, team } from '../../../src/demo/people.ts'
import { startPlayground } from '../../../src/demo/playground.ts'
import { openTeams } from '../teams-client.ts'
import { openTeamsStandIn } from '../teams-stand-in.ts'
import { unknown } from './mistakes.ts'
import { startRecordedBot } from './recorded-bot.ts'
import type { Answer, Exchange } from './recorder.ts'
import { play } from './script.ts'

/** What was exchanged while the script was played, and which chat is the current user's. */
export type Played = { recording: Exchange[]; chat: string }

/** Plays the script on the Agents Playground. */
export async function playOnPlayground(): Promise<Played> {
  await using started = new AsyncDisposableStack()
  const bot = await startRecordedBot()
  started.defer(bot.stop)
  const folder = await mkdtemp(path.join(tmpdir(), 'plan-assistant-'))
  started.defer(() => rm(folder, { recursive: true, force: true }))
  const playground = await startPlayground(bot.port, folder, 0)
  started.defer(playground.stop)
  const teams = await openTeams(playground.url)
  started.defer(teams.close)
  await play(bot, {
    chat: personalChatId,
    install: (where) => installIn(playground.url, where === 'team' ? team.id : personalChatId),
    write: (text) => teams.say(text),
    writeInChannel: (text) => teams.say(text, team.id),
    writeFromUnknownChat: (from, text) => teams.sayAs(from, text, unknown.chat),
    press: ({ from, ...press }) => teams.press({ from: from.id, ...press }),
  })
  return { recording: bot.recording, chat: personalChatId }
}

/** Plays it on the stand-in. `change` may alter what it answers, as if it were another one. */
export async function playOnStandIn(change?: (exchange: Exchange) => Answer): Promise<Played> {
  await using started = new AsyncDisposableStack()
  const bot = await startRecordedBot(change)
  started.defer(bot.stop)
  const teams = await openTeamsStandIn(bot.port)
  started.defer(teams.close)
  const chat = `chat-${currentUser.id}`
  await play(bot, {
    chat,
    install: teams.install,
    write: (text) => teams.write(currentUser.name, text),
    writeInChannel: (text) => teams.writeInChannel(currentUser.name, text),
    writeFromUnknownChat: (from, text) => teams.write(from.name, text, unknown.chat),
    press: ({ from, messageId, ...action }) => teams.press(from.name, messageId, action),
  })
  return { recording: bot.recording, chat }
}
