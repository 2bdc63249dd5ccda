import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { manager } from '../../src/demo/people.ts'
import { openOwnServer } from '../../src/store/own-server/own-server.ts'
import { buttonData, wordsOnCard } from '../support/card-reading.ts'
import { cardProblems } from '../support/card-schema.ts'
import { queryOn } from '../support/throwaway-database.ts'
import { startDemonstration, type Demonstration } from '../support/demonstration.ts'
import { runCommand } from '../support/run-command.ts'
import type { BotMessage } from '../support/teams-client.ts'

let demo: Demonstration
let database: Awaited<ReturnType<typeof openOwnServer>>
beforeAll(async () => {
  demo = await startDemonstration()
  database = await openOwnServer(path.join(demo.dataFolder, 'postgres'))
})
afterAll(async () => {
  await database.stop()
  await demo.stop()
})

const ask = async (question: string): Promise<BotMessage> => {
  const said = await demo.teams.say(question)
  return said.find(({ card }) => card !== null) ?? said[0]!
}
const press = async (message: BotMessage, title: string): Promise<unknown> => {
  const { verb, ...data } = buttonData(message.card, title)
  const { conversationId, messageId } = message
  // The Playground, like Teams, gives no id for a text with a card, so the press goes in as somebody else's would.
  const answer = await demo.teams.press({ from: manager.id, conversationId, messageId, verb, data })
  return answer?.value
}
const rows = () => queryOn(database.url, 'select text, query_kind, helpful from question order by kept_at')
const listed = async (...args: string[]) =>
  (await runCommand(['plan', 'questions', ...args], { DATA_FOLDER: demo.dataFolder })).output

describe('saying whether an answer helped', () => {
  it('is noted once, changed by the other button, and listed for whoever looks after the plan', async () => {
    expect(await listed()).toContain('No question was left unanswered')
    const answer = await ask('who leads priority 7?')
    expect(await press(answer, 'This helped')).toMatch(/^Noted, without your name: this answer helped/)
    await press(answer, 'This helped')
    expect(await rows()).toMatchObject([{ text: 'who leads priority 7?', helpful: true }])
    expect(await press(answer, 'This did not help')).toMatch(/this answer did not help/)
    expect(await rows()).toMatchObject([{ text: 'who leads priority 7?', helpful: false }])
    expect(await listed()).toMatch(
      /the answer did not help \(1\)\n {2}- “who leads priority 7\?” – marked once/,
    )
    expect(cardProblems(answer.card)).toEqual([])
  })

  it('answers in a sentence to a press that it cannot read', async () => {
    const answer = await ask('who leads priority 7?')
    const { verb } = buttonData(answer.card, 'This helped')
    const { conversationId, messageId } = answer
    const said = await demo.teams.press({ from: manager.id, conversationId, messageId, verb, data: {} })
    expect(said?.value).toMatch(/^Not noted/)
  })

  it('is not asked of help or small talk', async () => {
    for (const words of ['help', 'thank you']) {
      expect(JSON.stringify((await ask(words)).card)).not.toContain('This helped')
    }
  })
})

describe('a question that the plan does not answer', () => {
  it('is kept without who asked, and listed', async () => {
    await ask('which football team won the cup?')
    await expect
      .poll(() => listed())
      .toMatch(/Not answered \(1\)\n {2}- “which football team won the cup\?” – asked once/)
    expect(await listed('--since', '2999-01-01')).toContain('No question was left unanswered')
  })
})

describe('a message about one child', () => {
  it('gets the configured text, and its words are nowhere in the database or the log', async () => {
    const before = await rows()
    const said = await demo.teams.say('A girl in my class called Zelda has bruises, who do I tell?')
    const words = said.map(({ text, card }) => `${text}\n${wordsOnCard(card)}`).join('\n')
    expect(words).toContain('If a child is in immediate danger, call 999.')
    expect(words).toContain('Ring the duty desk of these tests. (checked on 1 July 2011)')
    expect(JSON.stringify(said.map(({ card }) => card))).not.toContain('This helped')
    await demo.teams.say('zelda qwertyson lives in xyzzy lane')
    expect(await rows()).toEqual(before)
    const tables = await queryOn(
      database.url,
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    for (const { name } of tables) {
      const found = await queryOn(
        database.url,
        `select t::text from ${String(name)} t where t::text ~* 'zelda|bruises|qwertyson'`,
      )
      expect(found, String(name)).toEqual([])
    }
    expect(JSON.stringify(demo.bot.logged)).not.toMatch(/zelda|bruises|qwertyson/i)
  })
})
