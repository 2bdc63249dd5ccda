import { INVOKE_RESPONSE_KEY } from 'botbuilder'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { feedbackVerb } from '../../src/cards/feedback-buttons.ts'
import type { RateAnswer } from '../../src/services/learn-from-questions.ts'
import { routeFeedback } from '../../src/teams/feedback.ts'
import { Application, TeamsAdapter, TurnContext } from '../../src/teams/sdk.ts'

/** The SDK's own router, handed a press on a feedback button; what it would answer Teams with is read from the turn. */
const data = {
  ...{ id: '6f1d1c1e-0d3c-4a57-9f55-0c3a5d0f7a11', text: 'who leads priority 7?', answerKind: 'answer' },
  ...{ queryKind: 'priority-lead', asOf: '2011-07-15', helpful: true },
}
let logged: object[]
beforeEach(() => {
  logged = []
})

const pressed = async (rateAnswer: RateAnswer, over: object = {}): Promise<unknown> => {
  const adapter = new TeamsAdapter({})
  const app = new Application({ adapter, startTypingTimer: false })
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (fields: object) => void logged.push(fields),
  }
  routeFeedback(app, { rateAnswer, log })
  const context = new TurnContext(adapter, {
    ...{
      type: 'invoke',
      name: 'adaptiveCard/action',
      channelId: 'msteams',
      serviceUrl: 'http://127.0.0.1:9/',
    },
    ...{ from: { id: 'u', name: '' }, recipient: { id: 'bot', name: '' } },
    conversation: { id: 'chat', name: '', isGroup: false, conversationType: 'personal' },
    value: { action: { type: 'Action.Execute', verb: feedbackVerb, data: { ...data, ...over } } },
  })
  await app.run(context)
  return context.turnState.get<unknown>(INVOKE_RESPONSE_KEY)
}
const sentence = (words: RegExp) => ({
  value: { status: 200, body: { statusCode: 200, value: expect.stringMatching(words) as string } },
})

describe('a press that says whether an answer helped', () => {
  it('is handed on with the question, and acknowledged', async () => {
    const rate = vi.fn<RateAnswer>(() => Promise.resolve())
    expect(await pressed(rate)).toMatchObject(sentence(/^Noted, without your name: this answer helped/))
    const { helpful, ...question } = data
    expect(rate.mock.calls).toEqual([[question, helpful]])
  })

  it('that cannot be read is refused in a sentence, and nothing is handed on', async () => {
    const rate = vi.fn<RateAnswer>(() => Promise.resolve())
    expect(await pressed(rate, { id: 'x' })).toMatchObject(sentence(/^Not noted: /))
    expect(rate.mock.calls).toEqual([])
  })

  it('that fails is answered with a reference, which is in the log without the question', async () => {
    const rate: RateAnswer = () => Promise.reject(new Error(`no room for ${data.text}`))
    expect(await pressed(rate)).toMatchObject(sentence(/^Something went wrong.*reference: [0-9a-f]{8}\.$/))
    expect(logged).toMatchObject([{ where: 'feedback press', error: 'Error' }])
    expect(JSON.stringify(logged)).not.toContain(data.text)
  })
})

describe('a press that the database does not answer', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is told so within four seconds', async () => {
    const never: RateAnswer = () => new Promise(() => undefined)
    const answer = pressed(never)
    await vi.advanceTimersByTimeAsync(4_000)
    expect(await answer).toMatchObject(sentence(/^Not confirmed yet/))
  })
})
