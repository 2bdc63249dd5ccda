import { matchPerson } from '../services/match-person.ts'
import type { Account, Directory, Log, Plans } from '../services/ports.ts'
import { referenceFrom } from './address.ts'
import { TeamsInfo, type TurnContext } from './sdk.ts'

type Needs = { directory: Directory; plans: Plans; log: Log }
/** The fields of a roster member that the bot keeps. */
type Member = { id?: string; name?: string; aadObjectId?: string; email?: string; userPrincipalName?: string }

/** Teams pages its roster; this many a page is its documented maximum. */
const rosterPage = 500

/**
 * Who sent this activity, by their Entra object id. Met for the first time, they are looked up in the chat's roster
 * and kept; an activity without an object id gives nobody, so that nobody can act as somebody else.
 */
export async function senderOf(needs: Needs, context: TurnContext): Promise<Account | null> {
  const { from } = context.activity
  const accountId = from.aadObjectId
  if (accountId === undefined || accountId === '') return null
  const known = await needs.directory.account(accountId)
  if (known) return known
  const account = accountFrom(needs, await memberOrSender(needs, context))
  if (account) await needs.directory.saveAccount(account, personalChatOf(context))
  return account
}

/** Keeps everybody in a team's roster as somebody to whom a chat can be opened. Returns those whom the plan names. */
export async function keepRoster(needs: Needs, context: TurnContext): Promise<string[]> {
  let token: string | undefined
  const named: string[] = []
  do {
    const page = await TeamsInfo.getPagedMembers(context, rosterPage, token)
    for (const member of page.members) {
      const account = accountFrom(needs, member)
      if (!account) continue
      if (account.personName !== null) named.push(account.personName)
      const chat = { conversationId: null, reference: referenceFrom(context.activity, member.id) }
      const met = (await needs.directory.account(account.accountId)) !== null
      await needs.directory.saveAccount(account, met ? null : chat)
    }
    token = page.continuationToken === '' ? undefined : page.continuationToken
  } while (token !== undefined)
  return named
}

/** The personal chat that an activity came from, as an address; null elsewhere. */
export function personalChatOf(context: TurnContext) {
  const { conversation, from } = context.activity
  if (conversation.conversationType !== 'personal') return null
  return { conversationId: conversation.id, reference: referenceFrom(context.activity, from.id) }
}

async function memberOrSender(needs: Needs, context: TurnContext): Promise<Member> {
  try {
    return await TeamsInfo.getMember(context, context.activity.from.id)
  } catch (error) {
    needs.log.warn(
      { error: error instanceof Error ? error.name : 'unknown' },
      'roster look-up failed; using the sender as given',
    )
    return context.activity.from
  }
}

function accountFrom(needs: Needs, member: Member): Account | null {
  const { aadObjectId, name } = member
  if (aadObjectId === undefined || aadObjectId === '' || name === undefined) return null
  return {
    accountId: aadObjectId,
    name,
    email: member.userPrincipalName ?? member.email ?? null,
    personName: matchPerson(name, needs.plans.library.current),
  }
}
