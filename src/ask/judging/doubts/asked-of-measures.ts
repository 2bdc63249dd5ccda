import type { Reading } from '../../reading.ts'
import { topicUnits, type Context } from '../../recogniser.ts'
import { explains } from '../../words/lexicon.ts'
import type { Weighed } from '../evidence.ts'

/** From this weight on, a word is one that a subject may be named by. */
const naming = 0.2

/** Whether a measure or a check is asked for that the candidate does not tell. */
export function measuresOther(best: Weighed, reading: Reading, context: Context): boolean {
  return measuresNothingOfIt(best, reading, context) || leadsInstead(best, reading)
}

/** "How does Be Resilient measure school attendance?": all its measures, none of which speaks of that. */
function measuresNothingOfIt(
  { query, claims }: Weighed,
  reading: Reading,
  { subjects, lexicon }: Context,
): boolean {
  if (!/^((and|so|but) )*how (does|do|will|is|are)\b/.test(reading.said)) return false
  if (query.kind !== 'indicators' || query.as !== 'list' || reading.refs.length === 0) return false
  const units = topicUnits(reading, claims).filter((unit) => subjects.weightOf(unit) >= naming)
  const priorities = query.priorities.flatMap((key) => reading.loaded.priorities.get(key) ?? [])
  const said = priorities.map(({ title, indicators }) =>
    lexicon.termsOf([title, ...indicators.map(({ text }) => text)].join(' . ')),
  )
  return units.some((unit) => !said.some((terms) => explains(terms, unit.sense) >= 0.5))
}

/** "Which action is monitored by the police?": those that the police lead are other ones. */
function leadsInstead({ query }: Weighed, { said }: Reading): boolean {
  const checked = /\b(monitored|checked|tracked|overseen|measured) by\b/.test(said)
  return checked && query.kind === 'actions' && query.filter.agencies.length > 0
}
