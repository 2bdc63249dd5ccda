import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { team } from '../../src/demo/people.ts'
import { wordsOnCard } from '../support/card-reading.ts'
import { cardProblems } from '../support/card-schema.ts'
import { startDemonstration, type Demonstration } from '../support/demonstration.ts'

let demo: Demonstration
beforeAll(async () => {
  demo = await startDemonstration()
})
afterAll(async () => {
  await demo.stop()
})

const answerTo = async (question: string, conversationId?: string): Promise<string> => {
  const said = await demo.teams.say(question, conversationId)
  return said.map(({ text, card }) => `${text}\n${wordsOnCard(card)}`).join('\n')
}

describe('asking in Teams', () => {
  it('answers the three mission questions with their source', async () => {
    expect(await answerTo('who leads priority 7?')).toMatch(/Gillian Cawley[\s\S]*CYPP 2011-12/)
    const neet = await answerTo("what's the NEET rate?")
    for (const part of ['2.8%', '4.1%', 'November 2010', 'CYPP 2011-12']) expect(neet).toContain(part)
    expect(await answerTo('next milestone for action 2.3?')).toMatch(/June 2011/)
  })

  it('understands a follow-up from what was asked before', async () => {
    await answerTo('who leads priority 7?')
    expect(await answerTo('and 8?')).toContain('Debbie Orton')
  })

  it('knows who is asking', async () => {
    const mine = await answerTo('my actions')
    expect(mine).toContain('2.2')
    expect(mine).toContain('2.3')
  })

  it('answers in a group chat and in a channel, where it is mentioned', async () => {
    expect(await answerTo('who leads priority 3?', 'group-chat')).toContain('Liz Biggs')
    expect(await answerTo('who leads priority 3?', team.id)).toContain('Liz Biggs')
  })

  it('does not invent what the plan does not say', async () => {
    expect(await answerTo('what will the weather be tomorrow?')).not.toMatch(/sunny|rain/i)
  })

  it('says what it can do when asked for help', async () => {
    expect(await answerTo('help')).toContain('What you can ask')
  })

  it('sets a summary, which a notification shows, on every message, and sends only cards that Teams takes', async () => {
    await answerTo('who leads priority 7?')
    const said = demo.teams.said()
    expect(said.filter(({ summary }) => summary === '')).toEqual([])
    expect(said.flatMap(({ card }) => (card === null ? [] : cardProblems(card)))).toEqual([])
  })
})

describe('an activity that is not from this Teams', () => {
  const activity = {
    type: 'message',
    id: 'forged',
    text: 'who leads priority 7?',
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:9/',
    from: { id: 'x' },
    recipient: { id: 'plan-assistant' },
    conversation: { id: 'x', tenantId: 'ffffffff-0000-4000-8000-000000000000' },
  }
  const sendTo = (body: object): Promise<Response> =>
    fetch(`http://127.0.0.1:${demo.bot.port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  it('is refused from another tenant or another channel', async () => {
    expect((await sendTo(activity)).status).toBe(403)
    const conversation = { id: 'x', tenantId: '00000000-0000-0000-0000-0000000000aa' }
    expect((await sendTo({ ...activity, conversation, channelId: 'directline' })).status).toBe(403)
    expect(
      (await sendTo({ ...activity, conversation, serviceUrl: 'http://elsewhere.example/' })).status,
    ).toBe(403)
  })
})

describe('the health addresses', () => {
  it('say that the bot lives and is ready', async () => {
    for (const path of ['healthz', 'readyz']) {
      expect((await fetch(`http://127.0.0.1:${demo.bot.port}/${path}`)).status).toBe(200)
    }
  })
})
