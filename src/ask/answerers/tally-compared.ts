import type { QueryOf } from '../query.ts'
import { capital, cite, listed, reply, type Facts, type Reply } from './answerer.ts'
import { filterWords } from './filter-words.ts'
import { tallyLine, type TallyRow } from './tally-rows.ts'

/** "Priority 2 has more actions than priority 1: 5 against 4", with what was counted of each; `rows` come fullest first. */
export function comparedCounts(
  query: QueryOf<'tally'>,
  rows: readonly TallyRow[],
  things: string,
  facts: Facts,
): Reply {
  const ordered = query.order === 'most' ? rows : rows.toReversed()
  const [first] = ordered
  const ahead = ordered.filter(({ has }) => has.length === first?.has.length)
  const others = ordered.slice(ahead.length)
  const filter = query.filter === undefined ? '' : ` ${filterWords(query.filter, facts)}`
  const size = first?.has.length ?? 0
  const each = others.map(({ has }) => `${has.length}`)
  const names = listed(ahead.map(shortName))
  const head =
    others.length === 0
      ? `They have the same number of ${things}${filter}: ${size === 0 ? 'none' : size} each`
      : rows.length === 2
        ? `${names} has ${query.order === 'most' ? 'more' : 'fewer'} ${things}${filter} than ${others.map(shortName).join()}: ${size} against ${each.join()}`
        : `Of these, ${names} ${ahead.length > 1 ? 'have' : 'has'} the ${query.order} ${things}${filter}: ${size}`
  const keys = rows.map(({ key }) => key)
  return reply(query, 'answer', [`${capital(head)}.`, ...rows.map(tallyLine)], {
    citations: [...facts.loaded.priorities.values()]
      .filter(({ key, theme }) => keys.includes(key) || (theme !== null && keys.includes(theme)))
      .map(({ source }) => cite(facts.loaded, source)),
    mentioned: {
      priorities: keys.filter((key) => facts.loaded.priorities.has(key)),
      people: keys.filter((key) => facts.loaded.people.has(key)),
    },
  })
}

/** A priority's number alone: its title stands in the line below. */
function shortName({ name }: TallyRow): string {
  return /^(Priority \d+|SMP\d)(?= \()/.exec(name)?.[0] ?? name
}
