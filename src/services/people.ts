import type { Presser } from './officer-card/press.ts'
import type { Account } from './ports.ts'

/** Whether an account is on a configured list of object ids and sign-in names. */
function isOn(list: readonly string[], { accountId, email }: Account): boolean {
  const ids = [accountId, email].filter((id) => id !== null).map((id) => id.toLowerCase())
  return list.some((entry) => ids.includes(entry.toLowerCase()))
}

/** The account as somebody who wants to act on the plan. */
export function presserOf(
  account: Account,
  { administrators, approvers }: { administrators: readonly string[]; approvers: readonly string[] },
): Presser {
  return {
    personName: account.personName,
    administrator: isOn(administrators, account),
    approver: isOn(approvers, account),
    accountId: account.accountId,
    displayName: account.name,
  }
}
