import type { Action, LoadedPlan, Priority } from '../../../src/plan/library.ts'

/**
 * What the printed rows of a plan say, worked out without the engine or `progress`, so that answers are held to something
 * else than what made them. A row with parts is its parts together.
 */
export type PlanRows = {
  asOf: string
  priorities: Priority[]
  /** By a priority's number: "7", "SMP1". */
  priority: (number: string) => Priority
  /** Whole actions, one a printed number. */
  rows: Action[]
  /** By the printed number without a blank: "2.3", "SMP1.2"; of two with one number, the first. */
  row: (ref: string) => Action
  ofPriority: (number: string) => Action[]
  ofPerson: (name: string) => Action[]
  ofAgency: (agency: string) => Action[]
  /** A row and after it its parts. */
  withParts: (row: Action) => Action[]
  officers: (row: Action) => string[]
  agencies: (row: Action) => string[]
  milestones: (row: Action) => { printed: string; dueOn: string | null }[]
  isOverdue: (row: Action) => boolean
  leadOf: (number: string) => { people: string[]; jobTitle: string | null }
  led: (name: string) => string[]
  jobTitles: (name: string) => string[]
}

export function planRows({ actions, priorities: byKey, people }: LoadedPlan, asOf: string): PlanRows {
  const priorities = [...byKey.values()]
  const rows = [...actions.values()].filter(({ parentKey }) => parentKey === null)
  const withParts = (row: Action) => [row, ...row.partKeys.flatMap((key) => actions.get(key) ?? [])]
  const found = <Found>(item: Found | undefined, said: string): Found => {
    if (item === undefined) throw new Error(`The plan has no "${said}".`)
    return item
  }
  const priority = (number: string) =>
    found(
      priorities.find((each) => each.number === number),
      number,
    )
  const officers = (row: Action) =>
    withParts(row).flatMap(({ leadOfficer }) => (leadOfficer.reading === 'people' ? leadOfficer.people : []))
  const agencies = (row: Action) => withParts(row).flatMap(({ leadAgency }) => leadAgency.agencies)
  const milestones = (row: Action) =>
    withParts(row).flatMap((part) =>
      part.milestones.map(({ printed, reading }) => ({
        printed,
        dueOn: reading.kind === 'dated' ? reading.dueOn : null,
      })),
    )
  const leadOf = (number: string) => {
    const { lead } = priority(number)
    if (lead.reading !== 'people') return { people: [], jobTitle: null }
    return { people: lead.people, jobTitle: lead.jobTitle ?? null }
  }
  return {
    asOf,
    priorities,
    priority,
    rows,
    row: (ref) =>
      found(
        rows.find((row) => printedNumber(row) === ref),
        ref,
      ),
    ofPriority: (number) => rows.filter((row) => row.priorityKey === priority(number).key),
    ofPerson: (name) => rows.filter((row) => officers(row).includes(name)),
    ofAgency: (agency) => rows.filter((row) => agencies(row).includes(agency)),
    withParts,
    officers,
    agencies,
    milestones,
    isOverdue: (row) => milestones(row).some(({ dueOn }) => dueOn !== null && dueOn < asOf),
    leadOf,
    led: (name) =>
      priorities.map(({ number }) => number).filter((number) => leadOf(number).people.includes(name)),
    jobTitles: (name) => people.get(name)?.jobTitles ?? [],
  }
}

/** A row's number as people type it: "SMP1.2" for "SMP 1.2". */
export function printedNumber({ ref }: Action): string {
  return ref.replace(/\s+/g, '')
}
