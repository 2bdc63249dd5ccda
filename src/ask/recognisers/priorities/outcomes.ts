import type { LoadedPlan } from '../../../plan/library.ts'
import type { Reading } from '../../reading.ts'
import { oncePer } from '../../once-per.ts'
import { byTitle } from '../../asked-for/targets.ts'
import {
  asks,
  aspectWords,
  hasWord,
  refersBack,
  thingWords,
  topicUnits,
  union,
  type Candidate,
  type Recogniser,
} from '../../recogniser.ts'

/** The outcomes that a plan's priorities are filed under, one for each priority that has one. */
export const outcomesOf = oncePer(({ priorities }: LoadedPlan) =>
  [...priorities.values()].flatMap(({ outcome }) => outcome ?? []),
)

/** "What are the outcomes?", "which outcome has only one priority?": the outcomes that priorities are filed under. */
export const outcomes: Recogniser = (reading, context): Candidate[] => {
  if (!asks(reading, 'outcome') || reading.refs.length + reading.people.length > 0) return []
  if (outcomesOf(reading.loaded).length === 0) return []
  const claims = union(
    aspectWords(reading, 'outcome', 'list', 'count'),
    thingWords(reading, 'priority', 'plan'),
    reading.numbers.map(({ token }) => token),
    reading.tokens
      .filter(({ text }) =>
        /^(most|fewest|least|only|single|single|attached|under|filed|belong|belongs|linked|more|used|least)$/.test(
          text,
        ),
      )
      .map(({ index }) => index),
  )
  // "Which outcome is the care priority under?" asks of one priority.
  if (byTitle(reading, context, aspectWords(reading, 'outcome', 'list')).length > 0) return []
  // So is "which outcome is that one?", after one was spoken of.
  const goesOn = refersBack(reading) || /^(and )?(which|what) (\w+ )?outcome$/.test(reading.said)
  if (reading.tokens.length <= 12 && goesOn && context.memory.priorities.length === 1) return []
  const others = topicUnits(reading, claims).filter((unit) => context.subjects.weightOf(unit) > 0.2).length
  return [
    {
      query: { kind: 'outcomes' },
      fit: others === 0 ? 0.94 : 0.5,
      claims,
      about: [],
      rule: 'outcomes',
    },
  ]
}

/** An Every Child Matters outcome that the message names ("being healthy", "stay safe"). */
export function outcomeNamed(reading: Reading): { name: string; tokens: number[] } | null {
  const small = new Set(['and', 'a', 'be', 'being'])
  for (const priority of reading.loaded.priorities.values()) {
    const words =
      (priority.outcome ?? '')
        .toLowerCase()
        .match(/[a-z]+/g)
        ?.filter((word) => !small.has(word)) ?? []
    const stems = words.map((word) => word.slice(0, 5))
    const tokens = stems.flatMap(
      (stem) => reading.tokens.find((token) => token.text.startsWith(stem))?.index ?? [],
    )
    if (
      stems.length > 0 &&
      tokens.length === stems.length &&
      (stems.length > 1 || asks(reading, 'outcome') || hasWord(reading, /^(be|being)$/))
    )
      return { name: priority.outcome ?? '', tokens }
  }
  return null
}
