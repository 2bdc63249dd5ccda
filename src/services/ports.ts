import type { ConversationMemory } from '../ask/conversation/conversation.ts'
import type { RefusedAct } from '../progress/permissions.ts'
import type { NewPlanUpdate, PlanUpdate } from '../progress/update.ts'
import type { Engine } from '../ask/ask.ts'
import type { Query } from '../ask/query.ts'
import type { Unplaced } from '../ask/suggestions/suggestions.ts'
import type { Library } from '../plan/library.ts'
import type { OfficerCardView } from '../digest/officer-card.ts'
import type { Draft } from '../progress/draft.ts'
import type { ApprovalView } from '../digest/approval.ts'
import type { BoardPaper } from '../digest/board-paper.ts'
import type { ChaseView } from '../digest/chase.ts'
import type { NotMineView } from '../digest/not-mine.ts'
import type { Outage } from '../digest/run.ts'
import type { ManagersView } from '../digest/managers-view.ts'
import type { ApprovalContent, DeliveryContent, OfficerContent } from './delivery-content.ts'
import type { DeliveryOutcome } from './delivery-outcome.ts'
import type { Turn } from './pace.ts'

/** What the services need from the world. Folders such as store and teams implement these; tests may too. */

export type Clock = {
  /** Today in London, ISO day; the demonstration's day when one is set. */
  today(): string
  /** Now, ISO instant; falls on `today()` in London. */
  now(): string
}

/** What happened to an update that was offered to the store. `history` is the action's, whole, as it now is. */
export type RecordOutcome =
  | { kind: 'stored'; update: PlanUpdate; history: PlanUpdate[] }
  /** The same activity, or the same content from the same card on the same version, was stored before. */
  | { kind: 'repeat'; update: PlanUpdate; history: PlanUpdate[] }
  /** Somebody's update came between: the action is no longer at the version that the card was made at. */
  | { kind: 'stale'; history: PlanUpdate[] }

export type UpdateStore = {
  /** Every update of a plan, by sequence. */
  all(planId: string): Promise<PlanUpdate[]>
  /** The updates of a plan that came after a sequence number, by sequence. */
  after(planId: string, sequence: number): Promise<PlanUpdate[]>
  /** Every update of the actions that a card is about, by sequence; none for a card that is not kept. */
  ofCard(cardId: string): Promise<PlanUpdate[]>
  /**
   * Stores an update if its action is at `baseVersion`, and in the same transaction keeps what was typed for other
   * actions with the card, puts `send` in the outbox and marks everything that shows the action for editing. One round
   * trip. Safe to repeat: an activity id that is stored already gives `repeat`.
   */
  record(
    update: NewPlanUpdate,
    press: {
      baseVersion: number
      /** What was typed into the forms of the card, by action key. */
      drafts: Readonly<Record<string, Draft>>
      /** What the action's own form holds once the update is stored; null for nothing. */
      ownDraft: Draft | null
      send: readonly Message[]
    },
  ): Promise<RecordOutcome>
  /** Keeps that somebody was refused something. */
  refused(what: RefusedAct): Promise<void>
  /** Takes everything typed out of one update, and out of every form on a card that repeats it; which is recorded. False where there is no such update. */
  redact(sequence: number, by: string, reason: string): Promise<boolean>
  /**
   * Removes what was recorded of a plan before an ISO day (London), and what was typed and never saved on cards made
   * before it; which is recorded. Returns how many updates went, and from how many cards something did.
   */
  purge(
    planId: string,
    before: string,
    by: string,
    reason: string,
  ): Promise<{ updates: number; cards: number }>
}

/** Somebody stands in for an officer, from one day to another (ISO, both included). Names are the plan's. */
export type Cover = {
  planId: string
  officer: string
  standIn: string
  fromDay: string
  untilDay: string
  by: string
}
export type CoverStore = {
  /** The covers that hold on a day. */
  on(planId: string, day: string): Promise<Cover[]>
  /** The covers that held or hold on any day of those (both included), but for those that were ended. */
  between(planId: string, from: string, to: string): Promise<Cover[]>
  /**
   * Adds a cover; one that ends before it begins ends whatever was set for these two people before. Safe to repeat: of a
   * confirmation (the id of the message that asked for it) that is kept already nothing is added. Whether it was added.
   */
  add(cover: Cover, confirmation?: string): Promise<boolean>
  /** The cover or end that was so confirmed, and whether the opposite was confirmed since; null where none is kept. */
  confirmed(confirmation: string): Promise<{ overtaken: boolean } | null>
}

export type DeliveryState = 'pending' | 'sending' | 'sent' | 'refused' | 'failed'

