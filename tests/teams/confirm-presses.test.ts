import { randomUUID } from 'node:crypto'
import { INVOKE_RESPONSE_KEY } from 'botbuilder'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { approvalVerbs } from '../../src/cards/approval-card.ts'
import { confirmDigestVerb } from '../../src/cards/confirm-digest-card.ts'
import { coverVerb } from '../../src/cards/cover-card.ts'
import { makeConfirmAct } from '../../src/services/cycle/confirm.ts'
import type { OutgoingMessage } from '../../src/services/ports.ts'
import { routeApprovals } from '../../src/teams/approval-actions.ts'
import { routeCovers } from '../../src/teams/cover-actions.ts'
import { routeDigestActs } from '../../src/teams/digest-actions.ts'
import { Application, TeamsAdapter, TurnContext } from '../../src/teams/sdk.ts'
import { smallPlan } from '../cards/small-plan.ts'
import { hasButton, wordsOnCard } from '../support/card-reading.ts'
import { ownTemplates } from '../support/card-templates.ts'
import { openCycle } from '../support/open-cycle.ts'

/** The SDK's own router, handed presses on cards to confirm, over a real database; only Teams is a stand-in. */
const templates = await ownTemplates()
const jane = { accountId: 'jane', name: 'Jane Smith', email: 'jane@county.example', personName: null }
let cycle: Awaited<ReturnType<typeof openCycle>>
let edits: OutgoingMessage[] = []
beforeAll(async () => {
  cycle = await openCycle(smallPlan, { administrators: ['jane@county.example'] })
  cycle.goTo('2011-07-15')
  await cycle.needs.directory.saveAccount(jane, { conversationId: 'chat', reference: {} })
  const karen = { ...jane, accountId: 'karen', name: 'Karen Noble', email: null, personName: 'Karen Noble' }
  await cycle.needs.directory.saveAccount(karen, { conversationId: 'chat-karen', reference: {} })
})
beforeEach(() => {
  edits = []
})
afterAll(() => cycle.close())

async function pressed(verb: string, data: object, by = 'jane'): Promise<string | object> {
  const adapter = new TeamsAdapter({})
  const app = new Application({ adapter, startTypingTimer: false })
  const needs = {
    ...{ ...cycle.needs, templates, channels: [] },
    messenger: {
      edit: (_address: unknown, _id: string, message: OutgoingMessage) => {
        edits.push(message)
        return Promise.resolve({ kind: 'edited' as const })
      },
    },
    ...{ setCover: () => expect.unreachable(), readRequest: () => expect.unreachable() },
    decideDate: () => expect.unreachable(),
  }
  routeDigestActs(app, { ...needs, confirmAct: makeConfirmAct(needs) })
  routeCovers(app, needs)
  routeApprovals(app, needs)
  const context = new TurnContext(adapter, {
    ...{ type: 'invoke', name: 'adaptiveCard/action', channelId: 'msteams', id: randomUUID() },
    ...{ serviceUrl: 'http://127.0.0.1:9/', replyToId: 'message', recipient: { id: 'bot', name: '' } },
    from: { id: `user-${by}`, name: by === 'jane' ? 'Jane Smith' : 'Karen Noble', aadObjectId: by },
    conversation: { id: 'chat', name: '', isGroup: false, conversationType: 'personal', tenantId: 't' },
    value: { action: { type: 'Action.Execute', verb, data } },
  })
  await app.run(context)
  const answer = context.turnState.get<{ value: { body: { value: string | object } } }>(INVOKE_RESPONSE_KEY)
  return answer.value.body.value
}

describe.each(['run', 'cancel'] as const)('a card that asks to confirm “digest %s”', (act) => {
  const button = act === 'run' ? 'Send the digests' : 'Cancel the rest'
  const press = () => ({ id: randomUUID(), act, askedOn: '2011-07-15' })

  it('stands as a receipt without its button once it was pressed, and a second press does nothing and says so', async () => {
    const data = press()
    const card = await pressed(confirmDigestVerb, data)
    expect(wordsOnCard(card)).toContain('Confirmed')
    expect(hasButton(card, button)).toBe(false)
    expect(edits).toMatchObject([{ kind: 'confirmed', heading: 'Confirmed' }])
    const again = await pressed(confirmDigestVerb, data)
    expect(wordsOnCard(again)).toContain('This was confirmed already, so nothing was done a second time.')
    expect(hasButton(again, button)).toBe(false)
  })

  it('stays as it is for who may not press it, and is over on another day', async () => {
    expect(await pressed(confirmDigestVerb, press(), 'karen')).toMatch(
      /^Nothing was done: .* Ask Jane Smith\./,
    )
    expect(edits).toEqual([])
    const old = await pressed(confirmDigestVerb, { ...press(), askedOn: '2011-07-14' })
    expect(wordsOnCard(old)).toMatch(/Nothing changed.*this card is of another day/s)
    expect(edits).toMatchObject([{ kind: 'confirmed', heading: 'Nothing changed' }])
  })
})

describe('a press that cannot be read', () => {
  it.each([
    [coverVerb, /^Nothing is changed: .*“Karen Noble covers for me until 5 September”/],
    [confirmDigestVerb, /^Nothing was done: .*“digest run” or “digest cancel”/],
    [approvalVerbs.approve, /^Not decided: .*“what needs my approval\?”/],
  ])('says what to write instead: %s', async (verb, words) => {
    const said = await pressed(verb, { of: 'another version' })
    expect(said).toMatch(words)
    expect(said).not.toContain('my card')
  })
})
