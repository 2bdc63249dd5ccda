import type { LoadedPlan } from '../plan/library.ts'
import type { Reply } from './answerers/answerer.ts'
import type { Catalogue } from './catalogue/catalogue.ts'
import type { Mentioned } from './conversation.ts'
import type { Query } from './query.ts'

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
  const people = [...loaded.people.keys()].filter((name) => answer.text.includes(name))
  const first = answer.text.split('\n')[0] ?? ''
  const terms = [...catalogue.glossary].filter(
    ([key, { term }]) =>
      key.startsWith(`${loaded.plan.id}/`) && says(first, term) && !loaded.plan.shortTitle.includes(term),
  )
  return {
    ...mentioned,
    people: mentioned.people ?? (people.length <= mostPeople ? people : []),
    ...(records.length > 0 ? { records: records.slice(0, mostRecords) } : {}),
    terms: terms.map(([key]) => key).slice(0, mostTerms),
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

/** Whether a text prints an abbreviation as a word of its own, capitals and all. */
function says(text: string, term: string): boolean {
  if (term.length < 2 || term.length > 12 || !/[A-Z].*[A-Z]/.test(term)) return false
  const at = text.indexOf(term)
  return at >= 0 && !/[\w-]/.test(text[at - 1] ?? ' ') && !/\w/.test(text[at + term.length] ?? ' ')
}
