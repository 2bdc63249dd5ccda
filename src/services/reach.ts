import type { Directory } from './ports.ts'

/** Whether a card would reach somebody, and if not, why and what to do. */
export type Reach = { reachable: true } | { reachable: false; why: string }

/** Whether a card would reach that officer: exactly one Teams account with a chat must bear the name. */
export async function reachOfficer(directory: Directory, officer: string): Promise<Reach> {
  const accounts = await directory.accountsOf(officer)
  if (accounts.length === 0) {
    return {
      reachable: false,
      why: 'No Teams account that the bot has met bears this name. Install the app for them, or add the bot to a team they belong to.',
    }
  }
  if (accounts.length > 1) {
    return {
      reachable: false,
      why: `${accounts.length} Teams accounts bear this name, and the bot does not guess. Ask the IT operator to tell them apart.`,
    }
  }
  if (accounts[0]?.personalChat === null) {
    return {
      reachable: false,
      why: 'The app is not installed in a personal chat of theirs, or has been removed from it. Install it for them.',
    }
  }
  return { reachable: true }
}

/** How many officers are looked up at once: a large plan's must not keep presses waiting for the database. */
const atOnce = 4

/** Whether a card would reach each of those officers, in their order. */
export async function reachOfficers(directory: Directory, officers: readonly string[]): Promise<Reach[]> {
  const reaches: Reach[] = []
  const rest = officers.entries()
  const lookUp = async (): Promise<void> => {
    for (const [place, officer] of rest) reaches[place] = await reachOfficer(directory, officer)
  }
  await Promise.all(Array.from({ length: atOnce }, lookUp))
  return reaches
}

/** Whether the managers' digest would reach its channel. */
export async function reachManagers(directory: Directory, channelId: string | null): Promise<Reach> {
  if (channelId === null) {
    return {
      reachable: false,
      why: 'No channel is set. Set MANAGERS_CHANNEL_ID to the channel that managers read.',
    }
  }
  if ((await directory.channel(channelId)) === null) {
    return { reachable: false, why: 'The bot has not been added to the team of that channel. Add it there.' }
  }
  return { reachable: true }
}
