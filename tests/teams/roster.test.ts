import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Account, Directory } from '../../src/services/ports.ts'
import { createDirectory } from '../../src/store/directory.ts'
import { keepRoster, senderOf } from '../../src/teams/roster.ts'
import { TeamsAdapter, type TurnContext } from '../../src/teams/sdk.ts'
import { smallPlan } from '../cards/small-plan.ts'
import { freshDatabase } from '../support/database.ts'

/** A stand-in for Teams' service whose roster is written as Microsoft documents it: no `aadObjectId`, no `name`. */
const roster = [
  {
    id: '29:darren',
    objectId: 'oid-darren',
    givenName: 'Darren',
    surname: 'Newman',
    userPrincipalName: 'darren@county.example',
  },
  {
    id: '29:jenny',
    objectId: 'oid-jenny',
    givenName: 'Jenny',
    surname: 'Coles',
    email: 'jenny@county.example',
  },
  { id: '29:guest', objectId: 'oid-guest', givenName: 'A', surname: 'Visitor' },
]
const lastPage = [{ id: '29:karen', objectId: 'oid-karen', givenName: 'Karen', surname: 'Noble' }]
const teams = createServer((request, response) => {
  const address = request.url ?? ''
  const member = roster.find(({ id }) => address.endsWith(`/members/${encodeURIComponent(id)}`))
  const page = address.includes('continuationToken=more')
    ? { members: lastPage }
    : { members: roster, continuationToken: 'more' }
  const found = address.includes('pagedmembers') ? page : member
  response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' })
  response.end(JSON.stringify(found ?? {}))
})

let store: Awaited<ReturnType<typeof freshDatabase>>
let directory: Directory
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    teams.listen(0, '127.0.0.1', resolve)
  })
})
beforeEach(async () => {
  store = await freshDatabase()
  directory = createDirectory(store.database)
  return () => store.close()
})
afterAll(() => {
  teams.close()
})

const needs = () => ({
  directory,
  plans: {
    library: { current: smallPlan, plans: new Map([[smallPlan.plan.id, smallPlan]]) },
    engine: () => expect.unreachable(),
  },
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
})

/** Runs `work` in a real turn of the SDK, from this sender in this kind of chat. */
const inTurn = async <Result>(
  conversationType: string,
  from: { id: string; name?: string; aadObjectId?: string },
  work: (context: TurnContext) => Promise<Result>,
): Promise<Result | undefined> => {
  const adapter = new TeamsAdapter({})
  const reference = {
    serviceUrl: `http://127.0.0.1:${(teams.address() as AddressInfo).port}`,
    channelId: 'msteams',
    bot: { id: 'bot', name: 'Bot' },
    conversation: {
      id: `${conversationType}-chat`,
      name: '',
      isGroup: false,
      conversationType,
      tenantId: 'tenant',
    },
  }
  let result: Result | undefined
  await adapter.continueConversationAsync('bot', reference, async (context) => {
    Object.assign(context.activity, { from })
    result = await work(context)
  })
  return result
}
const sender = (
  conversationType: string,
  from: { id: string; name?: string; aadObjectId?: string },
): Promise<Account | null | undefined> =>
  inTurn(conversationType, from, (context) => senderOf(needs(), context))

describe('who sent an activity', () => {
  it('is matched to the plan by name, with the sign-in name from the roster', async () => {
    expect(
      await sender('personal', { id: '29:darren', name: 'Darren Newman', aadObjectId: 'oid-darren' }),
    ).toEqual({
      accountId: 'oid-darren',
      name: 'Darren Newman',
      email: 'darren@county.example',
      personName: 'Darren Newman',
    })
  })

  it('is named from the roster where the activity gives no name', async () => {
    expect(await sender('personal', { id: '29:jenny', aadObjectId: 'oid-jenny' })).toMatchObject({
      personName: 'Jenny Coles',
    })
  })

  it('is nobody without an object id', async () => {
    expect(await sender('personal', { id: '29:darren', name: 'Darren Newman' })).toBeNull()
  })

  it('is matched anew when the directory’s name changes', async () => {
    const from = { id: '29:guest', name: 'Somebody Else', aadObjectId: 'oid-guest' }
    expect(await sender('personal', from)).toMatchObject({ personName: null })
    expect(await sender('personal', { ...from, name: 'Karen Noble' })).toMatchObject({
      personName: 'Karen Noble',
    })
  })

  it('can be written to once they write in their own chat, wherever they were met first', async () => {
    const from = { id: '29:darren', name: 'Darren Newman', aadObjectId: 'oid-darren' }
    await sender('channel', from)
    expect((await directory.account('oid-darren'))?.personalChat).toBeNull()
    await sender('personal', from)
    expect((await directory.account('oid-darren'))?.personalChat).toMatchObject({
      conversationId: 'personal-chat',
    })
  })

  it('is no officer when two accounts bear that officer’s name', async () => {
    await sender('personal', { id: '29:darren', name: 'Darren Newman', aadObjectId: 'oid-darren' })
    expect(
      await sender('personal', { id: '29:guest', name: 'Darren Newman', aadObjectId: 'oid-guest' }),
    ).toMatchObject({ personName: null })
    expect(
      await sender('personal', { id: '29:darren', name: 'Darren Newman', aadObjectId: 'oid-darren' }),
    ).toMatchObject({ personName: null })
  })
})

describe('a team’s roster', () => {
  it('makes everybody on each of its pages somebody to whom a chat can be opened, and names those of the plan', async () => {
    const kept = await inTurn('channel', { id: '29:guest' }, (context) => keepRoster(needs(), context))
    expect(kept?.flatMap(({ personName }) => personName ?? [])).toEqual([
      'Darren Newman',
      'Jenny Coles',
      'Karen Noble',
    ])
    expect(await directory.accountsOf('Jenny Coles')).toMatchObject([
      { accountId: 'oid-jenny', email: 'jenny@county.example', personalChat: { conversationId: null } },
    ])
  })

  it('leaves the chat of whoever has one', async () => {
    await sender('personal', { id: '29:darren', name: 'Darren Newman', aadObjectId: 'oid-darren' })
    await inTurn('channel', { id: '29:guest' }, (context) => keepRoster(needs(), context))
    expect((await directory.account('oid-darren'))?.personalChat).toMatchObject({
      conversationId: 'personal-chat',
    })
  })
})
