import type { Query } from '../../query.ts'
import type { Reading } from '../../reading.ts'
import { asks, aspectWords, thingWords, union, type Context, type Recogniser } from '../../recogniser.ts'
import { placeSaid } from './place-in-list.ts'

/**
 * "What is the fourth priority?", asked of a document that only lists its priorities: the one in that place of the
 * list. Null where the document has priorities of its own, or no such list, or none in that place.
 */
export function listedPriority(reading: Reading, { catalogue }: Context): Query | null {
  const place = placeSaid(reading)
  const numbered = reading.refs.every(({ kind, keys }) => kind === 'priority' && keys.length === 0)
  if (place === null || reading.refs.length !== 1 || !numbered || reading.loaded.priorities.size > 0)
    return null
  if (asks(reading, 'lead', 'officer', 'agency', 'when', 'overdue', 'milestone', 'indicators', 'monitoring'))
    return null
  const list = [...catalogue.lists].find(
    ([key, { name, items }]) =>
      key.startsWith(`${reading.loaded.plan.id}/`) &&
      /\bpriorities$/i.test(name) &&
      items.at(place.nth > 0 ? place.nth - 1 : place.nth) !== undefined,
  )
  return list ? { kind: 'items', list: list[0], as: 'list', nth: place.nth, saying: null } : null
}

/** The priority in a place of the list that a document without priorities of its own prints. */
export const numberedInList: Recogniser = (reading, context) => {
  const query = listedPriority(reading, context)
  if (query?.kind !== 'items') return []
  return [
    {
      query,
      fit: 0.97,
      claims: union(
        ...reading.refs.map(({ tokens }) => tokens),
        aspectWords(reading, 'list', 'text', 'title'),
        thingWords(reading, 'priority'),
        reading.ordinals.map(({ token }) => token),
      ),
      about: [query.list, `${query.list}.${String(query.nth)}`],
      rule: 'named list',
    },
  ]
}
