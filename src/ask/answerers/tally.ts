import type { Priority } from '../../plan/library.ts'
import type { QueryOf } from '../query.ts'
import {
  actionName,
  actionsOf,
  cite,
  counted,
  listLimit,
  listed,
  priorityName,
  reply,
  titledPriority,
  type Facts,
  type Reply,
  capital,
} from './answerer.ts'

/** Somebody or something that has actions or priorities, and the short names of those. */
type Row = { name: string; has: string[] }

const heads = {
  officer: { noun: 'lead officer', has: 'action' },
  agency: { noun: 'lead agency', has: 'action' },
  priority: { noun: 'priority', has: 'action' },
  lead: { noun: 'priority lead', has: 'priority' },
} as const

/** Who or what has the most or the fewest actions, or at least so many: every count is said with what was counted. */
export function answerTally(query: QueryOf<'tally'>, facts: Facts): Reply {
  const { noun, has } = heads[query.of]
  const { shortTitle } = facts.loaded.plan
  const rows = rowsFor(query, facts).sort((a, b) => b.has.length - a.has.length)
  if (rows.length === 0)
    return reply(query, 'unknown', [`The ${shortTitle} names no ${noun} that could be counted.`])
  const bounded = query.least !== null || query.most !== null
  const edge = Math[query.order === 'most' ? 'max' : 'min'](...rows.map((row) => row.has.length))
  const found = rows.filter(({ has: { length } }) =>
    bounded ? length >= (query.least ?? 0) && length <= (query.most ?? Infinity) : length === edge,
  )
  const bounds =
    query.least !== null && query.least === query.most
      ? `exactly ${query.least}`
      : query.least !== null
        ? `at least ${query.least}`
        : `at most ${query.most ?? 0}`
  const names = found.map(({ name }) => name)
  const first = bounded
    ? `${names.length === 0 ? `No ${noun}` : `${counted(names.length, noun)} of the ${shortTitle}`} ${names.length > 1 ? 'have' : 'has'} ${bounds} ${bounds.endsWith(' 1') ? has : has === 'action' ? 'actions' : 'priorities'}${names.length > 0 ? `: ${listed(names)}` : ''}.`
    : `${listed(names)} ${names.length > 1 ? 'have' : 'has'} the ${query.order} ${has === 'action' ? 'actions' : 'priorities'} of any ${noun} in the ${shortTitle}: ${edge}${names.length > 1 ? ' each' : ''}.`
  const next =
    bounded || query.order === 'fewest' ? [] : rows.filter((row) => !found.includes(row)).slice(0, 3)
  return reply(
    query,
    'answer',
    [
      capital(first),
      ...found.slice(0, 30).map(line),
      ...(next.length > 0
        ? [`After that: ${next.map(({ name, has: of }) => `${name} (${of.length})`).join(', ')}.`]
        : []),
    ],
    {
      citations: [...facts.loaded.priorities.values()]
        .filter(({ key }) => query.priorities.includes(key))
        .map(({ source }) => cite(facts.loaded, source)),
      mentioned: { people: query.of === 'officer' || query.of === 'lead' ? names.slice(0, 4) : [] },
      limit: bounded ? listLimit : 1400,
    },
  )
}

function line({ name, has }: Row): string {
  return `- ${name}: ${has.length} (${has.slice(0, 14).join(', ')}${has.length > 14 ? ' …' : ''})`
}

function rowsFor(query: QueryOf<'tally'>, facts: Facts): Row[] {
  const { priorities, people, actions } = facts.loaded
  const named = (keys: readonly string[]) => actionsOf(facts, keys).map((action) => actionName(facts, action))
  const inside = (keys: readonly string[]) =>
    query.priorities.length === 0
      ? [...keys]
      : keys.filter((key) => query.priorities.includes(actions.get(key)?.priorityKey ?? ''))
  switch (query.of) {
    case 'officer':
      return [...people.values()]
        .map(({ name, officerOf }) => ({ name, has: named(inside(officerOf)) }))
        .filter(({ has }) => has.length > 0)
    case 'lead':
      return [...people.values()]
        .filter(({ leadsPriorities }) => leadsPriorities.length > 0)
        .map(({ name, leadsPriorities }) => ({
          name,
          has: leadsPriorities.flatMap((key) => {
            const priority = priorities.get(key)
            return priority ? [priorityName(priority)] : []
          }),
        }))
    case 'agency': {
      const all = [...actions.values()].filter(({ parentKey }) => parentKey === null)
      return facts.loaded.plan.agencies
        .map(({ name }) => ({
          name,
          has: named(
            inside(all.filter(({ leadAgency }) => leadAgency.agencies.includes(name)).map(({ key }) => key)),
          ),
        }))
        .filter(({ has }) => has.length > 0)
    }
    case 'priority':
      return [...priorities.values()].map((priority: Priority) => ({
        name: titledPriority(priority),
        has: named(priority.actionKeys.filter((key) => actions.get(key)?.parentKey === null)),
      }))
  }
}
