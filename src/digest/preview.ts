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
  /** The last day (ISO) of a pause of every digest; null where there is none. */
  pausedUntil: string | null
  channels: { channel: string; view: ManagersView; reach: Reach }[]
}

/** How many messages of a run would arrive. */
export type RecipientCounts = {
  officers: { reached: number; notReached: number; resting: number }
  channels: { reached: number; notReached: number }
  /** As in Recipients. */
  pausedUntil: string | null
}

export function countRecipients({ recipients, resting, pausedUntil, channels }: Recipients): RecipientCounts {
  const counted = (of: readonly { reach: Reach }[]) => {
    const reached = of.filter(({ reach }) => reach.reachable).length
    return { reached, notReached: of.length - reached }
  }
  const officers = { ...counted(recipients), resting: resting.length }
  return { officers, channels: counted(channels), pausedUntil }
}
