import type { LoadedPlan } from '../../plan/library.ts'
import type { Reply } from '../answerers/answerer.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Mentioned } from './conversation.ts'
import { oncePer } from '../once-per.ts'
import type { Query } from '../query.ts'

/** Most records, people and terms that one answer leaves behind to be asked about. */
const [mostRecords, mostPeople, mostTerms] = [12, 5, 6]

/**
 * Everything an answer leaves behind for the next turn: what its answerer says, and besides it the records that the
 * answer was made from, the people and the abbreviations that it names, and the list that can be counted through.
 */
export function mentionedBy(
  { answer, mentioned }: Reply,
  query: Query,
  loaded: LoadedPlan,
  catalogue: Catalogue,
): Mentioned {
  const records = recordsOf(query, catalogue)
  const people = peopleIn(answer.text, loaded)
  const [first = ''] = answer.text.split('\n')
  const terms = [...new Set(first.split(/[^\w&-]+/))]
    .flatMap((word) => abbreviations(catalogue).get(word) ?? [])
    .filter(({ planId }) => planId === loaded.plan.id)
    .filter(({ term }) => !loaded.plan.shortTitle.includes(term))
    .sort((a, b) => a.place - b.place)
  return {
    ...mentioned,
    people: mentioned.people ?? (people.length <= mostPeople ? people : []),
    ...(records.length > 0 ? { records: records.slice(0, mostRecords) } : {}),
    terms: terms.map(({ key }) => key).slice(0, mostTerms),
    ...(mentioned.listed === undefined && records.length > 1 ? { listed: records } : {}),
  }
}

/** The records of the catalogue that a query is answered with, in the order of the answer. */
function recordsOf(query: Query, catalogue: Catalogue): string[] {
  const under = (kind: 'indicator' | 'aim', priorities: readonly string[]) =>
    catalogue.records
      .filter((record) => record.kind === kind && priorities.includes(record.priorityKey ?? ''))
      .map(({ key }) => key)
  if (query.kind === 'figures') return query.figures
  if (query.kind === 'passage') return query.passages
  if (query.kind === 'indicator') return query.indicators
  if (query.kind === 'districts') return query.rows
  if (query.kind === 'definition') return query.terms
  if (query.kind === 'indicators') return under('indicator', query.priorities)
  if (query.kind === 'aims') return under('aim', query.priorities)
  if (query.kind !== 'items') return []
  const items = catalogue.records.filter(({ kind, of }) => kind === 'item' && of === query.list)
  const chosen = query.nth === null ? items : [items.at(query.nth > 0 ? query.nth - 1 : -1)]
  return chosen.flatMap((record) => record?.key ?? [])
}

/** The people whose whole names a text prints, in the plan's order. */
function peopleIn(text: string, loaded: LoadedPlan): string[] {
  const names = firstNames(loaded)
  const words = new Set(text.split(/[^\p{L}'-]+/u))
  return [...words]
    .flatMap((word) => names.get(word) ?? [])
    .filter(({ name }) => text.includes(name))
    .sort((a, b) => a.place - b.place)
    .map(({ name }) => name)
}

const firstNames = oncePer(({ people }: LoadedPlan) =>
  Map.groupBy(
    [...people.keys()].map((name, place) => ({ name, place })),
    ({ name }) => name.split(/[^\p{L}'-]+/u)[0] ?? '',
  ),
)

/** The abbreviations of all glossaries: short terms with two capitals, by the term. */
const abbreviations = oncePer(({ glossary }: Catalogue) =>
  Map.groupBy(
    [...glossary]
      .map(([key, { term }], place) => ({ key, term, place, planId: key.split('/')[0] ?? '' }))
      .filter(({ term }) => term.length >= 2 && term.length <= 12 && /[A-Z].*[A-Z]/.test(term)),
    ({ term }) => term,
  ),
)
