import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startApp, type App } from '../../src/app.ts'
import { readSettings } from '../../src/config.ts'
import { installForEverybody } from '../../src/demo/install.ts'
import { currentUser, managersChannelId, planAdministrator, priorityLead } from '../../src/demo/people.ts'
import { startPlayground } from '../../src/demo/playground.ts'
import { makeLog } from '../../src/log.ts'
import { hasButton, wordsOnCard } from '../support/card-reading.ts'
import { emptyDatabase } from '../support/database.ts'
import { openTeams, type TeamsClient } from '../support/teams-client.ts'

/** The same council on three days of its year: the bot is stopped and started on a later day, with what it has recorded. */
let teams: TeamsClient
let app: App
const opened = new AsyncDisposableStack()
let startOn: (day: string, port: number) => Promise<App>
beforeAll(async () => {
  const database = await emptyDatabase()
  opened.defer(() => database.drop())
  startOn = (day, port) => {
    const read = readSettings({
      ...{ DEMONSTRATION: 'true', DATABASE_URL: database.url, PORT: String(port), PLAN_AS_OF: day },
      ...{ PLAN_ADMINISTRATORS: planAdministrator.email, MANAGERS_CHANNEL_ID: managersChannelId },
      ...{ SAFEGUARDING_TEXT: 'Ring the duty desk.', SAFEGUARDING_TEXT_DATE: '2011-07-01' },
    })
    if (!read.ok) throw new Error(read.problems.join('\n'))
    return startApp(read.settings, makeLog('silent'))
  }
  app = await startOn('2011-07-11', 0)
  opened.defer(() => app.stop())
  const folder = await mkdtemp(path.join(tmpdir(), 'plan-assistant-'))
  opened.defer(() => rm(folder, { recursive: true, force: true }))
  const playground = await startPlayground(app.port, folder, 0)
  opened.defer(playground.stop)
  teams = await openTeams(playground.url)
  opened.defer(() => {
    teams.close()
  })
  await installForEverybody(playground.url)
  await teams.until('the welcome in chat and channel', (messages) =>
    messages.filter(({ summary }) => summary.startsWith('Plan Assistant')).at(1),
  )
  await app.doWhatIsDue()
  await teams.until('the cards of the first week', (messages) =>
    messages.find(({ card }) => wordsOnCard(card).includes('Darren Newman')),
  )
})
afterAll(() => opened.disposeAsync())

const goTo = async (day: string) => {
  const { port } = app
  await app.stop()
  app = await startOn(day, port)
  await app.doWhatIsDue()
}
/** The card with these words in the chat that has this person alone in it; others may get theirs before it, in any order. */
const cardInChatOf = async (person: { id: string }, words: string) =>
  vi.waitFor(
    async () => {
      for (const message of teams.said().filter(({ card }) => wordsOnCard(card).includes(words))) {
        const members = await teams.membersOf(message.conversationId)
        if (members.length === 1 && members[0] === person.id) return message.card
      }
      throw new Error(`No card in the chat of ${person.id} says “${words}”`)
    },
    { timeout: 15_000, interval: 50 },
  )

describe('on a later day', () => {
  it('an officer who has answered nothing is reminded in their own chat', async () => {
    await goTo('2011-07-14')
    const reminder = await cardInChatOf(currentUser, 'for an answer on your card of 11 July 2011')
    expect(hasButton(reminder, 'Send me my card')).toBe(true)
  })

  it('the lead of a priority is told in private of whoever has answered nothing', async () => {
    await goTo('2011-07-18')
    const word = await cardInChatOf(priorityLead, 'Cards without an answer')
    expect(wordsOnCard(word)).toContain('Darren Newman')
  })

  it('the administrator gets the draft of a board’s paper before the board meets', async () => {
    await goTo('2011-09-30')
    const paper = await cardInChatOf(planAdministrator, 'CLA Exec, 7 October 2011')
    expect(wordsOnCard(paper)).toContain('paper "CLA Exec" --meeting 2011-10-07')
  })
})
