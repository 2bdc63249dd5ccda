import type { ActionFilter } from '../../action-filter.ts'
import {
  asks,
  aspectWords,
  hasWord,
  thingWords,
  union,
  type Candidate,
  type Recogniser,
} from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { buildFilter } from './action-filter.ts'
import { monitoringNarrowing } from './action-monitoring.ts'

/** "Which one has the police as lead agency?", "how many of them are due in March?": those of the last list that meet a condition. */
export const amongListed: Recogniser = (reading, context): Candidate[] => {
  const { memory } = context
  const { actions } = reading.loaded
  const listed = memory.listed.filter((key) => actions.has(key))
  if (
    !asksAmong(reading) ||
    listed.length < (memory.query?.kind === 'actions' ? 1 : 2) ||
    listed.length !== memory.listed.length ||
    reading.refs.length > 0
  )
    return []
  const built = buildFilter(reading)
  const last = memory.query
  const claims = union(
    built.claims,
    built.filter.due === null ? [] : aspectWords(reading, 'when', 'milestone'),
    built.filter.officers.length + built.filter.agencies.length > 0
      ? aspectWords(reading, 'lead', 'officer')
      : [],
    aspectWords(reading, 'list', 'count'),
    thingWords(reading, 'action'),
    reading.tokens.filter(({ text }) => /^(ones?|joint|jointly)$/.test(text)).map(({ index }) => index),
  )
  const monitoring = monitoringNarrowing(reading, context, claims)
  const conditions = { ...built.filter, ...monitoring.filter }
  if (!narrows(conditions)) return []
  const own = Object.fromEntries(Object.entries(conditions).filter(([, value]) => isCondition(value)))
  const topic = { words: listed.map((key) => actions.get(key)?.label ?? key).join(', '), actions: listed }
  const filter: ActionFilter =
    last?.kind === 'actions' ? { ...last.filter, ...own } : { ...conditions, topic }
  const counting = asks(reading, 'count') && hasWord(reading, /^(many|number|count)$/)
  return [
    {
      query: { kind: 'actions', filter, as: counting ? 'count' : 'list' },
      fit: 0.96,
      claims: union(claims, monitoring.claims),
      about: [],
      rule: 'among the last list',
    },
  ]
}

/** Whether a filter asks anything of the actions; cells to print beside them do not. */
function narrows({ columns: _, ...conditions }: ActionFilter): boolean {
  return Object.values(conditions).some(isCondition)
}

function isCondition(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== false
}

/** "Which one has …?", "how many of them are …?": asks of the things last listed. */
export function asksAmong(reading: Reading): boolean {
  return /\b(which|what|any) (ones?|two|three)\b|\b(which|what|any|many|none|all|both|either|one|each) of (them|those|these)\b/.test(
    reading.said,
  )
}
