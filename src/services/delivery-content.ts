import type { ManagersDigest } from '../digest/managers-posted.ts'
import type { CardItem } from '../digest/officer-card.ts'
import type { UnansweredItem } from '../digest/chase.ts'
import type { Draft } from '../progress/draft.ts'

/** What the messages of the outbox are made of: enough, with the plan and the updates, to draw each at any time. */

/** An officer's card as stored: enough, with the updates, to draw it again exactly as it was sent. */
export type OfficerContent = {
  kind: 'officer'
  /** Whose actions these are. */
  officer: string
  /** Who stands in for them, where the card is a stand-in's; only while the cover lasts may they save. */
  standIn?: string | undefined
  asOf: string
  items: CardItem[]
  drafts: Record<string, Draft>
  /** Actions that are not shown yet, because there are more than are shown at once. */
  waiting: CardItem[]
  /** A sentence at the top that the last press left, until the next one. */
  banner?: string | undefined
  /** The name of the monitoring round whose card it is; absent for a card of no round. */
  round?: string | undefined
}
/** A request to approve a date; the report that asks is found by its activity. */
export type ApprovalContent = {
  kind: 'approval'
  actionKey: string
  activityId: string
  to: 'lead' | 'approver'
}
/** Word for an administrator that an officer says an action is not theirs; what they say is found by its activity. */
export type NotMineContent = { kind: 'not-mine'; actionKey: string; activityId: string }
/** The managers' digest as posted, and the last update it had seen. */
export type ManagersContent = { kind: 'managers'; posted: ManagersDigest; postedSequence: number }
/** A reminder of a week's card on which nothing has been answered, to the officer or to who stands in for them. */
export type NudgeContent = {
  kind: 'nudge'
  officer: string
  standIn?: string | undefined
  /** The day that the card was sent. */
  askedOn: string
  items: UnansweredItem[]
}
/** Word in private of officers who have not answered, for a priority's lead or an administrator. */
export type UnansweredContent = {
  kind: 'unanswered'
  to: 'lead' | 'administrator'
  items: UnansweredItem[]
}

/** The draft of a board's paper for an administrator. `items`: the actions it is about, so that an update finds it. */
export type BoardPaperContent = {
  kind: 'board-paper'
  board: string
  meeting: string
  items: { actionKey: string }[]
}

export type DeliveryContent =
  | OfficerContent
  | ApprovalContent
  | NotMineContent
  | ManagersContent
  | NudgeContent
  | UnansweredContent
  | BoardPaperContent
