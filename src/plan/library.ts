import type {
  ActionRow,
  AgencyCell,
  DistrictRow,
  LeadCell,
  Measurement,
  Passage,
  Plan,
  PriorityRecord,
  Source,
} from './model.ts'
import type { ReportingRules } from './reporting.ts'
import { readTimescale, type Timescale } from './timescale.ts'

/** One dated (or undated) step of an action, as printed and as read. */
export type Milestone = { key: string; printed: string; reading: Timescale }

/** An action as the rest of the product sees it: one per printed row, with a key that is unique across plans. */
export type Action = {
  /** plan + priority + printed ref, with the part's letter where there is one: `herts-2011/10/11.1`. */
  key: string
  planId: string
  priorityKey: string
  /** The printed number, "2.4"; not unique. */
  ref: string
  /** How people see it: "2.4", or "2.4 (a)" for an unnumbered row beneath. */
  label: string
  text: string
  milestones: Milestone[]
  leadAgency: AgencyCell
  leadOfficer: LeadCell
  monitoring: string[]
  alsoKnownAs: string[]
  /** Keys of the unnumbered rows beneath a numbered one; a row with parts has no date or officer of its own. */
  partKeys: string[]
  parentKey: string | null
  source: Source
}

export type Priority = Omit<PriorityRecord, 'actions' | 'measurements' | 'narrative'> & {
  key: string
  planId: string
  actionKeys: string[]
}

/** A figure or paragraph with the plan and, where it stands under one, the priority it belongs to. */
export type PlacedMeasurement = Measurement & { key: string; planId: string; priorityKey: string | null }
export type PlacedPassage = Passage & { key: string; planId: string; priorityKey: string | null }

export type Person = {
  name: string
  jobTitles: string[]
  alsoPrinted: string[]
  leadsPriorities: string[]
  officerOf: string[]
}

/** One plan, read and indexed. Immutable; built once when the plan is loaded. */
export type LoadedPlan = {
  plan: Plan
  priorities: ReadonlyMap<string, Priority>
  actions: ReadonlyMap<string, Action>
  people: ReadonlyMap<string, Person>
  /** Every figure, by its key. */
  measurements: ReadonlyMap<string, PlacedMeasurement>
  passages: readonly PlacedPassage[]
  districts: readonly DistrictRow[]
  /** How the council reports on its plans. */
  reporting: ReportingRules
}

/** Every loaded plan; `current` is the one that a question means when it names none, and the one that digests follow. */
export type Library = { current: LoadedPlan; plans: ReadonlyMap<string, LoadedPlan> }

/** Makes the library of these plans; the one whose id is `currentId` is the current plan. Throws if it is not among them. */
export function makeLibrary(plans: readonly Plan[], currentId: string, reporting: ReportingRules): Library {
  const loaded = new Map(plans.map((plan) => [plan.id, loadPlan(plan, reporting)]))
  const current = loaded.get(currentId)
  if (!current)
    throw new Error(
      `The current plan "${currentId}" is not among the loaded plans: ${[...loaded.keys()].join(', ')}`,
    )
  return { current, plans: loaded }
}

function loadPlan(plan: Plan, reporting: ReportingRules): LoadedPlan {
  const actions = new Map(
    plan.priorities.flatMap((priority) => actionsOf(plan.id, priority)).map((a) => [a.key, a]),
  )
  const keysOf = Map.groupBy(actions.values(), (action) => action.priorityKey)
  const priorities = new Map(
    plan.priorities.map((record): [string, Priority] => {
      const { actions: rows, measurements, narrative, ...rest } = record
      const key = priorityKey(plan.id, record.number)
      return [
        key,
        { ...rest, key, planId: plan.id, actionKeys: (keysOf.get(key) ?? []).map((action) => action.key) },
      ]
    }),
  )
  return {
    plan,
    priorities,
    actions,
    people: peopleOf(plan, [...priorities.values()], [...actions.values()]),
    measurements: new Map(placed(plan, 'measurements', 'figure').map((figure) => [figure.key, figure])),
    passages: placed(plan, 'narrative', 'passage'),
    districts: plan.districts,
    reporting,
  }
}

function priorityKey(planId: string, number: string): string {
  return `${planId}/${number}`
}

function actionsOf(planId: string, priority: PriorityRecord): Action[] {
  return priority.actions.flatMap((record) => {
    const whole = priorityKey(planId, priority.number)
    const key = `${whole}/${record.ref.replace(/\s+/g, '')}`
    const make = (row: ActionRow, own: Partial<Action>): Action => {
      const rowKey = `${key}${row.part ?? ''}`
      return {
        key: rowKey,
        planId,
        priorityKey: whole,
        ref: record.ref,
        label: row.part === undefined ? record.ref : `${record.ref} (${row.part})`,
        text: row.text,
        milestones: row.milestones.map((printed, i) => ({
          key: `${rowKey}#${i + 1}`,
          printed,
          reading: readTimescale(printed),
        })),
        leadAgency: row.leadAgency,
        leadOfficer: row.leadOfficer,
        monitoring: row.monitoring,
        alsoKnownAs: record.alsoKnownAs,
        partKeys: [],
        parentKey: null,
        source: row.source,
        ...own,
      }
    }
    const parts = record.parts.map((row) => make(row, { parentKey: key, alsoKnownAs: [] }))
    return [make(record, { partKeys: parts.map((part) => part.key) }), ...parts]
  })
}

/** Everybody in the people list, and whoever a lead or officer cell names beside it: nobody who is asked for may be missing. */
function peopleOf(plan: Plan, priorities: Priority[], actions: Action[]): Map<string, Person> {
  const named = (cell: LeadCell): string[] => (cell.reading === 'people' ? cell.people : [])
  const listed = new Set(plan.people.map(({ name }) => name))
  const others = [...priorities.map(({ lead }) => lead), ...actions.map(({ leadOfficer }) => leadOfficer)]
    .flatMap(named)
    .filter((name) => !listed.has(name))
  const records = [
    ...plan.people,
    ...[...new Set(others)].map((name) => ({ name, jobTitles: [], alsoPrinted: [] })),
  ]
  const leads = keysByName(priorities, ({ lead }) => named(lead))
  const officers = keysByName(actions, ({ leadOfficer }) => named(leadOfficer))
  return new Map(
    records.map((person) => [
      person.name,
      {
        ...person,
        leadsPriorities: leads.get(person.name) ?? [],
        officerOf: officers.get(person.name) ?? [],
      },
    ]),
  )
}

/** The keys of the records that name each person, in the plan's order. */
function keysByName<Record extends { key: string }>(
  records: readonly Record[],
  namesOf: (record: Record) => string[],
): Map<string, string[]> {
  const keys = new Map<string, string[]>()
  for (const record of records)
    for (const name of new Set(namesOf(record))) keys.set(name, [...(keys.get(name) ?? []), record.key])
  return keys
}

function placed<Field extends 'measurements' | 'narrative'>(
  plan: Plan,
  field: Field,
  word: string,
): (Plan[Field][number] & { key: string; planId: string; priorityKey: string | null })[] {
  const place = (records: Plan[Field][number][], priority: string | null) =>
    records.map((record, i) => ({
      ...record,
      key: `${priority ?? plan.id}/${word}-${i + 1}`,
      planId: plan.id,
      priorityKey: priority,
    }))
  return [
    // What the plan says of its monitoring is searched like the rest of its text.
    ...place(field === 'narrative' ? [...plan.narrative, ...plan.monitoring] : plan[field], null),
    ...plan.priorities.flatMap((priority) => place(priority[field], priorityKey(plan.id, priority.number))),
  ]
}
