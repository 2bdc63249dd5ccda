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
  measured: { noun: 'priority', has: 'indicator' },
  labelled: { noun: 'priority', has: 'label' },
  label: { noun: 'label', has: 'priority' },
} as const
/** A sort of label as a word in a sentence: "corporate priority", "Outcome Bee". */
function labelWord(label: string): string {
  return /\b[A-Z]/.test(label.slice(1)) ? label : label.toLowerCase()
}

function plural(word: string): string {
  return word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`
}

/** Who or what has the most or the fewest actions, or at least so many: every count is said with what was counted. */
export function answerTally(query: QueryOf<'tally'>, facts: Facts): Reply {
  const label = query.label == null ? null : labelWord(query.label)
  const noun = query.of === 'label' ? (label ?? 'label') : heads[query.of].noun
  const has = query.of === 'labelled' ? (label ?? 'label') : heads[query.of].has
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
    query.most === 0
      ? 'no'
      : query.least !== null && query.least === query.most
        ? `exactly ${query.least}`
        : query.least !== null
          ? `at least ${query.least}`
          : `at most ${query.most ?? 0}`
  const names = found.map(({ name }) => name)
  const first = bounded
    ? `${names.length === 0 ? `No ${noun}` : `${counted(names.length, noun)} of the ${shortTitle}`} ${names.length > 1 ? 'have' : 'has'} ${bounds} ${bounds.endsWith(' 1') || bounds === 'no' ? has : plural(has)}${names.length > 0 ? `: ${listed(names)}` : ''}.`
    : `${listed(names)} ${names.length > 1 ? 'have' : 'has'} the ${query.order} ${plural(has)} of any ${noun} in the ${shortTitle}: ${edge}${names.length > 1 ? ' each' : ''}.`
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
  if (has.length === 0) return `- ${name}`
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
    case 'measured':
      return [...priorities.values()].map((priority) => ({
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
      return [...priorities.values()].map((priority: Priority) => ({
        name: titledPriority(priority),
        has: named(priority.actionKeys.filter((key) => actions.get(key)?.parentKey === null)),
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
