import { beforeEach, describe, expect, it } from 'vitest'
import { notMineCard } from '../../src/cards/not-mine-card.ts'
import { drainOutbox, leaseSeconds } from '../../src/services/deliver.ts'
import { makeReadCard } from '../../src/services/officer-card/card-on-hand.ts'
import { makeSayNotMine } from '../../src/services/officer-card/not-mine.ts'
import { makeUndo } from '../../src/services/officer-card/undo.ts'
import type { DeliveryOutcome } from '../../src/services/delivery-outcome.ts'
import type { ChatAddress, OutgoingMessage } from '../../src/services/ports.ts'
import { createCoverStore } from '../../src/store/covers.ts'
import { createPositionStore } from '../../src/store/cycle/positions.ts'
import { createDirectory } from '../../src/store/directory.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { createUpdateStore } from '../../src/store/updates.ts'
import { asOf, smallPlan } from '../cards/small-plan.ts'
import { wordsOnCard } from '../support/card-reading.ts'
import { ownTemplates } from '../support/card-templates.ts'
import { freshDatabase } from '../support/database.ts'
import { unpaced } from '../support/unpaced.ts'
import { queryOn } from '../support/throwaway-database.ts'

/** "Not mine" on the real services and a real database; only Teams is a stand-in, which notes what it is sent. */
const templates = await ownTemplates()
const administrators = ['chief@county.example', 'deputy-id']
const planId = smallPlan.plan.id
const key = `${planId}/2/2.3`
const darren = {
  ...{ accountId: 'd', displayName: 'D', personName: 'Darren Newman' },
  ...{ administrator: false, approver: false },
}

let store: Awaited<ReturnType<typeof freshDatabase>>
let sent: { to: string | null; message: OutgoingMessage; edit: boolean }[]
beforeEach(async () => {
  store = await freshDatabase()
  sent = []
  return () => store.close()
})
const needs = () => {
  const note =
    (edit: boolean) =>
    (address: ChatAddress, ...rest: unknown[]): Promise<DeliveryOutcome> => {
      sent.push({ to: address.conversationId, message: rest.at(-2) as OutgoingMessage, edit })
      const where = { conversationId: address.conversationId ?? '', messageId: `m${sent.length}` }
      return Promise.resolve(edit ? { kind: 'edited' } : { kind: 'sent', ...where })
    }
  return {
    plans: {
      library: { current: smallPlan, plans: new Map([[planId, smallPlan]]) },
      engine: () => expect.unreachable(),
    },
    ...{
      outbox: createOutbox(store.database, () => undefined),
      administrators,
      approvers: [],
      managersChannelId: null,
    },
    ...{ pace: unpaced, leaseSeconds },
    updates: createUpdateStore(store.database, () => undefined),
    covers: createCoverStore(store.database),
    positions: createPositionStore(store.database),
    directory: createDirectory(store.database),
    clock: { today: () => asOf, now: () => `${asOf}T09:05:00Z` },
    log: { info: () => undefined, warn: () => undefined, error: () => expect.unreachable() },
    messenger: { send: note(false), edit: note(true) },
  }
}

const drain = () => drainOutbox(needs(), new AbortController().signal)

/** Darren Newman's card with 2.3 on it, and a press of his on it. */
async function aCard() {
  const { outbox } = needs()
  const cardId = await outbox.keep({
    ...{ planId, recipient: 'Darren Newman', periodStart: null, part: 1 },
    content: {
      ...{ kind: 'officer', officer: 'Darren Newman', asOf, drafts: {}, waiting: [] },
      items: [{ actionKey: key, section: 'overdue', version: 0, details: true }],
    },
  })
  return async (activityId: string, suggested: string, { undo = false, baseVersion = 0 } = {}) => {
    const card = (await makeReadCard(needs())(cardId))!
    const press = { actionKey: key, baseVersion, activityId, actor: darren }
    const make = undo ? makeUndo(needs()) : makeSayNotMine(needs())
    return (await make(card, { ...press, drafts: { [key]: { suggested } } })).kind
  }
}
const meet = (accountId: string, email: string | null) =>
  createDirectory(store.database).saveAccount(
    { accountId, name: 'Chief', email, personName: null },
    { conversationId: `chat-${accountId}`, reference: {} },
  )
const queued = () =>
  queryOn(
    store.url,
    "select recipient, state, problem from delivery where content ->> 'kind' = 'not-mine' order by recipient",
  )
const words = (i: number) => {
  const message = sent[i]?.message
  if (message?.kind !== 'not-mine') throw new Error(message?.kind)
  const { card, summary } = notMineCard(message.view, templates)
  return { text: wordsOnCard(card), summary, spoken: String(card['fallbackText']) }
}

describe('an action that its officer says is not theirs', () => {
  it('is not said in words that may identify a child, nor in more than fit, before anybody is told', async () => {
    const press = await aCard()
    expect(await press('a-child', 'Tom Smith, aged 7, of 12 Mill Road')).toBe('refused')
    expect(await press('too-long', 'a'.repeat(101))).toBe('refused')
    expect(await queued()).toEqual([])
    expect(await press('a-colleague', 'Karen Noble')).toBe('saved')
  })

  it('is told to every administrator in their own chat, once: who says it, of what, whom they name, what to do', async () => {
    await meet('chief-id', 'Chief@County.example')
    await meet('deputy-id', null)
    const press = await aCard()
    expect(await press('press-1', 'Karen *Noble*')).toBe('saved')
    expect(await press('press-1', 'Karen *Noble*')).toBe('repeat')
    await drain()
    expect(sent.map(({ to }) => to).sort()).toEqual(['chat-chief-id', 'chat-deputy-id'])
    const { text, summary, spoken } = words(0)
    expect(summary).toMatch(
      /^Darren Newman says that action 2\.3 is not theirs, and names “Karen .*Noble.*” instead$/,
    )
    expect(text).toContain(summary)
    expect(text).toContain('change the lead officer of 2.3 in the plan’s file for priority 2')
    expect(text).toContain('npm run -s updates -- not-mine')
    expect(spoken).toContain('names “Karen Noble” instead. If that is right')
  })

  it('is saved all the same where an administrator has no chat, and the ledger says what to do', async () => {
    await meet('deputy-id', null)
    const press = await aCard()
    expect(await press('press-1', '')).toBe('saved')
    await drain()
    expect(sent).toHaveLength(1)
    expect(words(0).summary).toMatch(/names nobody instead$/)
    expect(await queued()).toEqual([
      {
        ...{ recipient: 'chief@county.example', state: 'refused' },
        problem:
          'No Teams chat is known for this sign-in name or object id of PLAN_ADMINISTRATORS. Check how it is spelled there, and install the app for them.',
      },
      { recipient: 'deputy-id', state: 'sent', problem: null },
    ])
  })

  it('is withdrawn in the message when it is taken back', async () => {
    await meet('deputy-id', null)
    const press = await aCard()
    await press('press-1', 'Karen Noble')
    await drain()
    expect(await press('press-2', '', { undo: true, baseVersion: 1 })).toBe('undone')
    await drain()
    const at = sent.findIndex(({ edit, message }) => edit && message.kind === 'not-mine')
    expect(words(at).text).toContain('nothing to do any more')
    expect(words(at).text).not.toContain('change the lead officer')
  })
})
