import type { ChaseStep } from '../../digest/chase.ts'
import type { Audience, Pause, Run, RunOnRecord } from '../../digest/run.ts'
import type { SignedOffPosition } from '../../progress/position.ts'
import type { Message, NewDelivery } from '../ports.ts'

/** What came of a run that was to begin. `existed`: it had begun before, and `added` counts what is new in it. */
export type Begun = { existed: boolean; added: number }

/** The runs, and what they put in the outbox. */
export type RunLedger = {
  /**
   * Begins a run and puts its messages in the outbox, in one transaction. A run that exists is left as it is where
   * `again` is false. Else it goes on, cancelled or not: whoever has no message of the period yet gets one, nobody a
   * second one; a card that was sent takes up what has become due since, what was given up is tried anew, and every
   * message that was sent is edited to how things stand.
   */
  begin(run: Run, deliveries: Iterable<NewDelivery>, again: boolean): Promise<Begun>
  find(planId: string, audience: Audience, periodStart: string): Promise<RunOnRecord | null>
  /** The latest run of each audience. */
  latest(planId: string): Promise<RunOnRecord[]>
  /** Sends nothing more of a run. Gives how many messages were not sent; null where there is no such run. */
  cancel(planId: string, audience: Audience, periodStart: string, by: string): Promise<number | null>
  /** The officers who have had, or are being sent, the card of a monitoring round in a period before this one. */
  hadRound(planId: string, round: string, before: string): Promise<Set<string>>
  /** Since when the schedule has been kept for an audience: `now` (an instant) where it has not been so far. */
  keptSince(planId: string, audience: Audience, now: string): Promise<string>
}

/** Something that an administrator confirmed in chat; `id` is the confirmation's own, a uuid. */
export type ConfirmedAct = { id: string; planId: string; act: 'run' | 'cancel'; by: string }

/** What was confirmed in chat, so that each confirmation counts once. */
export type ConfirmedActs = {
  isDone(id: string): Promise<boolean>
  keep(act: ConfirmedAct): Promise<void>
}

/** A step that was taken for an officer's card of a week. */
export type TakenStep = { planId: string; periodStart: string; officer: string; step: ChaseStep; on: string }

/** Which officers were chased for which week's card. */
export type ChaseLedger = {
  taken(planId: string, periodStart: string): Promise<TakenStep[]>
  /** Enters steps and puts their messages in the outbox, in one transaction. False, and nothing done, where one of the steps was taken before. */
  take(steps: readonly TakenStep[], messages: readonly Message[]): Promise<boolean>
}

/** A paper that was drafted for a board's meeting. */
export type DraftedPaper = { planId: string; board: string; meeting: string; on: string }

/** Which papers were drafted for boards. */
export type PaperLedger = {
  /** Enters a paper and puts its messages in the outbox, in one transaction. False, and nothing done, where it was drafted before. */
  draft(paper: DraftedPaper, messages: readonly Message[]): Promise<boolean>
}

export type PauseStore = {
  /** The pauses that hold on a day. */
  on(planId: string, day: string): Promise<Pause[]>
  /** The pauses that held on any day of those (both included); one that was ended before its time, until the day before that. */
  between(planId: string, from: string, to: string): Promise<Pause[]>
  /** Sets a pause, in place of what was set for that person, or for everything, before. */
  set(pause: Pause): Promise<void>
  /** Ends every pause of that person, or that of everything, from a day on (ISO). Gives how many there were. */
  end(planId: string, person: string | null, on: string): Promise<number>
}

/** What was signed off at the end of monitoring rounds. */
export type PositionStore = {
  /** Keeps a position for good. False where its round was signed off before: that position stays. */
  signOff(position: SignedOffPosition): Promise<boolean>
  /** The positions of a plan, in the order of their rounds. */
  ofPlan(planId: string): Promise<SignedOffPosition[]>
}
