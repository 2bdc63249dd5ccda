import { neighbouring } from '../../asked-for/neighbouring.ts'
import type { Query } from '../../query.ts'
import type { Reading } from '../../reading.ts'
import { asks, type Context } from '../../recogniser.ts'
import { positions } from '../../words/words.ts'
import type { Weighed } from '../evidence.ts'
import { saysWho } from './asked-of-people.ts'

/** Rows of tables, which give names and dates and no reasons. */
const rows: readonly Query['kind'][] = ['action', 'actions', 'next', 'priority-lead', 'person', 'agency']
/** Answers about whoever is named. */
const ofPeople: readonly Query['kind'][] = ['person', 'priority-lead', 'contact']
/** Words of a plain question that may stand beside a request. */
const questioning = /\b(who|whos|whose|which|when|whens|how many)\b/

/** "Who is the head teacher of …?", "what is the council tax?", "why was it delayed?": what is told does not say the words itself. */
export function goesBeyond(best: Weighed, reading: Reading, context: Context): boolean {
  const { query } = best
  // "Why was 5.1 delayed?": no row says why.
  if (rows.includes(query.kind) && reading.tokens.some(({ text }) => text === 'why')) return true
  const person = query.kind === 'person' ? reading.loaded.people.get(query.person) : undefined
  const titles = context.lexicon.termsOf(person?.jobTitles.join(' . ') ?? '')
  const said = [...best.about.map((key) => context.subjects.ownTermsOf(key)), titles]
  return reading.beyond.some(({ meaning, from, to }) => {
    // "And the one before?" asks of the priority before, and not of whoever led it earlier.
    if (meaning === 'people')
      return (
        ofPeople.includes(query.kind) &&
        !describes(reading, to) &&
        neighbouring(reading, context.memory) === null
      )
    if (meaning === 'requests') return !questioning.test(reading.said)
    if (meaning === 'posts' && !saysWho(reading) && !asks(reading, 'officer', 'contact')) return false
    if (meaning === 'particulars' && query.kind !== 'figures') return false
    const words = positions(from, to).map((i) => reading.tokens[i]?.stem ?? '')
    return !said.some((terms) => words.every((word) => terms.has(word)))
  })
}

/** "Deputy Director": a part of a longer title, and no post of its own. */
function describes(reading: Reading, to: number): boolean {
  return /^(director|head|manager|leader|officer)s?$/.test(reading.tokens[to + 1]?.text ?? '')
}
