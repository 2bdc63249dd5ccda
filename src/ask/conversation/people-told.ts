import type { Reading } from '../reading.ts'
import type { ConversationMemory } from './conversation.ts'

/** The reading with a name that several people bear meaning the one of them who was just told: "and who is David?". */
export function withPeopleTold(reading: Reading, { people: told }: ConversationMemory): Reading {
  if (told.length === 0 || reading.people.every(({ people }) => people.length === 1)) return reading
  const people = reading.people.map((mention) => {
    const known = mention.people.filter((name) => told.includes(name))
    return mention.people.length > 1 && known.length === 1 ? { ...mention, people: known } : mention
  })
  return { ...reading, people }
}
