import type { QueryOf } from '../query.ts'
import { cite, counted, listLimit, listed, reply, type Facts, type Reply, capital } from './answerer.ts'
import { filterWords } from './filter-words.ts'
import { comparedCounts } from './tally-compared.ts'
import { tallyLine, tallyRows } from './tally-rows.ts'

const heads = {
  officer: { noun: 'lead officer', has: 'action' },
  agency: { noun: 'lead agency', has: 'action' },
  priority: { noun: 'priority', has: 'action' },
  lead: { noun: 'priority lead', has: 'priority' },
  'acting-lead': { noun: 'priority lead', has: 'action' },
  'lead-within': { noun: 'priority lead', has: 'action' },
  measured: { noun: 'priority', has: 'indicator' },
  labelled: { noun: 'priority', has: 'label' },
  label: { noun: 'label', has: 'priority' },
  theme: { noun: 'theme', has: 'priority' },
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
  const rows = tallyRows(query, facts).sort((a, b) => b.has.length - a.has.length)
  if (rows.length === 0)
    return reply(query, 'unknown', [`The ${shortTitle} names no ${noun} that could be counted.`])
  const of =
    query.of === 'lead-within'
      ? ' within the priority that they lead'
      : query.filter === undefined
        ? ''
        : ` ${filterWords(query.filter, facts)}`
  if (query.among !== undefined && query.least === null && query.most === null)
    return comparedCounts(query, rows, plural(has), facts)
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
  const first =
    names.length === 0 && query.most === 0
      ? `Every ${noun}${query.among === undefined ? ` of the ${shortTitle}` : ' of these'} has at least one ${has}${of}.`
      : bounded
        ? `${names.length === 0 ? `No ${noun}` : `${counted(names.length, noun)} of the ${shortTitle}`} ${names.length > 1 ? 'have' : 'has'} ${bounds} ${bounds.endsWith(' 1') || bounds === 'no' ? has : plural(has)}${of}${names.length > 0 ? `: ${listed(names)}` : ''}.`
        : `${listed(names)} ${names.length > 1 ? 'have' : 'has'} the ${query.order} ${plural(has)}${of} of any ${noun} in the ${shortTitle}: ${edge}${names.length > 1 ? ' each' : ''}.`
  const next =
    bounded || query.order === 'fewest' ? [] : rows.filter((row) => !found.includes(row)).slice(0, 3)
  return reply(
    query,
    'answer',
    [
      capital(first),
      // Those that have none are all named in the first line.
      ...(query.most === 0 ? [] : found.slice(0, 30).map(tallyLine)),
      ...(next.length > 0
        ? [`After that: ${next.map(({ name, has: of }) => `${name} (${of.length})`).join(', ')}.`]
        : []),
    ],
    {
      citations: [...facts.loaded.priorities.values()]
        .filter(({ key }) => query.priorities.includes(key))
        .map(({ source }) => cite(facts.loaded, source)),
      mentioned: {
        people: query.of === 'officer' || query.of === 'lead' ? names.slice(0, 4) : [],
        priorities: query.filter === undefined || found.length > 4 ? [] : found.map(({ key }) => key),
      },
      limit: bounded ? listLimit : 1400,
    },
  )
}
