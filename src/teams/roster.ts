import { z } from 'zod'
import { matchPerson } from '../services/match-person.ts'
import type { Account, ChatAddress, Directory, Log, Plans } from '../services/ports.ts'
import { referenceFrom } from './address.ts'
import { TeamsInfo, type TurnContext } from './sdk.ts'

type Needs = { directory: Directory; plans: Plans; log: Log }

/**
 * A roster member as Teams sends it. Its documentation shows `objectId`, `givenName` and `surname`; some answers
 * bear `aadObjectId` and `name` instead, and the SDK passes on what came.
 */
const memberSchema = z
  .object({
    id: z.string().min(1),
    aadObjectId: z.string().min(1).optional(),
    objectId: z.string().min(1).optional(),
    name: z.string().optional(),
    givenName: z.string().optional(),
    surname: z.string().optional(),
    userPrincipalName: z.string().optional(),
    email: z.string().optional(),
    userRole: z.string().optional(),
  })
  .transform((member) => ({
    userId: member.id,
    accountId: member.aadObjectId ?? member.objectId ?? null,
    name: member.name ?? [member.givenName, member.surname].filter((part) => part !== undefined).join(' '),
    email: member.userPrincipalName ?? member.email ?? null,
    guest: member.userRole === 'guest' || member.userRole === 'anonymous',
  }))
type Member = z.infer<typeof memberSchema>

/** The SDK's types promise a sender's name, but an installation's sender has none. */
const senderSchema = z.object({ name: z.string().default(''), aadObjectId: z.string().default('') })

/** Teams pages its roster; this many a page is its documented maximum. */
const rosterPage = 500

/**
 * Who sent this activity, by their Entra object id, matched anew to the plan's people. Met for the first time, they
 * are looked up in the chat's roster. An activity without an object id gives nobody, and an officer's name that two
 * accounts bear belongs to neither, so that nobody can act as somebody else.
 */
export async function senderOf(needs: Needs, context: TurnContext): Promise<Account | null> {
  const { aadObjectId: accountId, name: given } = senderSchema.parse(context.activity.from)
  if (accountId === '') return null
  // Taken now: the context is revoked when the turn ends, which a slow database may outlast.
  const chat = personalChatOf(context)
  const known = await needs.directory.account(accountId)
  const seen = known ?? (await memberOf(needs, context))
  const name = given === '' ? (seen?.name ?? '') : given
  const guest = (seen !== null && 'guest' in seen && seen.guest) || isGuest(seen?.email ?? null)
  const personName = guest ? null : matchPerson(name, needs.plans.library.current)
  const account = { accountId, name, email: seen?.email ?? null, personName }
  const moved = chat !== null && known?.personalChat?.conversationId !== chat.conversationId
  if (known?.name !== name || known.personName !== personName || moved) {
    await needs.directory.saveAccount(account, chat)
  }
  if (personName === null) return account
  // Counted with the account itself, unless it has only just got the name.
  const bearers =
    known?.personName === personName ? known.namesakes : (await needs.directory.accountsOf(personName)).length
  return bearers > 1 ? { ...account, personName: null } : account
}

/** Keeps everybody in a team's roster as somebody to whom a chat can be opened. Returns them, without guests. */
export async function keepRoster(needs: Needs, context: TurnContext): Promise<Account[]> {
  let token: string | undefined
  const kept: Account[] = []
  do {
    const page = await TeamsInfo.getPagedMembers(context, rosterPage, token)
    for (const member of page.members) {
      const { userId, accountId, name, email, guest } = memberSchema.parse(member)
      if (accountId === null || guest || isGuest(email)) continue
      const personName = matchPerson(name, needs.plans.library.current)
      const account = { accountId, name, email, personName }
      kept.push(account)
      const known = await needs.directory.account(accountId)
      const chat = known?.personalChat ? null : unopenedChat(context, userId)
      await needs.directory.saveAccount(account, chat)
    }
    token = page.continuationToken === '' ? undefined : page.continuationToken
  } while (token !== undefined)
  return kept
}

/** A guest of the tenant may bear any name; the marker is Entra's, in the sign-in name of every guest. */
function isGuest(signInName: string | null): boolean {
  return signInName?.toUpperCase().includes('#EXT#') ?? false
}

/** The personal chat that an activity came from, as an address; null elsewhere. */
export function personalChatOf(context: TurnContext): ChatAddress | null {
  const { conversation, from } = context.activity
  if (conversation.conversationType !== 'personal') return null
  return { conversationId: conversation.id, reference: referenceFrom(context.activity, from.id) }
}

function unopenedChat(context: TurnContext, userId: string): ChatAddress {
  return { conversationId: null, reference: referenceFrom(context.activity, userId) }
}

async function memberOf(needs: Needs, context: TurnContext): Promise<Member | null> {
  try {
    return memberSchema.parse(await TeamsInfo.getMember(context, context.activity.from.id))
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown'
    needs.log.warn({ error: reason }, 'roster look-up failed; taking the sender as the activity names them')
    return null
  }
}
