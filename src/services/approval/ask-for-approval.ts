import type { Action, LoadedPlan } from '../../plan/library.ts'
import { leadsWhoApprove } from '../../progress/permissions.ts'
import type { NewOrigin, ReportContent } from '../../progress/update.ts'
import type { Message } from '../ports.ts'

/**
 * Who is asked to approve the date that a report asks for: the priority's leads who neither lead the action nor asked;
 * where there is none, the first configured approver. Nobody is asked about their own action. Empty where the report
 * asks for no date, or nobody is configured: then the date waits, and the administrator's list says so.
 */
export function approvalRequests(
  report: ReportContent,
  { recordedBy, activityId, actionKey }: NewOrigin,
  action: Action,
  loaded: LoadedPlan,
  approvers: readonly string[],
): Message[] {
  if (report.revision === null) return []
  const leads = leadsWhoApprove(recordedBy, action, loaded)
  const request = (recipient: string, to: 'lead' | 'approver'): Message => ({
    recipient,
    content: { kind: 'approval', actionKey, activityId, to },
  })
  if (leads.length > 0) return leads.map((name) => request(name, 'lead'))
  return approvers.slice(0, 1).map((signIn) => request(signIn, 'approver'))
}
