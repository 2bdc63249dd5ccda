import type { UnansweredItem } from '../digest/chase.ts'
import type { Action, LoadedPlan } from '../plan/library.ts'
import { isLeadOfficer, leadsWhoApprove, rightTo, standInsFor } from '../progress/permissions.ts'
import type { UnansweredContent } from './delivery-content.ts'
import { presserOf } from './people.ts'
import type { Cover, Delivery, Directory, KnownAccount } from './ports.ts'

/** Who besides the priorities' leads may know who has not answered. */
export type ChaseReaderNeeds = {
  directory: Pick<Directory, 'accountBySignIn'>
  /** Sign-in names or object ids. */
  administrators: readonly string[]
}

/** What is known of the day: the plan, who stands in for whom, and whose reminders rest. */
export type ChaseDay = {
  loaded: LoadedPlan
  covers: readonly Cover[]
  resting: ReadonlySet<string | null>
}

/** Somebody who is told: a lead by their name in the plan, an administrator by the setting's entry. */
export type ChaseReader = { recipient: string; to: UnansweredContent['to'] }

/** An administrator by the setting's entry, with the account that the bot has met; null where it has met none. */
export type AdministratorAccount = { signIn: string; account: KnownAccount | null }

/**
 * Who is told that an officer has not answered about an action: its priority's leads, and where there is none but the
 * action's own people, or their reminders rest, the administrators. Nobody is told of an action that they lead, or whose officer they
 * stand in for.
 */
export function readersOf(
  officer: string,
  action: Action,
  { loaded, covers, resting }: ChaseDay,
  administrators: readonly AdministratorAccount[],
): ChaseReader[] {
  const standIns = standInsFor(action, covers)
  const leads = leadsWhoApprove(officer, action, loaded, standIns, resting)
  if (leads.length > 0) return leads.map((recipient) => ({ recipient, to: 'lead' }))
  const free = administrators.filter(({ account }) => {
    const name = account?.personName ?? null
    return name === null || !(isLeadOfficer(name, action) || standIns.includes(name) || resting.has(name))
  })
  return free.map(({ signIn }) => ({ recipient: signIn, to: 'administrator' }))
}

/**
 * What a word of officers who have not answered may still tell its reader: a plan that was loaded since can have given the
 * priority another lead, and an administrator can have been taken out of the settings. Never anything of themselves.
 */
export async function itemsToTell(
  needs: ChaseReaderNeeds,
  { recipient }: Pick<Delivery, 'recipient'>,
  content: UnansweredContent,
  loaded: LoadedPlan,
): Promise<UnansweredItem[]> {
  const reader =
    content.to === 'lead'
      ? { accountId: '', personName: recipient, administrator: false }
      : await administratorAs(needs, recipient)
  const actor = { ...reader, approver: false, covering: [] }
  return content.items.filter(({ officer, actionKey }) => {
    const action = loaded.actions.get(actionKey)
    const mayKnow = action !== undefined && rightTo('know-replies', actor, { action, loaded }) !== null
    return mayKnow && officer !== actor.personName
  })
}

async function administratorAs({ directory, administrators }: ChaseReaderNeeds, signIn: string) {
  const account = await directory.accountBySignIn(signIn)
  if (account !== null) return presserOf(account, { administrators, approvers: [] })
  const listed = administrators.some((entry) => entry.toLowerCase() === signIn.toLowerCase())
  return { accountId: '', personName: null, administrator: listed }
}
