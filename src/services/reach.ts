import type { Reach } from '../digest/preview.ts'
import type { Directory } from './ports.ts'

/**
 * Whether a card would reach each officer, or one of those who are written to about them; by the officer's name. For
 * each of these names, exactly one Teams account with a chat must bear it. Where none is reached, why not the first.
 */
export async function reachOfficers(
  directory: Pick<Directory, 'metOf'>,
  writtenTo: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, Reach>> {
  const met = await directory.metOf([...new Set([...writtenTo.values()].flat())])
  return new Map(
    [...writtenTo].map(([officer, names]) => {
      const reaches = names.map((name) => reachOf(met.get(name)))
      return [officer, reaches.find(({ reachable }) => reachable) ?? reaches[0] ?? reachOf(undefined)]
    }),
  )
}

function reachOf(met: { accounts: number; chats: number } | undefined): Reach {
  if (met === undefined) {
    return {
      reachable: false,
      why: 'No Teams account that the bot has met bears this name. Install the app for them, or add the bot to a team they belong to.',
    }
  }
  if (met.accounts > 1) {
    return {
      reachable: false,
      why: `${met.accounts} Teams accounts bear this name, and the bot does not guess. Ask the IT operator to tell them apart.`,
    }
  }
  if (met.chats === 0) {
    return {
      reachable: false,
      why: 'The app is not installed in a personal chat of theirs, or has been removed from it. Install it for them.',
    }
  }
  return { reachable: true }
}

/** The name under which the schedule and the outbox know the channel of MANAGERS_CHANNEL_ID. */
const managersChannel = 'managers'

/** The Teams id of a channel that the schedule names; null where MANAGERS_CHANNEL_ID is not set. */
export function channelIdOf(channel: string, managersChannelId: string | null): string | null {
  return channel === managersChannel ? managersChannelId : channel
}

/** Whether a managers' digest would reach its channel. */
export async function reachChannel(directory: Directory, channelId: string | null): Promise<Reach> {
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
