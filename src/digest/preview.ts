import type { ManagersView } from './managers-view.ts'
import type { OfficerDigest } from './officer-digest.ts'

/** Whether a message would reach somebody, and if not, why and what to do. */
export type Reach = { reachable: true } | { reachable: false; why: string }

/** What would go to whom, and whether it would arrive. */
export type Recipients = {
  /** The Monday of the week. */
  periodStart: string
  recipients: { digest: OfficerDigest; reach: Reach }[]
  /** Officers who have something due and have paused their reminders, by name. */
  resting: string[]
  channels: { channel: string; view: ManagersView; reach: Reach }[]
}

/** How many messages of a run would arrive. */
export type RecipientCounts = {
  officers: { reached: number; notReached: number; resting: number }
  channels: { reached: number; notReached: number }
}

export function countRecipients({ recipients, resting, channels }: Recipients): RecipientCounts {
  const counted = (of: readonly { reach: Reach }[]) => {
    const reached = of.filter(({ reach }) => reach.reachable).length
    return { reached, notReached: of.length - reached }
  }
  return { officers: { ...counted(recipients), resting: resting.length }, channels: counted(channels) }
}
