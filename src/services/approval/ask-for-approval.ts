import type { Action, LoadedPlan } from '../../plan/library.ts'
import { isLeadOfficer, leadsWhoApprove } from '../../progress/permissions.ts'
import type { NewOrigin, ReportContent } from '../../progress/update.ts'
import type { Cover, Directory, Message } from '../ports.ts'

/** Whom a request can go to, besides the priority's leads. */
export type ApprovalNeeds = {
  directory: Pick<Directory, 'accountBySignIn'>
  /** Sign-in names or object ids, in the order in which they are asked. */
  approvers: readonly string[]
}

/**
 * Who is asked to approve the date that a report asks for: the priority's leads who neither lead the action, nor stand in
 * for who does, nor asked; where there is none, the first configured approver of whom the same is true. Nobody is asked
 * about their own action. Empty where the report asks for no date, or nobody is left: then it waits, and
 * `updates waiting` lists it.
 */
export async function approvalRequests(
  needs: ApprovalNeeds,
  report: ReportContent,
  origin: NewOrigin,
  where: { action: Action; loaded: LoadedPlan; covers: readonly Cover[] },
): Promise<Message[]> {
  if (report.revision === null) return []
  const { action, loaded, covers } = where
  const standIns = covers
    .filter(({ officer }) => isLeadOfficer(officer, action))
    .map(({ standIn }) => standIn)
  const request = (recipient: string, to: 'lead' | 'approver'): Message => ({
    recipient,
    content: { kind: 'approval', actionKey: origin.actionKey, activityId: origin.activityId, to },
  })
  const leads = leadsWhoApprove(origin.recordedBy, action, loaded, standIns)
  if (leads.length > 0) return leads.map((name) => request(name, 'lead'))
  const accounts = await Promise.all(
    needs.approvers.map(async (signIn) => ({
      signIn,
      account: await needs.directory.accountBySignIn(signIn),
    })),
  )
  const free = accounts.find(
    ({ account }) =>
      account !== null &&
      account.accountId !== origin.accountId &&
      !isLeadOfficer(account.personName, action) &&
      !(account.personName !== null && standIns.includes(account.personName)),
  )
  return free ? [request(free.signIn, 'approver')] : []
}
