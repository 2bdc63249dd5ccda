import type { Reading } from '../../reading.ts'
import {
  asks,
  aspectWords,
  namesNothing,
  thingWords,
  union,
  type Candidate,
  type Context,
  type Recogniser,
} from '../../recogniser.ts'

const measure = /^(measures?|indicators?|metrics?|kpis?)$/
/** So many words may stand between "second" and "indicator": "the second of priority 8's indicators". */
const mostBetween = 5

/** "The second priority 8 indicator", "the last measure there": the one measure in that place of its priority's. */
export const indicatorInPlace: Recogniser = (reading, context): Candidate[] => {
  const ordinal = reading.ordinals.find(({ token }) =>
    reading.tokens.slice(token + 1, token + 2 + mostBetween).some(({ text }) => measure.test(text)),
  )
  if (ordinal === undefined || !asks(reading, 'indicators')) return []
  const claims = union(
    [ordinal.token],
    reading.refs.flatMap(({ tokens }) => tokens),
    aspectWords(reading, 'indicators', 'list', 'first', 'text', 'title', 'monitoring'),
    thingWords(reading, 'priority', 'plan', 'figure'),
  )
  const priority = priorityMeant(reading, context, claims)
  const keys = measuresIn(priority, ordinal.value, reading)
  if (priority === null || keys.length === 0) return []
  return [
    {
      query: { kind: 'indicator', indicators: keys, figure: false },
      fit: 0.985,
      claims,
      about: [priority, ...keys],
      rule: 'indicator in its place',
    },
  ]
}

/** The one priority that is named, or that the conversation is about where nothing is. */
function priorityMeant(reading: Reading, context: Context, claims: ReadonlySet<number>): string | null {
  const [key, ...others] = reading.refs.flatMap(({ keys }) => keys)
  const [spoken, ...more] = context.memory.priorities
  if (others.length > 0) return null
  if (key !== undefined) return reading.loaded.priorities.has(key) ? key : null
  return more.length === 0 && namesNothing(reading, context, claims) ? (spoken ?? null) : null
}

/** The keys of the measures in a place of a priority's, by their printed number ("1a" and "1b" are both the first). */
function measuresIn(priority: string | null, place: number, { loaded }: Reading): string[] {
  const numbers = loaded.priorities.get(priority ?? '')?.indicators.map(({ number }) => number) ?? []
  const last = parseInt(numbers.at(-1) ?? '', 10)
  const wanted = place > 0 ? place : last
  return numbers
    .filter((number) => parseInt(number, 10) === wanted)
    .map((number) => `${priority ?? ''}/indicator-${number}`)
}
