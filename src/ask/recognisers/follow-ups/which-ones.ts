import { querySchema } from '../../query.ts'
import { asksForNames, type Candidate, type Recogniser } from '../../recogniser.ts'

const asksHowMany =
  /^(and |so |ok )*how many( (is|are|was|were) (that|those|they|them|these|there))?( (in (all|total)|altogether|then))?$/

/** "Which ones?", "list them", "what are they?": the list of what was only counted; "how many is that?": the count of what was listed. */
export const whichOnes: Recogniser = (reading, { memory }): Candidate[] => {
  const last = memory.query
  const listable = ['actions', 'priorities', 'indicators', 'aims', 'items', 'districts'] as const
  if (last === null || !listable.some((kind) => kind === last.kind) || reading.tokens.length > 6) return []
  if (reading.refs.length + reading.people.length > 0) return []
  const all: Candidate = {
    query: last,
    fit: 0.97,
    claims: new Set(reading.tokens.map(({ index }) => index)),
    about: [],
    rule: 'which ones',
  }
  if (last.kind === 'districts') return asksForNames(reading) && last.rows.length > 1 ? [all] : []
  if (!('as' in last)) return []
  const counted = last.as === 'count'
  if (counted ? !asksForNames(reading) : !asksHowMany.test(reading.said)) return []
  const list = querySchema.safeParse({ ...last, as: counted ? 'list' : 'count' })
  return list.success ? [{ ...all, query: list.data }] : []
}
