import type { QueryOf } from '../query.ts'
import type { Reading } from '../reading.ts'
import { asks, type Context } from '../recogniser.ts'
import { noFilter } from '../action-filter.ts'
import type { Weighed } from './evidence.ts'

/**
 * Whether two candidates give one answer in two forms: the same row asked about in other words, the same officer's actions, a
 * figure and the sentence that prints it, a term and the place that explains it. Their likelihoods count together.
 */
export function tellsTheSame(one: Weighed, other: Weighed, reading: Reading, context: Context): boolean {
  const keys = rowsOf(one)
  return (
    rowsOf(other).some((key) => keys.includes(key)) ||
    sameFigures(one, other) ||
    quotes(one, other, reading, context) ||
    quotes(other, one, reading, context)
  )
}

const { officers: _, ...noOthers } = noFilter
const noOfficers = JSON.stringify({ ...noOthers, officers: [] })

/** The rows that a candidate speaks of and the officers whose actions it tells, by key or name. */
function rowsOf({ query, evidence }: Weighed): string[] {
  // Somebody's actions are the same, told of the person or listed, and counted or listed.
  if (query.kind === 'person')
    return query.aspect === 'actions' || query.aspect === 'count' ? [query.person] : []
  if (query.kind === 'actions' && evidence.unused === 0) {
    const { officers, ...others } = query.filter
    const [officer] = officers
    const alone = JSON.stringify({ ...others, officers: [] }) === noOfficers
    return officer !== undefined && officers.length === 1 && alone
      ? [officer]
      : [JSON.stringify(query.filter)]
  }
  if (query.kind === 'definition') return query.terms
  if (query.kind === 'indicator') return query.indicators
  if (query.kind === 'passage') return query.passages
  // The same actions, together, are meant by one thing said of them.
  if (query.kind === 'action' && evidence.pinned !== 1) return [query.actions.join()]
  if (evidence.pinned !== 1) return []
  if (query.kind === 'action' || query.kind === 'compare-actions') return query.actions
  if (query.kind === 'next') return query.scope.of === 'action' ? [query.scope.action] : []
  return query.kind === 'priority-lead' || query.kind === 'priority' ? query.priorities : []
}

/** The very same figures, one time with what they are compared with or how old they are. */
function sameFigures({ query }: Weighed, { query: other }: Weighed): boolean {
  return (
    query.kind === 'figures' &&
    other.kind === 'figures' &&
    query.figures.join() === other.figures.join() &&
    query.unmet.join() === other.unmet.join()
  )
}

const lightWord = 0.2
/** Whether one candidate's figures are printed in the sentences that the other one quotes. */
function quotes(
  { query, evidence }: Weighed,
  { query: other }: Weighed,
  reading: Reading,
  context: Context,
): boolean {
  // A sentence makes its number no surer where none is asked for, or where a word of the question is in neither.
  if (!asks(reading, 'figure', 'count') || evidence.heaviestLeft > lightWord) return false
  if (query.kind !== 'figures' || query.unmet.length > 0 || other.kind !== 'passage') return false
  const said = plain(textOf(other, context))
  return query.figures.every((key) => {
    const figure = reading.loaded.measurements.get(key)
    return figure !== undefined && said.includes(plain(figure.quote))
  })
}

function textOf({ passages }: QueryOf<'passage'>, { catalogue }: Context): string {
  return passages.map((key) => catalogue.byKey.get(key)?.body ?? '').join(' ')
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase()
}
