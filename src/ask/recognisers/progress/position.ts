import type { Round } from '../../../plan/rounds.ts'
import { tokenise } from '../../words/words.ts'
import type { Reading } from '../../reading.ts'
import {
  asks,
  aspectWords,
  hasWord,
  thingWords,
  topicUnits,
  union,
  wordsLike,
  type Candidate,
  type Recogniser,
} from '../../recogniser.ts'

/** A round that a plan may or may not have: "quarter 3", "q1", "third quarter". */
const anyRound =
  /\b(?:quarter (?:[1-4]|one|two|three|four)|q ?[1-4]|(?:first|second|third|fourth|1st|2nd|3rd|4th) quarter|half years? [12])\b/

/** Words of such a question that say nothing of a subject. */
const ownWords =
  /^(?:position|positions|stood|stand|standing|end|ended|close|closed|round|rounds|quarter|quarters|q|half|year|halfyear|point|signed|sign|off|was|were|did|has|been|it|we|report|reported|all|first|second|third|fourth|[1-4])$/

/** "Status of 2.3 at the end of quarter 2", "what was the position at the half-year point?": how things stood at a round's end. */
export const position: Recogniser = (reading, context): Candidate[] => {
  const { rounds } = reading.loaded.plan
  const asked =
    asks(reading, 'position', 'status', 'overdue') || hasWord(reading, /^(?:position|stood|standing)$/)
  // What falls due in a quarter, or is measured in it, is asked of the plan.
  if (rounds.length === 0 || !asked || /\b(?:due|deadlines?|figures?|rates?)\b/.test(reading.said)) return []
  const named = namedRound(rounds, reading)
  const said = named?.said ?? anyRound.exec(reading.said)?.[0]
  if (said === undefined) return []
  const keysOf = (wanted: 'action' | 'priority') =>
    reading.refs.filter(({ kind }) => kind === wanted).flatMap(({ keys }) => keys)
  const [actions, priorities] = [keysOf('action'), keysOf('priority')]
  const claims = union(
    aspectWords(reading, 'position', 'status', 'overdue', 'count', 'list', 'when', 'mine'),
    thingWords(reading, 'plan', 'action', 'priority'),
    wordsLike(reading, ownWords),
    ...reading.refs.map(({ tokens }) => tokens),
    ...reading.ranges.map(({ tokens }) => tokens),
  )
  // A subject of its own is asked of the plan, and of no position.
  if (topicUnits(reading, claims).some((unit) => context.subjects.weightOf(unit) > 0.3)) return []
  return [
    {
      query: { kind: 'position', round: named?.round.name ?? null, said, actions, priorities },
      fit: 0.99,
      claims,
      about: [...actions, ...priorities],
      rule: 'position at the end of a round',
    },
  ]
}

/** The round that a question names, by any of its names; of several, the latest that has begun by then. */
function namedRound(
  rounds: readonly Round[],
  { said, asOf }: Reading,
): { round: Round; said: string } | null {
  const found = rounds.flatMap((round) => {
    const name = namesOf(round).find((words) => ` ${said} `.includes(` ${words} `))
    return name === undefined ? [] : [{ round, said: name }]
  })
  return found.findLast(({ round }) => round.from <= asOf) ?? found[0] ?? null
}

/** The names of a round as the words of a question are compared, longest first. */
function namesOf({ name, alsoKnownAs }: Round): string[] {
  return [name, name.replace(/\s*\(.*$/, ''), ...alsoKnownAs]
    .map((words) =>
      tokenise(words)
        .map(({ text }) => text)
        .join(' '),
    )
    .sort((a, b) => b.length - a.length)
}
