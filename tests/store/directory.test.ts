import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Account, Directory } from '../../src/services/ports.ts'
import { createDirectory } from '../../src/store/directory.ts'
import { freshDatabase } from '../support/database.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let directory: Directory

beforeAll(async () => {
  fresh = await freshDatabase()
  directory = createDirectory(fresh.database)
})
afterAll(() => fresh.close())

const darren: Account = {
  accountId: 'aad-1',
  name: 'Darren Newman',
  email: 'darren@example.gov.uk',
  personName: 'Darren Newman',
}
const chat = { conversationId: 'a:1', reference: { serviceUrl: 'https://x', nested: [1, null, { a: 'é' }] } }

describe('an account', () => {
  it('is unknown until the bot has met it', async () => {
    expect(await directory.account('nobody')).toBeNull()
    expect(await directory.accountsOf('Nobody At All')).toEqual([])
  })

  it('keeps its chat while its name is refreshed, until the bot is removed from that chat', async () => {
    await directory.saveAccount(darren, chat)
    await directory.saveAccount({ ...darren, name: 'Darren J Newman' }, null)
    expect(await directory.account('aad-1')).toEqual({
      ...darren,
      name: 'Darren J Newman',
      personalChat: chat,
      namesakes: 1,
    })
    expect(await directory.accountsOf('Darren Newman')).toEqual([
      { ...darren, name: 'Darren J Newman', personalChat: chat, namesakes: 1 },
    ])
    await directory.forgetPersonalChat('aad-1')
    expect(await directory.accountsOf('Darren Newman')).toMatchObject([{ personalChat: null }])
    await directory.saveAccount(darren, { ...chat, conversationId: 'a:2' })
    expect(await directory.accountsOf('Darren Newman')).toMatchObject([
      { personalChat: { conversationId: 'a:2' } },
    ])
  })

  it('is one of two when two accounts match one person', async () => {
    await directory.saveAccount({ ...darren, accountId: 'aad-2', personName: 'Karen Noble' }, null)
    await directory.saveAccount({ ...darren, accountId: 'aad-3', personName: 'Karen Noble' }, null)
    expect((await directory.accountsOf('Karen Noble')).map((found) => found.accountId)).toEqual([
      'aad-2',
      'aad-3',
    ])
  })

  it('is counted by name, with and without a chat', async () => {
    await directory.saveAccount({ ...darren, accountId: 'aad-5', personName: 'Jenny Coles' }, chat)
    await directory.saveAccount({ ...darren, accountId: 'aad-6', personName: 'Jenny Coles' }, null)
    expect(await directory.metOf(['Jenny Coles', 'Nobody At All'])).toEqual(
      new Map([['Jenny Coles', { accounts: 2, chats: 1 }]]),
    )
    expect(await directory.metOf([])).toEqual(new Map())
  })

  it('keeps a chat that has yet to be opened', async () => {
    const unopened = { conversationId: null, reference: { member: 'aad-4' } }
    await directory.saveAccount({ accountId: 'aad-4', name: 'New', email: null, personName: 'New' }, unopened)
    expect(await directory.accountsOf('New')).toMatchObject([{ personalChat: unopened }])
  })
})

describe('a channel', () => {
  it('is kept under its conversation and replaced when it comes again', async () => {
    expect(await directory.channel('19:team')).toBeNull()
    await directory.saveChannel('19:team', chat)
    await directory.saveChannel('19:team', { ...chat, reference: 'newer' })
    expect(await directory.channel('19:team')).toEqual({ ...chat, reference: 'newer' })
  })
})
