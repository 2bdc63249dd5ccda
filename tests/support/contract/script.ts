import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { currentUser, otherPeople } from '../../../src/demo/people.ts'
import { buttonData } from '../card-reading.ts'
import { mistakes } from './mistakes.ts'
import type { RecordedBot } from './recorded-bot.ts'
import type { Exchange } from './recorder.ts'

type Person = { id: string; name: string }
export type Press = {
  from: Person
  conversationId: string
  messageId: string
  verb: string
  data: Record<string, unknown>
}

/** Teams as the script needs it: the Playground, or the stand-in. An act may end before the bot has answered. */
export type Side = {
  /** The chat of the current user with the bot. */
  chat: string
  /** The current user installs the app. */
  install: (where: 'chat' | 'team') => Promise<unknown>
  /** The current user writes in their own chat. */
  write: (text: string) => Promise<unknown>
  /** The current user mentions the bot in the team's General channel. */
  writeInChannel: (text: string) => Promise<unknown>
  /** Somebody writes from a chat that Teams will not know when it is answered. */
  writeFromUnknownChat: (from: Person, text: string) => Promise<unknown>
  press: (press: Press) => Promise<unknown>
}

/** The officer whom the bot knows from the team's roster only, so that it has to open a chat with them. */
export const unmet = otherPeople.find(({ name }) => name === 'David Evans')!
/** A step that does not come to its end is left after this; what is missing then shows in the comparison. */
const patienceMs = 10_000
/** Nothing more is expected once Teams has been asked nothing for so long. */
const quietMs = 250

/** Plays the script on one side; the bot's recording has it all, each exchange with its step. */
export async function play(bot: RecordedBot, side: Side): Promise<void> {
  const { recording } = bot
  const step = async (name: string, requests: number, act: () => Promise<unknown>): Promise<void> => {
    bot.begin(name)
    await act()
    await settled(recording, name, requests)
  }
  /** Presses the first button with that title of the card that the digest sent into that chat. */
  const press = (from: Person, conversationId: string, title: string, typed: Record<string, string>) => {
    const { messageId, card } = cardIn(recording, conversationId)
    const { verb, ...data } = buttonData(card, title)
    const key = String(data['actionKey'])
    for (const [field, value] of Object.entries(typed)) data[`${field}|${key}`] = value
    return side.press({ from, conversationId, messageId, verb, data })
  }
  // One after the other: whom the bot has met in the team's roster, it does not look up in their chat.
  await step('install in a chat', 2, () => side.install('chat'))
  await step('install in the team', 3, () => side.install('team'))
  await step('question', 1, () => side.write('who leads priority 7?'))
  await step('digest', 4, bot.doWhatIsDue)
  const typed = { status: 'in-progress-green', note: 'Under way' }
  await step('save', 2, () => press(currentUser, side.chat, 'Save ', typed))
  // No second save: the card of the managers would be edited again, which it is once in 10 s at most.
  await step('more fields', 1, () =>
    press(unmet, openedChat(recording), 'More fields', { note: 'Half a thought' }),
  )
  await step('question in a channel', 1, () => side.writeInChannel('who leads priority 3?'))
  await step('question from nowhere', 2, () => side.writeFromUnknownChat(unmet, 'who leads priority 3?'))
  await step('mistakes', 9, async () => {
    for (const [method, path, body] of mistakes(side.chat)) await bot.ask(method, path, body)
  })
}

/** Resolves when the step has had so many requests to Teams, all are answered and no more come. */
async function settled(recording: readonly Exchange[], step: string, requests: number): Promise<void> {
  const limit = Date.now() + patienceMs
  let seen = -1
  let since = Date.now()
  while (Date.now() < limit) {
    const own = recording.filter((exchange) => exchange.step === step)
    const answered = own.filter(({ status }) => status > 0)
    if (answered.length !== seen) [seen, since] = [answered.length, Date.now()]
    const enough = own.filter(({ to }) => to === 'Teams').length >= requests
    if (enough && answered.length === own.length && Date.now() - since >= quietMs) return
    await wait(20)
  }
}

/** The card that the digest sent into that chat, with the id that Teams gave its message. */
function cardIn(
  recording: readonly Exchange[],
  conversationId: string,
): { messageId: string; card: unknown } {
  const path = `/v3/conversations/${encodeURIComponent(conversationId)}/activities`
  const sent = recording.find((exchange) => exchange.step === 'digest' && exchange.path === path)
  const { attachments } = z
    .object({ attachments: z.array(z.object({ content: z.unknown() })) })
    .parse(sent?.request)
  return { messageId: idOf(sent), card: attachments[0]?.content }
}

/** The chat that Teams opened when the digest was for somebody whom the bot had not met. */
function openedChat(recording: readonly Exchange[]): string {
  return idOf(
    recording.find(
      ({ path, request }) => path === '/v3/conversations' && JSON.stringify(request).includes(unmet.id),
    ),
  )
}

function idOf(exchange: Exchange | undefined): string {
  return z.object({ id: z.string() }).parse(exchange?.answer).id
}
