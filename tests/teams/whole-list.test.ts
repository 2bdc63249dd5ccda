import { INVOKE_RESPONSE_KEY } from 'botbuilder'
import { describe, expect, it, vi } from 'vitest'
import { wholeListVerb } from '../../src/cards/whole-list-card.ts'
import type { ManagersView } from '../../src/digest/managers-view.ts'
import type { DeliveryOutcome } from '../../src/services/delivery-outcome.ts'
import type { Directory, Messenger } from '../../src/services/ports.ts'
import { Application, TeamsAdapter, TurnContext } from '../../src/teams/sdk.ts'
import { routeWholeLists } from '../../src/teams/whole-list-action.ts'
import { digestAfter } from '../cards/managers-examples.ts'
import { smallPlan } from '../cards/small-plan.ts'
import { ownTemplates } from '../support/card-templates.ts'

/** The SDK's own router, handed a press on "Show all"; Teams and the directory are stand-ins. */
const templates = await ownTemplates()
const plans = {
  library: { current: smallPlan, plans: new Map([[smallPlan.plan.id, smallPlan]]) },
  engine: () => expect.unreachable(),
}
const chat = { conversationId: 'chat-manager', reference: {} }
const known = { accountId: 'a', name: 'A Manager', email: null, personName: null, personalChat: chat }
const logged: object[] = []
const log = { info: () => undefined, warn: () => undefined, error: (f: object) => void logged.push(f) }

const pressed = async (
  send: Messenger['send'],
  readDigest: () => Promise<ManagersView | null> = () => Promise.resolve(digestAfter([])),
  personalChat: typeof chat | null = chat,
): Promise<unknown> => {
  const adapter = new TeamsAdapter({})
  const app = new Application({ adapter, startTypingTimer: false })
  const directory: Directory = {
    account: () => Promise.resolve({ ...known, personalChat, namesakes: 0 }),
    saveAccount: () => Promise.resolve(),
    forgetPersonalChat: () => expect.unreachable(),
    accountsOf: () => expect.unreachable(),
    metOf: () => expect.unreachable(),
    accountBySignIn: () => expect.unreachable(),
    saveChannel: () => expect.unreachable(),
    channel: () => expect.unreachable(),
  }
  routeWholeLists(app, { directory, plans, log, templates, readDigest, messenger: { send } })
  const context = new TurnContext(adapter, {
    ...{ type: 'invoke', name: 'adaptiveCard/action', channelId: 'msteams' },
    serviceUrl: 'http://127.0.0.1:9/',
    from: { id: 'user-a', name: 'A Manager', aadObjectId: 'a' },
    recipient: { id: 'bot', name: '' },
    conversation: {
      ...{ id: 'channel;messageid=1', name: '', isGroup: true },
      ...{ conversationType: 'channel', tenantId: 't' },
    },
    value: {
      action: {
        ...{ type: 'Action.Execute', verb: wholeListVerb },
        data: { cardId: 'card-3', section: 'overdue' },
      },
    },
  })
  await app.run(context)
  return context.turnState.get<unknown>(INVOKE_RESPONSE_KEY)
}
const answers = (outcome: DeliveryOutcome) => vi.fn<Messenger['send']>(() => Promise.resolve(outcome))
const sent = () => answers({ kind: 'sent', conversationId: 'c', messageId: 'm' })
const sentence = (words: RegExp) => ({
  value: {
    body: {
      type: 'application/vnd.microsoft.activity.message',
      value: expect.stringMatching(words) as string,
    },
  },
})

describe('a press that asks for all of a list', () => {
  it('is answered in a sentence, so that the card stays, and the list goes to the presser’s own chat', async () => {
    const send = sent()
    expect(await pressed(send)).toMatchObject(sentence(/^Sent to your own chat with me: 3 overdue actions\./))
    expect(send.mock.calls.map(([address, { kind }]) => [address.conversationId, kind])).toEqual([
      ['chat-manager', 'whole-list'],
    ])
  })

  it('opens a chat with somebody of whom none is known', async () => {
    const send = sent()
    await pressed(send, undefined, null)
    expect(send.mock.calls[0]?.[0]).toMatchObject({ conversationId: null, reference: { userId: 'user-a' } })
  })

  it.each([
    [
      'where the bot may not write',
      answers({ kind: 'refused', problem: '403' }),
      /^Not sent: I may not write/,
    ],
    [
      'where Teams is busy',
      answers({ kind: 'retry', afterSeconds: 5, problem: '429' }),
      /^Not sent, or not whole/,
    ],
  ])('says what to do %s', async (_where, send, words) => {
    expect(await pressed(send)).toMatchObject(sentence(words))
    expect(send).toHaveBeenCalledTimes(1)
  })

  it('sends nothing of a digest that is not kept', async () => {
    const send = sent()
    const gone = () => Promise.resolve(null)
    expect(await pressed(send, gone)).toMatchObject(
      sentence(/^Nothing is sent: this digest is no longer kept/),
    )
    expect(send).not.toHaveBeenCalled()
  })

  it('that fails is answered with a reference and never throws', async () => {
    const fails = () => Promise.reject(new Error('the database is away'))
    expect(await pressed(sent(), fails)).toMatchObject(
      sentence(/give your IT support this reference: \S+\.$/),
    )
    expect(logged).toHaveLength(1)
  })

  it('is answered in time when it takes too long', async () => {
    vi.useFakeTimers()
    try {
      const answer = pressed(sent(), () => new Promise(() => undefined))
      await vi.advanceTimersByTimeAsync(4_000)
      expect(await answer).toMatchObject(sentence(/^Not sent yet: putting the list together takes longer/))
    } finally {
      vi.useRealTimers()
    }
  })
})
