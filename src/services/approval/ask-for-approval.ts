import type { Action, LoadedPlan } from '../../plan/library.ts'
import { isLeadOfficer, leadsWhoApprove, standInsFor } from '../../progress/permissions.ts'
import type { NewOrigin, ReportContent } from '../../progress/update.ts'
import type { Cover, Directory, KnownAccount, Message } from '../ports.ts'

/** Whom a request can go to, besides the priority's leads. */
export type ApprovalNeeds = {
  directory: Pick<Directory, 'accountBySignIn'>
  /** Sign-in names or object ids, in the order in which they are asked. */
  approvers: readonly string[]
}

/**
 * The requests to approve the date that a report asks for. Nobody is asked about their own action. Empty where the report
 * asks for no date, or nobody is left to decide: then it waits, and `updates waiting` lists it.
 */
export async function approvalRequests(
  needs: ApprovalNeeds,
  report: ReportContent,
  origin: NewOrigin,
  where: {
    action: Action
    loaded: LoadedPlan
    covers: readonly Cover[]
    approvers?: readonly ApproverAccount[] | undefined
  },
): Promise<Message[]> {
  if (report.revision === null) return []
  const { actionKey, activityId, recordedBy, accountId } = origin
  const approvers = await approversOf(needs, { name: recordedBy, accountId }, where)
  return approvers.map(({ recipient, to }) => ({
    recipient,
    content: { kind: 'approval', actionKey, activityId, to },
  }))
}

/** A configured approver with the account that the bot has met; null where it has met none. */
export type ApproverAccount = { signIn: string; account: KnownAccount | null }

/** The configured approvers with their accounts, in the order in which they are asked. */
export function approverAccounts({ directory, approvers }: ApprovalNeeds): Promise<ApproverAccount[]> {
  return Promise.all(
    approvers.map(async (signIn) => ({ signIn, account: await directory.accountBySignIn(signIn) })),
  )
}

/** Somebody who decides on an action of others: a lead by their name in the plan, an approver by the setting's entry. */
export type ApproverOf = { recipient: string; to: 'lead' | 'approver' }

/**
 * Who decides on an action in place of somebody: its priority's leads who neither lead it, nor stand in for who does, nor
 * are that person; where there is none, the first configured approver of whom the same is true. Empty where nobody is left.
 */
export async function approversOf(
  needs: ApprovalNeeds,
  inPlaceOf: { name: string; accountId: string | null },
  {
    action,
    loaded,
    covers,
    resting,
    approvers: known,
  }: {
    action: Action
    loaded: LoadedPlan
    covers: readonly Cover[]
    /** Whose reminders rest, where what is sent may wait for nobody. */
    resting?: ReadonlySet<string | null>
    /** The approvers' accounts where they have been read already. */
    approvers?: readonly ApproverAccount[] | undefined
  },
): Promise<ApproverOf[]> {
  const standIns = standInsFor(action, covers)
  const leads = leadsWhoApprove(inPlaceOf.name, action, loaded, standIns, resting)
  if (leads.length > 0) return leads.map((recipient) => ({ recipient, to: 'lead' }))
  const accounts = known ?? (await approverAccounts(needs))
  const free = accounts.find(
    ({ account }) =>
      account !== null &&
      account.accountId !== inPlaceOf.accountId &&
      !isLeadOfficer(account.personName, action) &&
      !(account.personName !== null && standIns.includes(account.personName)),
  )
  return free ? [{ recipient: free.signIn, to: 'approver' }] : []
}
