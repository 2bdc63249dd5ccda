import type { Action } from '../../plan/library.ts'
import type { ActionFilter } from '../action-filter.ts'
import { prioritiesOf, priorityName, type Facts } from './answerer.ts'

/** More priorities than this are a part of the plan, and nobody compares them. */
const mostCompared = 4

/** "David Ring: 3. Sally Orr: 1.": how many each has of the priorities, officers or agencies that were named together. */
export function eachOfSeveral(found: readonly Action[], filter: ActionFilter, facts: Facts): string[] {
  const { priorities, officers, agencies } = filter
  if (found.length === 0) return []
  const line = (names: readonly string[], has: (action: Action, i: number) => boolean) =>
    names.length < 2
      ? []
      : [names.map((name, i) => `${name}: ${found.filter((action) => has(action, i)).length}.`).join(' ')]
  if (priorities.length > 1)
    return priorities.length > mostCompared
      ? []
      : line(
          prioritiesOf(facts, priorities).map(priorityName),
          ({ priorityKey }, i) => priorityKey === prioritiesOf(facts, priorities)[i]?.key,
        )
  if (officers.length > 1)
    return line(
      officers,
      ({ leadOfficer }, i) =>
        leadOfficer.reading === 'people' && leadOfficer.people.includes(officers[i] ?? ''),
    )
  return filter.every
    ? []
    : line(agencies, ({ leadAgency }, i) => leadAgency.agencies.includes(agencies[i] ?? ''))
}
