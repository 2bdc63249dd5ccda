import type { Directory } from './ports.ts'

/** The plan administrators that the bot has met, by the names of their accounts. */
export async function administratorNames(
  directory: Pick<Directory, 'accountBySignIn'>,
  administrators: readonly string[],
): Promise<string[]> {
  const accounts = await Promise.all(administrators.map((signIn) => directory.accountBySignIn(signIn)))
  return [...new Set(accounts.flatMap((account) => (account === null ? [] : [account.name])))]
}
