import { eq, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Account, ChatAddress, Directory, KnownAccount } from '../services/ports.ts'
import type { Database } from './database.ts'
import { withPlainErrors } from './plain-errors.ts'
import { account, channel } from './schema.ts'
import { storableJson, storableText } from './storable.ts'

const chatAddressSchema: z.ZodType<ChatAddress> = z.strictObject({
  conversationId: z.string().nullable(),
  reference: z.unknown(),
})

const accountColumns = {
  accountId: account.accountId,
  name: account.name,
  email: account.email,
  personName: account.personName,
  personalChat: account.personalChat,
  // Named in full: inside the subquery a bare column would be its own table's.
  namesakes: sql<number>`(select count(*)::integer from account as others where others.person_name = account.person_name)`,
}

/** The accounts and channels that have met the bot, in PostgreSQL. */
export function createDirectory({ db }: Database): Directory {
  return {
    saveAccount: (met, personalChat) =>
      withPlainErrors(async () => {
        const values = {
          ...storableAccount(met),
          personalChat: personalChat === null ? null : storableJson(personalChat),
        }
        await db
          .insert(account)
          .values(values)
          .onConflictDoUpdate({
            target: account.accountId,
            set: {
              ...values,
              personalChat: sql`coalesce(excluded.personal_chat, ${account.personalChat})`,
            },
          })
      }),
    forgetPersonalChat: (accountId) =>
      withPlainErrors(async () => {
        await db.update(account).set({ personalChat: null }).where(eq(account.accountId, accountId))
      }),
    account: (accountId) =>
      withPlainErrors(async () => {
        const rows = await db.select(accountColumns).from(account).where(eq(account.accountId, accountId))
        return rows[0] ? known(rows[0]) : null
      }),
    accountBySignIn: (signIn) =>
      withPlainErrors(async () => {
        const wanted = signIn.toLowerCase()
        const rows = await db
          .select(accountColumns)
          .from(account)
          .where(or(eq(sql`lower(${account.email})`, wanted), eq(sql`lower(${account.accountId})`, wanted)))
        return rows[0] && rows.length === 1 ? known(rows[0]) : null
      }),
    accountsOf: (personName) =>
      withPlainErrors(async () => {
        const rows = await db
          .select(accountColumns)
          .from(account)
          .where(eq(account.personName, personName))
          .orderBy(account.accountId)
        return rows.map(known)
      }),
    metOf: (personNames) =>
      withPlainErrors(async () => {
        const rows = await db
          .select({
            personName: account.personName,
            accounts: sql<number>`count(*)::integer`,
            chats: sql<number>`count(${account.personalChat})::integer`,
          })
          .from(account)
          .where(sql`${account.personName} = any(${sql.param([...personNames])})`)
          .groupBy(account.personName)
        return new Map(rows.map(({ personName, ...counts }) => [personName ?? '', counts]))
      }),
    saveChannel: (conversationId, address) =>
      withPlainErrors(async () => {
        const values = { conversationId, address: storableJson(address) }
        await db
          .insert(channel)
          .values(values)
          .onConflictDoUpdate({ target: channel.conversationId, set: values })
      }),
    channel: (conversationId) =>
      withPlainErrors(async () => {
        const rows = await db.select().from(channel).where(eq(channel.conversationId, conversationId))
        return rows[0] ? chatAddressSchema.parse(rows[0].address) : null
      }),
  }
}

function known({
  personalChat,
  ...row
}: Omit<KnownAccount, 'personalChat'> & { personalChat: unknown }): KnownAccount {
  return { ...row, personalChat: personalChat === null ? null : chatAddressSchema.parse(personalChat) }
}

function storableAccount({ accountId, name, email, personName }: Account): Account {
  return {
    accountId,
    name: storableText(name),
    email: email === null ? null : storableText(email),
    personName,
  }
}
