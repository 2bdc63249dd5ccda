import type { Query } from '../../query.ts'
import type { Reading } from '../../reading.ts'
import { asks, topicUnits, aspectWords, thingWords, union, type Context } from '../../recogniser.ts'
import { tokenise } from '../../words/words.ts'
import type { Unit } from '../../words/lexicon.ts'
import type { Weighed } from '../evidence.ts'

/** From this weight on, a word is one that a subject may be named by. */
const naming = 0.2
/** A longer question says more of what it is about than a name. */
const longest = 12
/** A subject of more words is known by them together. */
const mostNaming = 2
/** Answers that quote what a plan says. */
const quoting: readonly Query['kind'][] = ['passage', 'figures', 'indicator', 'action', 'definition']

/**
 * "What does the plan say about county lines?": a record that prints none of the words is about something near, and may
 * not be about this.
 */
export function saysItInOtherWords({ query, about }: Weighed, reading: Reading, context: Context): boolean {
  if (!quoting.includes(query.kind) || !asks(reading, 'mentions') || reading.tokens.length > longest)
    return false
  const keys = query.kind === 'passage' ? query.passages : about
  const units = topicUnits(
    reading,
    union(
      aspectWords(reading, 'mentions', 'list', 'text', 'count', 'title', 'which-plan'),
      thingWords(reading, 'priority', 'plan'),
    ),
  ).filter((unit) => context.subjects.weightOf(unit) >= naming || unit.tokens.length > 1)
  if (units.length > mostNaming) return false
  const printed = keys.map((key) => {
    const record = context.catalogue.byKey.get(key)
    return new Set(tokenise(`${record?.names[0] ?? ''} ${record?.body ?? ''}`).map(({ stem }) => stem))
  })
  const said = (unit: Unit) =>
    printed.some((stems) => unit.tokens.every((i) => stems.has(reading.tokens[i]?.stem ?? '')))
  return !units.every(said)
}
