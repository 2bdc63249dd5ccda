import { querySchema } from '../../query.ts'
import { asksForNames, type Candidate, type Recogniser } from '../../recogniser.ts'

/** "Which ones?", "list them", "what are they?": the list of what was only counted. */
export const whichOnes: Recogniser = (reading, { memory }): Candidate[] => {
  const last = memory.query
  const listable = ['actions', 'priorities', 'indicators', 'aims', 'items', 'districts'] as const
  if (last === null || !listable.some((kind) => kind === last.kind) || reading.tokens.length > 6) return []
  if (reading.refs.length + reading.people.length > 0 || !asksForNames(reading)) return []
  const all: Candidate = {
    query: last,
    fit: 0.97,
    claims: new Set(reading.tokens.map(({ index }) => index)),
    about: [],
    rule: 'which ones',
  }
  if (last.kind === 'districts') return last.rows.length > 1 ? [all] : []
  const list = querySchema.safeParse({ ...last, as: 'list' })
  if (!('as' in last) || last.as !== 'count' || !list.success) return []
  return [{ ...all, query: list.data }]
}