/** One message of the outbox: to be sent, sent, or given up, with the reason in words. */
export type Delivery = {
  id: string
  planId: string
  /** A name in the plan, `managers`, or the sign-in name or object id of a configured approver or administrator. */
  recipient: string
  /** First day of the period; null for a card that somebody asked for. */
  periodStart: string | null
  /** 1, or the place of this card among several that one recipient needs for a period. */
  part: number
  content: DeliveryContent
  state: DeliveryState
  /** The day (ISO, London) that it was sent; null for what has not been. */
  sentOn: string | null
  /** How often a worker has taken it up, this time included; tells one attempt from another. */
  attempts: number
  conversationId: string | null
  messageId: string | null
  /** Why it was refused or failed and what to do next; null otherwise. */
  problem: string | null
}
export type NewDelivery = Pick<Delivery, 'planId' | 'recipient' | 'periodStart' | 'part' | 'content'>
/** A message of no period, to be sent as soon as may be. */
export type Message = Pick<Delivery, 'recipient' | 'content'>

/**
 * `version` makes a receipt of that version a form again; `details` shows or hides the further fields; `filled`: the form
 * holds all of the last report. `explained`: the press gives the card back with an explanation, which an edit of the stored message would take off again.
 */
export type FormChange = {
  version?: number
  details?: boolean
  filled?: true
  drafts: Record<string, Draft>
  explained?: true
}

/** To whom the request to approve a report's date went; the report by its activity. */
export type SentRequest = Pick<ApprovalContent, 'activityId' | 'to'> & Pick<Delivery, 'recipient'>

export type Outbox = {
  /**
   * Writes a period's deliveries in one transaction and wakes the workers; rows that the period has already are left.
   * Takes them up some hundred at a time, so that they need not all exist at once. Returns how many are new.
   */
  enqueue(deliveries: Iterable<NewDelivery>): Promise<number>
  /** Keeps a card that was sent as a reply, so that its presses find it. Returns its id. */
  keep(delivery: NewDelivery): Promise<string>
  /** Sends a period's messages to these recipients anew where they stand in one of these states. */
  sendAgain(
    planId: string,
    periodStart: string,
    recipients: readonly string[],
    states: readonly DeliveryState[],
  ): Promise<void>
  /** The messages of no period that did not arrive in the last weeks, newest first; without those that nobody needs any more. */
  missed(planId: string): Promise<Delivery[]>
  /** Sends those anew to whoever bears one of these names, sign-in names or object ids. */
  sendMissedAgain(planId: string, recipients: readonly string[]): Promise<void>
  /** To whom these reports' requests to approve a date were sent, or are on their way. */
  requestsSent(planId: string, activityIds: readonly string[]): Promise<SentRequest[]>
  /** Sends further requests for a report, unless others have come since `known` were counted; gives whether it did. */
  requestAgain(
    request: { planId: string; activityId: string; known: number },
    messages: readonly Message[],
  ): Promise<boolean>
  /** Says where a kept card now stands, so that it can be edited. */
  placed(id: string, conversationId: string, messageId: string): Promise<void>
  /**
   * Changes the form of one action on an officer's card and keeps what was typed; the stored message is edited to match
   * unless the change is explained. One round trip.
   */
  changeForm(id: string, actionKey: string, change: FormChange): Promise<void>
  /** Keeps what was typed on a card by a press that changed nothing else. The stored message stays as it is. */
  keepTyped(id: string, drafts: Readonly<Record<string, Draft>>): Promise<void>
  /** Has the stored message of an officer's card say this at the top, and hold what was typed, by an edit that is tried until it succeeds. */
  sayAtTop(id: string, banner: string, drafts: Readonly<Record<string, Draft>>): Promise<void>
  /**
   * Puts the actions that wait behind a card in the outbox, as these cards of them, and keeps what was typed on the pressed
   * one. However often it is asked, each is sent once; what has come to wait since these cards were made goes on waiting.
   * Returns how many of the cards' actions waited; 0 for what is no officer's card.
   * One round trip.
   */
  sendWaiting(
    id: string,
    press: { recipient: string; drafts: Readonly<Record<string, Draft>> },
    cards: readonly OfficerContent[],
  ): Promise<number>
  find(id: string): Promise<Delivery | null>
  /** The first day of the newer period whose card has taken the place of this card of an officer, or of one that was asked for; null where none has been sent. */
  replacedOn(id: string): Promise<string | null>
  ofPeriod(planId: string, periodStart: string): Promise<Delivery[]>
  /** A period's deliveries some hundred at a time, by recipient: a large plan's need not fit into memory. */
  pagesOfPeriod(planId: string, periodStart: string): AsyncIterable<readonly Delivery[]>
  /** The last digest that a channel (by the schedule's name) has had before this period, null for none. */
  previousManagersDigest(planId: string, channel: string, before: string): Promise<Delivery | null>
  /**
   * Takes up to `limit` rows that want sending (or, once sent, editing), holding each for `leaseSeconds`: a worker
   * that dies leaves them to the next one after that. None while the app's pace has no slot for them.
   */
  claim(limit: number, leaseSeconds: number): Promise<Delivery[]>
  /** Keeps that the database was away from a worker. */
  noteOutage(outage: Outage): Promise<void>
  /** The outages that ended after an instant (ISO), in their order; what several instances saw of one is one. */
  outagesSince(instant: string): Promise<Outage[]>
  /** Has the workers woken when the next row wants work: one that waits, or one whose worker may have died. */
  wakeForNext(): Promise<void>
  /** Ends an attempt. Once the lease has run out and another worker holds the row, only `sent` still counts. `at`: the instant, now unless given. */
  settle(claimed: Pick<Delivery, 'id' | 'attempts'>, outcome: DeliveryOutcome, at?: string): Promise<void>
}

