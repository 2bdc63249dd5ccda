import type { Action, LoadedPlan } from '../plan/library.ts'
import type { LeadCell } from '../plan/model.ts'
import type { PlanUpdate } from './update.ts'

/** Somebody who wants to do something, as the plan and the settings know them. */
export type Actor = {
  accountId: string
  /** Their name in the plan, if it knows them. */
  personName: string | null
  administrator: boolean
  /** Whether the settings name them for dates that nobody else may approve. */
  approver: boolean
  /** Whom they stand in for today, by names of the plan. */
  covering: readonly string[]
}

/** One person standing in for another for a time, by their names in the plan. */
export type Cover = { officer: string; standIn: string }

/** What somebody can want to do with an action. */
export type Act = 'update' | 'undo' | 'approve' | 'read' | 'know-replies'
/** What somebody can want to do for an officer, or to the digests; about no single action. */
export type OfficerAct = 'show-next' | 'set-cover' | 'command-digests'
/** What an act is done to: the action, and where it is about one, the report or "no change". */
export type Subject = { action: Action; loaded: LoadedPlan; about?: PlanUpdate }

/** Something that was tried and refused. Holds nothing that anybody typed. */
export type RefusedAct = {
  planId: string
  /** Null for what is about no single action, such as a cover. */
  actionKey: string | null
  act: string
  reasons: readonly string[]
  accountId: string
  activityId: string
}

/** Why somebody may do something. */
export type Right =
  | 'lead officer'
  | 'cover of a lead officer'
  | 'priority lead'
  | 'who recorded it'
  | 'approver'
  | 'plan administrator'

/** Why somebody may do something for an officer. */
export type OfficerRight = 'the officer' | 'cover of the officer' | 'plan administrator'

/** Whether each right is held. Joint leads are lead officers, each by themselves. */
const holds: Record<Right, (actor: Actor, subject: Subject) => boolean> = {
  'lead officer': ({ personName }, { action }) => named(action.leadOfficer, personName),
  'cover of a lead officer': ({ covering }, { action }) =>
    covering.some((name) => named(action.leadOfficer, name)),
  'priority lead': ({ personName }, { action, loaded }) => named(leadCell(action, loaded), personName),
  'who recorded it': ({ accountId }, { about }) => about?.accountId === accountId,
  approver: ({ approver }) => approver,
  'plan administrator': ({ administrator }) => administrator,
}

/** Whether each right over an officer is held; that officer's name in the plan, or null for an act about nobody. */
const holdsOver: Record<OfficerRight, (actor: OfficerActor, officer: string | null) => boolean> = {
  'the officer': ({ personName }, officer) => officer !== null && personName === officer,
  'cover of the officer': ({ covering = [] }, officer) => officer !== null && covering.includes(officer),
  'plan administrator': ({ administrator }) => administrator,
}
type OfficerActor = Pick<Actor, 'personName' | 'administrator'> & Partial<Pick<Actor, 'covering'>>

/** Who may do what: the rights that allow each act, tried in order. Whatever stands in no row is refused. */
const allowedBy: Record<Act, readonly Right[]> & Record<OfficerAct, readonly OfficerRight[]> = {
  update: ['lead officer', 'cover of a lead officer', 'priority lead', 'plan administrator'],
  undo: ['who recorded it', 'plan administrator'],
  approve: ['priority lead', 'approver'],
  // What an officer typed and did not mark for managers.
  read: ['lead officer', 'cover of a lead officer', 'priority lead', 'approver', 'plan administrator'],
  // Who of an action's officers has not replied. Everybody may know it of themselves.
  'know-replies': ['priority lead', 'plan administrator'],
  // The actions that wait behind an officer's card.
  'show-next': ['the officer', 'cover of the officer', 'plan administrator'],
  // Who stands in for an officer, and until when. A stand-in names no other.
  'set-cover': ['the officer', 'plan administrator'],
  'command-digests': ['plan administrator'],
}

/** The right by which somebody may do that for an officer (by their name in the plan; null for nobody), or null. */
export function rightOver(act: OfficerAct, actor: OfficerActor, officer: string | null): OfficerRight | null {
  return allowedBy[act].find((right) => holdsOver[right](actor, officer)) ?? null
}

/** The right by which somebody may do that, or null. Nobody may approve a date of their own action or one that they asked for. */
export function rightTo(act: Act, actor: Actor, subject: Subject): Right | null {
  if (act === 'approve' && isOwn(actor, subject)) return null
  return allowedBy[act].find((right) => holds[right](actor, subject)) ?? null
}

/**
 * Whether what was typed on an action may be drawn on what somebody holds in their chat, by their name in the plan as it is
 * today and by whom they stand in for. Whether they are an administrator or an approver is not known to a card.
 */
export function holderMayRead(
  { personName, covering }: Pick<Actor, 'personName' | 'covering'>,
  subject: Subject,
): boolean {
  const holder = { accountId: '', personName, administrator: false, approver: false, covering }
  return rightTo('read', holder, subject) !== null
}

/** Whether the action is the actor's own: they lead it, stand in for who leads it, or recorded what is to be decided. */
function isOwn(actor: Actor, subject: Subject): boolean {
  return (['lead officer', 'cover of a lead officer', 'who recorded it'] as const).some((right) =>
    holds[right](actor, subject),
  )
}

/** The people who may update an action by name, for telling somebody who may not: officers first, then the priority's lead. */
export function whoMayUpdate(action: Action, loaded: LoadedPlan): string[] {
  return [...new Set([...peopleIn(action.leadOfficer), ...peopleIn(leadCell(action, loaded))])]
}

/**
 * The plan's people who are asked to approve a date: the priority's leads who do not lead the action and did not ask
 * for the date, nor stand in today for somebody who does (`standIns`), and whose reminders do not rest. Empty where there is nobody but a configured approver.
 */
export function leadsWhoApprove(
  askedBy: string,
  action: Action,
  loaded: LoadedPlan,
  standIns: readonly string[],
  resting: ReadonlySet<string | null> = new Set(),
): string[] {
  const officers = [...peopleIn(action.leadOfficer), ...standIns]
  return peopleIn(leadCell(action, loaded)).filter(
    (name) => !officers.includes(name) && name !== askedBy && !resting.has(name),
  )
}

/** Who stands in for a lead officer of an action, of those covers that hold on the day. */
export function standInsFor(action: Action, covers: readonly Cover[]): string[] {
  return covers.filter(({ officer }) => isLeadOfficer(officer, action)).map(({ standIn }) => standIn)
}

/** Whether an action has this lead officer, by their name in the plan. */
export function isLeadOfficer(name: string | null, action: Action): boolean {
  return named(action.leadOfficer, name)
}

function leadCell(action: Action, loaded: LoadedPlan): LeadCell | undefined {
  return loaded.priorities.get(action.priorityKey)?.lead
}

function peopleIn(cell: LeadCell | undefined): readonly string[] {
  return cell?.reading === 'people' ? cell.people : []
}

function named(cell: LeadCell | undefined, name: string | null): boolean {
  return name !== null && peopleIn(cell).includes(name)
}
