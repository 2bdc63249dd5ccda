import type { Query } from '../../query.ts'
import { asks, aspectWords, hasWord, union, wordsLike, type Context } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { noFilter } from '../../action-filter.ts'
import { unread } from './leaning-words.ts'
import { goesOn, prioritiesByNumber, priorityBySubject } from './named-part.ts'
import { scopeOf, type ToldList } from './told-list.ts'

/** The end of the dates that one of the list has. */
const ends: readonly ['first' | 'last', RegExp][] = [
  [
    'last',
    /\b(furthest|farthest)( off| away| out| ahead)?\b|\b(very last|latest)\b|\b(due|falls?|comes?|finish(es)?|ends?) last\b/,
  ],
  [
    'first',
    /\b(very first|earliest|soonest)\b|\b(due|falls?|comes?|finish(es)?) first\b|\bfirst (to (fall|come) )?due\b/,
  ],
]
const endWords =
  /^(furthest|farthest|off|away|out|ahead|very|last|latest|first|earliest|soonest|due|falls?|fall|comes?|come|finish(es)?|ends?|dates?|deadlines?)$/
/** What may be said around a next date. */
const nextWords =
  /^(thing|things|one|due|up|coming|come|date|dates|nearest|upcoming|deadline|milestone|whats|be|fall|falls)$/

/** "And the next thing due for them?", "which has the furthest off?", "the earliest in 4?": a date of the part that was told or is named. */
export function nextOrEnd({ filter }: ToldList, reading: Reading, context: Context): Query | null {
  const named = prioritiesByNumber(reading)
  const priorities = [...reading.refs.flatMap(({ keys }) => keys), ...named.keys]
  const scope = scopeOf(priorities.length > 0 ? { ...noFilter, priorities } : filter)
  if (scope === null || reading.ranges.length + reading.people.length + reading.agencies.length > 0)
    return null
  const last = context.memory.query
  const asking = union(
    aspectWords(reading, 'next', 'when', 'milestone', 'first', 'list'),
    named.tokens,
    reading.refs.flatMap(({ tokens }) => tokens),
  )
  const end = ends.find(([, words]) => words.test(reading.said))?.[0]
  const pointing =
    hasWord(reading, /^(which|whichs|what|whats|whens|when)$/) ||
    (priorities.length > 0 && goesOn.test(reading.said))
  if (end !== undefined && pointing && scope.of !== 'agency' && scope.of !== 'action')
    return unread(reading, asking, wordsLike(reading, endWords)).length === 0
      ? { kind: 'date-ends', which: end, scope }
      : null
  const next = asks(reading, 'next') || /\bnearest\b/.test(reading.said)
  // "The next one" is the one after what was told.
  if (next && !/\b(after|following)\b|\bthe next (one|action|row)$/.test(reading.said))
    return unread(reading, asking, wordsLike(reading, nextWords)).length === 0
      ? { kind: 'next', scope, after: null }
      : null
  // "Ok and for early years": the same date of a priority that is named by its subject.
  const sameOf = last?.kind === 'next' || last?.kind === 'date-ends' ? last : null
  if (sameOf === null || next || end !== undefined || !goesOn.test(reading.said)) return null
  const left = unread(reading)
  const priority = priorityBySubject(left, reading, context)
  return priority === null ? null : { ...sameOf, scope: { of: 'priority', priority } }
}
