import type { Cadence } from './period.ts'
import type { Moment } from './schedule.ts'

/** Whom a run is for: the officers, or a channel by the name that the schedule gives it. */
export type Audience = string
export const officersAudience: Audience = 'officers'

/** One run of a digest; there is one for each audience and period. Days are ISO. */
export type Run = {
  planId: string
  audience: Audience
  cadence: Cadence
  periodStart: string
  asOf: string
  cause: 'schedule' | 'by-hand'
  /** An instant, ISO. */
  startedAt: string
}

export type RunOnRecord = Run & {
  /** Who cancelled it; null while it goes on or has ended. */
  cancelledBy: string | null
  /** How many of its messages are still to be sent, were sent, and were given up. */
  counts: { waiting: number; sent: number; notSent: number }
  /** When the last of them was sent (an instant, ISO); null while none was. */
  lastSentAt: string | null
}

/** Reminders rest from one day to another (ISO, both included): those of one person of the plan, or everything (null). */
export type Pause = { planId: string; person: string | null; fromDay: string; untilDay: string; by: string }

/** So many messages of a kind that somebody was not reached with, and why. */
export type MissedMessage = { recipient: string; what: MissedKind; count: number; problem: string }
export type MissedKind =
  'officer' | 'approval' | 'not-mine' | 'nudge' | 'unanswered' | 'board-paper' | 'managers'

/** The database was away from the workers that send, from one instant to another (ISO). */
export type Outage = { from: string; to: string }

/** How the cycle stands: what ran last, who was not reached and why, what rests, and what comes next. */
export type DigestStatus = {
  runs: (RunOnRecord & { notReached: { recipient: string; problem: string }[] })[]
  /** Requests, reminders and papers of the last weeks that did not arrive, apart from the runs. */
  missed: MissedMessage[]
  /** When the runs above stood still because the database was away, in their order. */
  outages: Outage[]
  pauses: Pause[]
  next: { audience: Audience; at: Moment }[]
}