/** A Teams account that has met the bot. `personName` is the plan's person whose full name it bears, if one does. */
export type Account = { accountId: string; name: string; email: string | null; personName: string | null }
/**
 * An address that the channel understands: `reference` is opaque to services, stored as it came. A null
 * conversation is a personal chat that has yet to be opened, with somebody known from a team's roster.
 */
export type ChatAddress = { conversationId: string | null; reference: unknown }

/** An account with where to write to it; null when that is not known, or the app was removed there. */
export type KnownAccount = Account & {
  personalChat: ChatAddress | null
  /** How many accounts bear the same name of the plan, this one included; 0 for somebody whom the plan does not name. */
  namesakes: number
}

export type Directory = {
  /** Keeps or refreshes an account; an address of null leaves the stored one. */
  saveAccount(account: Account, personalChat: ChatAddress | null): Promise<void>
  /** The bot was removed from that account's personal chat. */
  forgetPersonalChat(accountId: string): Promise<void>
  account(accountId: string): Promise<KnownAccount | null>
  accountsOf(personName: string): Promise<KnownAccount[]>
  /** How many accounts bear each of those names and how many of these have a chat, by name; no entry for a name never met. */
  metOf(personNames: readonly string[]): Promise<Map<string, { accounts: number; chats: number }>>
  /** The account with that sign-in name or object id; null where the bot has not met it. */
  accountBySignIn(signIn: string): Promise<KnownAccount | null>
  saveChannel(conversationId: string, channel: ChatAddress): Promise<void>
  channel(conversationId: string): Promise<ChatAddress | null>
}

export type MemoryStore = {
  /** The memory of one person in one conversation; null when there is none or it is older than 30 minutes. */
  load(conversationId: string, accountId: string): Promise<ConversationMemory | null>
  save(conversationId: string, accountId: string, memory: ConversationMemory): Promise<void>
}

/** What an officer's card says besides its actions: a sentence at the top, or the day of the card that has replaced it. */
export type OfficerCardNotes = { banner?: string; replacedOn?: string }

/** What a request to approve a date says besides, after a press: what was typed and ticked, what was amiss, a sentence at the top. */
export type ApprovalCardNotes = { reason?: string; checked?: boolean; problem?: string; banner?: string }

/** A message ready to be drawn: what a delivery says, with the plan and the updates as they are now. */
export type OutgoingMessage =
  | { kind: 'officer'; view: OfficerCardView; extras?: OfficerCardNotes }
  | { kind: 'approval'; view: ApprovalView; extras?: ApprovalCardNotes }
  | { kind: 'not-mine'; view: NotMineView }
  | { kind: 'chase'; view: ChaseView }
  | { kind: 'board-paper'; paper: BoardPaper }
  | { kind: 'managers'; view: ManagersView }
  /** What takes the place of a card that asked for one press, once that has been answered. */
  | { kind: 'confirmed'; heading: string; sentence: string }
  /** One list of the managers' digest, whole, or a part of it; drawn by whoever sends it, as only the drawing tells how many parts it takes. */
  | { kind: 'whole-list'; card: Record<string, unknown>; summary: string }

/** Sends and edits messages in the channel. Never retries by itself: the outbox is the only retrier. */
export type Messenger = {
  send(address: ChatAddress, message: OutgoingMessage, turn: Turn): Promise<DeliveryOutcome>
  edit(
    address: ChatAddress,
    messageId: string,
    message: OutgoingMessage,
    turn: Turn,
  ): Promise<DeliveryOutcome>
}

/** The loaded plans and the engine that answers from them; swapped whole when a plan is loaded anew. */
export type Plans = { library: Library; engine: Engine }

/**
 * Chooses a query for a question that the engine could not place: keys of records, never words of its own. Null where
 * nothing fits, or nothing that can be used came in time; why is logged there, with the reference and without the words.
 */
export type SuggestQuery = (unplaced: Unplaced, reference: string) => Promise<Query | null>

/** Structured logging. Fields never hold names, notes or what somebody wrote. */
export type Log = {
  info(fields: Record<string, unknown>, message: string): void
  warn(fields: Record<string, unknown>, message: string): void
  error(fields: Record<string, unknown>, message: string): void
}
