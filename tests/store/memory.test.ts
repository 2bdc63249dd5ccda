import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshMemory, type ConversationMemory } from '../../src/ask/conversation/conversation.ts'
import type { MemoryStore } from '../../src/services/ports.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { freshDatabase } from '../support/database.ts'
import { queryOn } from '../support/throwaway-database.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let memories: MemoryStore
const memory: ConversationMemory = {
  ...freshMemory,
  words: 'who leads priority 7?',
  priorities: ['plan-1/7'],
}

beforeAll(async () => {
  fresh = await freshDatabase()
  memories = createMemoryStore(fresh.database)
})
afterAll(() => fresh.close())

const age = (minutes: number, accountId: string) =>
  queryOn(
    fresh.url,
    "update conversation_memory set saved_at = now() - $1 * interval '1 minute' where account_id = $2",
    [minutes, accountId],
  )

describe('a conversation’s memory', () => {
  it('belongs to one person in one conversation', async () => {
    await memories.save('chat-1', 'ann', memory)
    expect(await memories.load('chat-1', 'ann')).toEqual(memory)
    expect(await memories.load('chat-1', 'bob')).toBeNull()
    expect(await memories.load('chat-2', 'ann')).toBeNull()
  })

  it('is forgotten after 30 minutes, counted from when it was last saved', async () => {
    await memories.save('chat-1', 'cy', memory)
    await age(29, 'cy')
    expect(await memories.load('chat-1', 'cy')).toEqual(memory)
    await age(31, 'cy')
    expect(await memories.load('chat-1', 'cy')).toBeNull()
    await memories.save('chat-1', 'cy', memory)
    expect(await memories.load('chat-1', 'cy')).toEqual(memory)
  })

  it('is removed for good when anybody’s is saved later', async () => {
    await memories.save('chat-1', 'di', memory)
    await age(31, 'di')
    await memories.save('chat-1', 'eve', memory)
    const rows = await queryOn(fresh.url, 'select account_id from conversation_memory order by account_id')
    expect(rows.map((row) => row['account_id'] as string)).not.toContain('di')
  })

  it('starts anew when another version of the bot wrote it', async () => {
    await memories.save('chat-1', 'fay', memory)
    await queryOn(fresh.url, `update conversation_memory set memory = '"what?"' where account_id = 'fay'`)
    expect(await memories.load('chat-1', 'fay')).toBeNull()
  })

  it('can be saved by many at once', async () => {
    const people = Array.from({ length: 20 }, (_, index) => `person-${index}`)
    await Promise.all(people.map((person) => memories.save('busy', person, memory)))
    await queryOn(fresh.url, "update conversation_memory set saved_at = now() - interval '1 hour'")
    await Promise.all([...people, ...people].map((person) => memories.save('busy', person, memory)))
    expect(await queryOn(fresh.url, 'select count(*)::int as kept from conversation_memory')).toEqual([
      { kept: 20 },
    ])
  })
})
