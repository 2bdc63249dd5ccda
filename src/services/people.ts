import type { Actor } from '../progress/permissions.ts'
import type { Account } from './ports.ts'

/** Whether an account administers the plan: its object id or sign-in name is on the configured list. */
export function isAdministrator(account: Account, administrators: readonly string[]): boolean {
  const ids = [account.accountId, account.email].filter((id) => id !== null).map((id) => id.toLowerCase())
  return administrators.some((administrator) => ids.includes(administrator.toLowerCase()))
}

/** The account as somebody who wants to act on the plan. */
export function actorOf(
  account: Account,
  administrators: readonly string[],
): Actor & { accountId: string; displayName: string } {
  return {
    personName: account.personName,
    administrator: isAdministrator(account, administrators),
    accountId: account.accountId,
    displayName: account.name,
  }
}
