import { askersOwn } from '../../asked-for/asks-for-statuses.ts'
import {
  asks,
  everyWord,
  aspectWords,
  hasWord,
  union,
  type Candidate,
  type Recogniser,
} from '../../recogniser.ts'

/** "My" actions from somebody whom the plan does not know. */
export const unknownAsker: Recogniser = (reading): Candidate[] => {
  const stated = askersOwn(reading)
  const own =
    stated.length > 0 || [...aspectWords(reading, 'mine')].some((token) => !reading.filler.has(token))
  // A plan that names nobody has nothing of anybody's: "which priority is mine?" asks where something fits.
  if (reading.loaded.people.size === 0) return []
  if (
    reading.asker !== null ||
    !own ||
    (reading.refs.length > 0 && stated.length === 0) ||
    reading.people.length > 0
  )
    return []
  const about =
    stated.length > 0 ||
    asks(reading, 'overdue', 'when', 'next', 'list', 'count', 'lead', 'status') ||
    hasWord(reading, /^(actions?|priorit|responsib)/)
  if (!about) return []
  const claims = union(
    aspectWords(reading, 'mine', 'overdue', 'when', 'next', 'list', 'count', 'lead', 'status', 'milestone'),
    stated.length > 0 ? everyWord(reading) : [],
    ...reading.ranges.map((r) => r.tokens),
  )
  return [{ query: { kind: 'asker-unknown' }, fit: 0.99, claims, about: [], rule: 'asker unknown' }]
}
