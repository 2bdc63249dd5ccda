import type { Priority } from '../../plan/library.ts'
import type { QueryOf } from '../query.ts'
import { actionsMeeting } from './actions.ts'
import { actionName, actionsOf, priorityName, titledPriority, type Facts } from './answerer.ts'

/** Somebody or something that has actions or priorities, and the short names of those. */
export type TallyRow = { key: string; name: string; has: string[] }

/** Everybody or everything that a tally counts by, and what each has; those without any, too, where they could have some. */
export function tallyRows(query: QueryOf<'tally'>, facts: Facts): TallyRow[] {
  const rows = rowsFor(query, facts).map((row) => ({ key: row.name, ...row }))
  const { among } = query
  return among === undefined ? rows : rows.filter(({ key }) => among.includes(key))
}

type Row = { key?: string; name: string; has: string[] }

function rowsFor(query: QueryOf<'tally'>, facts: Facts): Row[] {
  const { priorities, people, actions } = facts.loaded
  const named = (keys: readonly string[]) => actionsOf(facts, keys).map((action) => actionName(facts, action))
  const inside = (keys: readonly string[]) =>
    query.priorities.length === 0
      ? [...keys]
      : keys.filter((key) => query.priorities.includes(actions.get(key)?.priorityKey ?? ''))
  const counts = (key: string) => query.priorities.length === 0 || query.priorities.includes(key)
  switch (query.of) {
    case 'officer':
      return [...people.values()]
        .map(({ name, officerOf }) => ({ name, has: named(inside(officerOf)) }))
        .filter(({ has }) => has.length > 0 || query.among !== undefined)
    case 'lead':
      return [...people.values()]
        .filter(({ leadsPriorities }) => leadsPriorities.length > 0 || query.among !== undefined)
        .map(({ name, leadsPriorities }) => ({
          name,
          has: leadsPriorities.flatMap((key) => {
            const priority = priorities.get(key)
            return priority ? [priorityName(priority)] : []
          }),
        }))
    case 'lead-within':
      return [...people.values()].flatMap(({ name, officerOf, leadsPriorities }) =>
        leadsPriorities.filter(counts).flatMap((key) => {
          const priority = priorities.get(key)
          const own = officerOf.filter((action) => actions.get(action)?.priorityKey === key)
          return priority ? [{ key: name, name: `${name} (${priorityName(priority)})`, has: named(own) }] : []
        }),
      )
    case 'agency': {
      const all = [...actions.values()].filter(({ parentKey }) => parentKey === null)
      return facts.loaded.plan.agencies
        .map(({ name }) => ({
          name,
          has: named(
            inside(all.filter(({ leadAgency }) => leadAgency.agencies.includes(name)).map(({ key }) => key)),
          ),
        }))
        .filter(({ has }) => has.length > 0 || query.among !== undefined)
    }
    case 'measured':
      return [...priorities.values()].map((priority) => ({
        key: priority.key,
        name: titledPriority(priority),
        has: priority.indicators.map(({ number }) => number),
      }))
    case 'labelled':
      return [...priorities.values()].map((priority) => ({
        name: titledPriority(priority),
        has: priority.tags.filter(({ of }) => of === query.label).map(({ name }) => name),
      }))
    case 'label':
      return labelsOf(facts, query.label ?? null)
    case 'priority':
      return [...priorities.values()].map((priority) => ({
        key: priority.key,
        name: titledPriority(priority),
        has: actionsIn(priority, query, facts),
      }))
    case 'theme':
      return facts.loaded.plan.themes.map(({ name }) => ({
        name,
        has: [...priorities.values()].filter(({ theme }) => theme === name).map(priorityName),
      }))
    case 'acting-lead':
      return [...people.values()]
        .filter(({ leadsPriorities }) => leadsPriorities.some(counts))
        .map(({ name, officerOf, leadsPriorities }) => ({
          key: name,
          name: `${name} (${leadsPriorities
            .flatMap((key) => priorities.get(key) ?? [])
            .map(priorityName)
            .join(', ')})`,
          has: named(officerOf),
        }))
  }
}

/** Every label of a sort, whatever its capitals, with the priorities that carry it. */
function labelsOf({ loaded }: Facts, label: string | null): Row[] {
  const rows = new Map<string, Row>()
  for (const priority of loaded.priorities.values())
    for (const { name } of priority.tags.filter(({ of }) => of === label)) {
      const row = rows.get(name.toLowerCase()) ?? { name, has: [] }
      rows.set(name.toLowerCase(), { ...row, has: [...row.has, priorityName(priority)] })
    }
  return [...rows.values()]
}

/** The short names of a priority's actions, or of its rows that a filter lets through. */
function actionsIn({ key, actionKeys }: Priority, { filter }: QueryOf<'tally'>, facts: Facts): string[] {
  const found =
    filter === undefined
      ? actionsOf(facts, actionKeys).filter(({ parentKey }) => parentKey === null)
      : actionsMeeting({ ...filter, priorities: [key] }, facts)
  return found.map((action) => actionName(facts, action))
}

/** "- Priority 1: 4 (1.1, 1.2, 1.3, 1.4)" */
export function tallyLine({ name, has }: TallyRow): string {
  if (has.length === 0) return `- ${name}: none`
  return `- ${name}: ${has.length} (${has.slice(0, 14).join(', ')}${has.length > 14 ? ' …' : ''})`
}
