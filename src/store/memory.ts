import { and, eq, gt, sql } from 'drizzle-orm'
import { conversationMemorySchema } from '../ask/conversation/conversation.ts'
import type { MemoryStore } from '../services/ports.ts'
import type { Database } from './database.ts'
import { withPlainErrors } from './plain-errors.ts'
import { conversationMemory } from './schema.ts'
import { storableJson } from './storable.ts'

/** A memory older than this would make "and 8?" answer a question that nobody remembers asking. */
const oldest = sql`now() - interval '30 minutes'`

/** Conversations' memories in PostgreSQL, by the database's clock. Saving one also removes those that are too old. */
export function createMemoryStore({ db }: Database): MemoryStore {
  return {
    load: (conversationId, accountId) =>
      withPlainErrors(async () => {
        const rows = await db
          .select({ memory: conversationMemory.memory })
          .from(conversationMemory)
          .where(
            and(
              eq(conversationMemory.conversationId, conversationId),
              eq(conversationMemory.accountId, accountId),
              gt(conversationMemory.savedAt, oldest),
            ),
          )
        // Another version of the bot may have written it; a conversation that starts anew does no harm.
        const parsed = conversationMemorySchema.safeParse(rows[0]?.memory)
        return parsed.success ? parsed.data : null
      }),
    save: (conversationId, accountId, memory) =>
      withPlainErrors(async () => {
        const others = db
          .select({
            conversationId: conversationMemory.conversationId,
            accountId: conversationMemory.accountId,
          })
          .from(conversationMemory)
          .where(
            sql`${conversationMemory.savedAt} < ${oldest} and (${conversationMemory.conversationId}, ${conversationMemory.accountId}) <> (${conversationId}, ${accountId})`,
          )
          .for('update', { skipLocked: true })
        const forgotten = db.$with('forgotten').as(
          db
            .delete(conversationMemory)
            .where(sql`(${conversationMemory.conversationId}, ${conversationMemory.accountId}) in ${others}`)
            .returning({ accountId: conversationMemory.accountId }),
        )
        const values = { memory: storableJson(memory), savedAt: sql`now()` }
        await db
          .with(forgotten)
          .insert(conversationMemory)
          .values({ conversationId, accountId, ...values })
          .onConflictDoUpdate({
            target: [conversationMemory.conversationId, conversationMemory.accountId],
            set: values,
          })
      }),
  }
}
