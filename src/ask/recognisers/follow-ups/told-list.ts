import { noFilter, type ActionFilter } from '../../action-filter.ts'
import type { QueryOf } from '../../query.ts'
import { hasWord, type Context } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'

/** What the last answer told of actions. */
export type ToldList = {
  /** What the actions that it told, counted or could have told have in common. */
  filter: ActionFilter
  /** Whether it listed or counted them; null where it told something else of the same part of the plan. */
  as: 'list' | 'count' | null
  /** The cells that were printed beside them. */
  columns?: ActionFilter['columns']
}

/** "How many of that priority's actions are late?": the priority that was spoken of, and nothing else that was told. */
export const thatPriority = /\b(that|this|the same) priorit(y|ys|ies)\b/

/** The actions that the last answer was about, as a filter; null where it was about none, or about single ones. */
export function toldList(
  { query, people, priorities }: Context['memory'],
  reading: Reading,
): ToldList | null {
  const [person] = people
  if (
    thatPriority.test(reading.said) &&
    query !== null &&
    query.kind !== 'actions' &&
    priorities.length === 1
  )
    return { filter: { ...noFilter, priorities }, as: null }
  const ofPerson =
    person !== undefined && pointsAtPerson(reading, people)
      ? { filter: { ...noFilter, officers: [...people] }, as: null }
      : null
  if (query === null) return ofPerson
  if (query.kind === 'actions')
    return { filter: { ...query.filter, columns: [] }, as: query.as, columns: query.filter.columns }
  if (query.kind === 'agency') return { filter: { ...noFilter, agencies: [query.agency] }, as: 'list' }
  if (query.kind === 'person')
    return {
      filter: { ...noFilter, officers: [query.person] },
      as: query.aspect === 'count' ? 'count' : query.aspect === 'actions' ? 'list' : null,
    }
  if (ofPerson !== null) return ofPerson
  if (query.kind === 'next' || query.kind === 'date-ends') return within(query.scope)
  // "Which priority is 4.2 in?" tells a priority.
  if (query.kind === 'action' && query.aspects.join() === 'priority' && priorities.length === 1)
    return { filter: { ...noFilter, priorities }, as: null }
  const ofPriority = ['priority', 'priority-lead', 'indicators', 'aims'].includes(query.kind)
  return ofPriority && 'priorities' in query && query.priorities.length === 1
    ? { filter: { ...noFilter, priorities: query.priorities }, as: null }
    : null
}

/** Officers of one row; more people are no "they" whose list is asked for. */
const mostOfficers = 3

/** "Has he", "that person", "their actions": the one who was told or, by "their", the few, and not the row that was. */
function pointsAtPerson(reading: Reading, people: readonly string[]): boolean {
  if (people.length > 1)
    return (
      people.length <= mostOfficers &&
      /\btheir (own |other |whole )+(actions|list|plate)\b/.test(reading.said)
    )
  return (
    hasWord(reading, /^(he|she|hes|shes|him|her|his|hers)$/) ||
    /\b(that|this|same) person\b|\btheir (own |other |whole )*(actions|list|others|plate)\b/.test(
      reading.said,
    )
  )
}

function within(scope: QueryOf<'next'>['scope'] | QueryOf<'date-ends'>['scope']): ToldList | null {
  switch (scope.of) {
    case 'plan':
      return { filter: noFilter, as: null }
    case 'priority':
      return { filter: { ...noFilter, priorities: [scope.priority] }, as: null }
    case 'person':
      return { filter: { ...noFilter, officers: [scope.person] }, as: null }
    case 'agency':
      return { filter: { ...noFilter, agencies: [scope.agency] }, as: null }
    case 'action':
      return null
  }
}

/** The part of the plan that a filter keeps to, for its next or last date; null where it is no single part. */
export function scopeOf({
  priorities,
  officers,
  agencies,
  theme,
}: ActionFilter): QueryOf<'next'>['scope'] | null {
  const [first, ...others] = [
    ...priorities.map((priority) => ({ of: 'priority', priority }) as const),
    ...officers.map((person) => ({ of: 'person', person }) as const),
    ...agencies.map((agency) => ({ of: 'agency', agency }) as const),
  ]
  return first === undefined || others.length > 0 || theme !== null ? null : first
}
