import type { Query } from '../../query.ts'
import type { Reading } from '../../reading.ts'
import { asks, aspectWords, hasWord } from '../../recogniser.ts'
import type { Weighed } from '../evidence.ts'

/** "Do 'Listening and learning' and 'SEND support' share a Bee?": one of them alone is told, and not whether they do. */
export function tellsOneOfTwo({ query, claims }: Weighed, reading: Reading): boolean {
  if (!asks(reading, 'same', 'difference') || !hasWord(reading, /^(and|or|as|than|with)$/)) return false
  const unused = [...aspectWords(reading, 'same')].some((i) => !claims.has(i))
  return unused && thingsTold(query) === 1
}

/** How many things an answer tells of, where it tells a cell or a label of each. */
function thingsTold(query: Query): number | null {
  if (query.kind === 'tags' || query.kind === 'priority' || query.kind === 'priority-lead')
    return query.priorities.length
  return query.kind === 'action' ? query.actions.length : null
}
