import { beforeEach, describe, expect, it } from 'vitest'
import { statusLines } from '../../../src/cards/digest-words.ts'
import { digestStatus } from '../../../src/services/cycle/status.ts'
import { drainOutbox, leaseSeconds } from '../../../src/services/deliver.ts'
import type { DeliveryOutcome } from '../../../src/services/delivery-outcome.ts'
import { makeLibrary } from '../../../src/plan/library.ts'
import { makeOnReachable } from '../../../src/services/on-reachable.ts'
import type { Account, Message } from '../../../src/services/ports.ts'
import { smallPlan } from '../../cards/small-plan.ts'
import { openCycle } from '../../support/open-cycle.ts'
import { onVersion } from '../../support/store-samples.ts'
import { shippedReporting } from '../../support/reporting.ts'
import { unpaced } from '../../support/unpaced.ts'

/** What no run sends, to people whom nobody has met yet: the real outbox and directory; only Teams is not itself. */
const planId = smallPlan.plan.id
const actionKey = `${planId}/2/2.3`
const administrator = 'Jane.Smith@County.example'
const jane = {
  ...{ accountId: 'jane', name: 'Jane Smith', email: 'jane.smith@county.example', personName: null },
}

let cycle: Awaited<ReturnType<typeof openCycle>>
let sentTo: string[]
beforeEach(async () => {
  cycle = await openCycle(smallPlan)
  cycle.goTo('2011-07-15')
  sentTo = []
  return () => cycle.close()
})
const drain = () =>
  drainOutbox(
    {
      ...cycle.needs,
      ...{ pace: unpaced, leaseSeconds, managersChannelId: null },
      messenger: {
        send: ({ conversationId }): Promise<DeliveryOutcome> => {
          sentTo.push(conversationId ?? '')
          return Promise.resolve({ kind: 'sent', conversationId: conversationId ?? '', messageId: 'm' })
        },
        edit: () => Promise.resolve({ kind: 'edited' }),
      },
    },
    new AbortController().signal,
  )
const status = async () =>
  statusLines(await digestStatus({ ...cycle.needs })).filter((line) => line.startsWith('Not reached'))
const installs = async (account: Account = jane) => {
  await cycle.needs.directory.saveAccount(account, { conversationId: 'chat of Jane', reference: {} })
  await makeOnReachable({ ...cycle.needs, channels: [] }, false)({ kind: 'person', account })
  await drain()
}
const items = [{ officer: 'Darren Newman', actionKey, version: 0 }]
/** Has an officer say that an action is not theirs, of which the administrator is told. */
const saysNotMine = async (activityId: string, version: number) => {
  const send: Message[] = [{ recipient: administrator, content: { kind: 'not-mine', actionKey, activityId } }]
  const said = { ...origin(activityId), kind: 'not-mine', suggested: 'Karen Noble' } as const
  const outcome = await cycle.needs.updates.record(said, { ...onVersion(version), send })
  if (outcome.kind !== 'stored') throw new Error(outcome.kind)
  return outcome.update.sequence
}
const origin = (activityId: string) => ({
  ...{ planId, actionKey, activityId, cardId: null, accountId: `of ${activityId}` },
  ...{ recordedBy: 'Darren Newman', recordedAt: '2011-07-15T10:00:00+01:00' },
})

describe('a message of no run that did not arrive', () => {
  it('is in the status with how many there are and what to do, until its reader installs the app', async () => {
    await saysNotMine('first', 0)
    await saysNotMine('second', 1)
    await drain()
    expect(sentTo).toEqual([])
    expect(await status()).toEqual([
      expect.stringMatching(
        /^Not reached: Jane\.Smith@County\.example, with 2 words that an action is not its officer’s\. No Teams chat is known .* install the app for them\.$/,
      ),
    ])
    await installs()
    expect(sentTo).toEqual(['chat of Jane', 'chat of Jane'])
    expect(await status()).toEqual([])
    await installs()
    expect(sentTo).toHaveLength(2)
  })

  it('is neither listed nor sent once its day is over: a paper after its meeting, a reminder after its week or its cover', async () => {
    const { outbox, covers } = cycle.needs
    const reminder = { kind: 'nudge', officer: 'Darren Newman', askedOn: '2011-07-11', items } as const
    const cover = { planId, officer: 'Darren Newman', standIn: 'Jenny Coles', by: 'Darren Newman' }
    await covers.add({ ...cover, fromDay: '2011-07-11', untilDay: '2011-07-15' })
    const messages: Message[] = [
      {
        recipient: administrator,
        content: { kind: 'board-paper', board: 'CLA Exec', meeting: '2011-07-20', items: [{ actionKey }] },
      },
      { recipient: 'Darren Newman', content: reminder },
      { recipient: 'Jenny Coles', content: { ...reminder, standIn: 'Jenny Coles' } },
    ]
    await outbox.enqueue(messages.map((message) => ({ planId, periodStart: null, part: 1, ...message })))
    await drain()
    expect(await status()).toHaveLength(3)
    cycle.goTo('2011-07-16')
    expect((await status()).map((line) => line.split(',')[0])).toEqual([
      ...['Not reached: Darren Newman', `Not reached: ${administrator}`],
    ])
    cycle.goTo('2011-07-21')
    expect(await status()).toEqual([])
    await installs()
    expect(sentTo).toEqual([])
  })

  it('is neither listed nor sent once its reader may not know it any more: of who has not answered, to who led the priority', async () => {
    const word = { kind: 'unanswered', to: 'lead', items } as const
    const one = { planId, periodStart: null, part: 1, content: word }
    await cycle.needs.outbox.enqueue([{ ...one, recipient: 'Jenny Coles' }])
    await drain()
    expect(await status()).toEqual([expect.stringMatching(/^Not reached: Jenny Coles, with word of cards/)])
    const priorities = smallPlan.plan.priorities.map((priority) => ({
      ...priority,
      lead: { reading: 'people' as const, printed: 'Simon Lunn', people: ['Simon Lunn'] },
    }))
    const { current } = makeLibrary([{ ...smallPlan.plan, priorities }], planId, shippedReporting)
    cycle.needs.plans.library = { current, plans: new Map([[planId, current]]) }
    expect(await status()).toEqual([])
    await installs({ ...jane, personName: 'Jenny Coles' })
    expect(sentTo).toEqual([])
  })

  it('is neither listed nor sent later where nobody needs it any more', async () => {
    const undoes = await saysNotMine('first', 0)
    const undo = { ...origin('undo'), accountId: 'of first', kind: 'undo', undoes } as const
    expect((await cycle.needs.updates.record(undo, onVersion(1))).kind).toBe('stored')
    await installs()
    expect(await status()).toEqual([])
    expect(sentTo).toEqual([])
  })
})

describe('the status of a run', () => {
  it('says how many messages were sent and when the last was, so that an interruption shows', async () => {
    await cycle.tickOn('2011-07-08')
    await cycle.tickOn('2011-07-11')
    const first = async () => statusLines(await digestStatus(cycle.needs))[0]
    expect(await first()).toMatch(/ 0 of 2 messages sent, 2 still to be sent\.$/)
    cycle.goTo('2011-07-12')
    await cycle.send()
    expect(await first()).toMatch(/ 2 of 2 messages sent, the last at 10:00 on 12 July 2011\.$/)
  })
})
