import type { Action, LoadedPlan } from '../plan/library.ts'
import type { LeadCell } from '../plan/model.ts'

/** Somebody who wants to do something: their name in the plan, if it knows them, and whether they administer it. */
export type Actor = { personName: string | null; administrator: boolean }

/** Why somebody may act on an action. Each row of the table is tried in order. */
type Right = 'lead officer' | 'priority lead' | 'plan administrator'

const mayUpdateBecause: readonly {
  right: Right
  holds: (actor: Actor, action: Action, loaded: LoadedPlan) => boolean
}[] = [
  { right: 'lead officer', holds: (actor, action) => named(action.leadOfficer, actor.personName) },
  {
    right: 'priority lead',
    holds: (actor, action, loaded) => {
      const priority = loaded.priorities.get(action.priorityKey)
      return priority !== undefined && named(priority.lead, actor.personName)
    },
  },
  { right: 'plan administrator', holds: (actor) => actor.administrator },
]

/** The right by which somebody may record an update on an action, or null: fails closed for people the plan does not know. */
export function rightToUpdate(actor: Actor, action: Action, loaded: LoadedPlan): Right | null {
  return mayUpdateBecause.find((row) => row.holds(actor, action, loaded))?.right ?? null
}

/** The people who may update an action by name, for telling somebody who may not: officers first, then the priority's lead. */
export function whoMayUpdate(action: Action, loaded: LoadedPlan): string[] {
  const priority = loaded.priorities.get(action.priorityKey)
  const names = [action.leadOfficer, ...(priority ? [priority.lead] : [])].flatMap((cell) =>
    cell.reading === 'people' ? cell.people : [],
  )
  return [...new Set(names)]
}

function named(cell: LeadCell, name: string | null): boolean {
  return name !== null && cell.reading === 'people' && cell.people.includes(name)
}
