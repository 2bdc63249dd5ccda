import type { Candidate, Context } from '../../recogniser.ts'
import { hasWord, refersBack, topicUnits } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import type { Consider } from './asked-again.ts'
import type { Reread } from './retold.ts'

const mostOffered = 3

/**
 * Whether a message asks which action a thing belongs to that was just spoken of and is no action itself: "which action is
 * that for?" after a figure or a sentence of the plan.
 */
export function asksActionOfThat(reading: Reading, { memory, subjects }: Context): boolean {
  const { said } = reading
  const asked = /\b(which|what|whose) (action|row|task)\b/.test(said)
  return (
    asked &&
    reading.tokens.length <= 9 &&
    refersBack(reading) &&
    !hasWord(reading, /^(one|ones|of)$/) &&
    memory.records.length > 0 &&
    memory.actions.length === 0 &&
    reading.refs.length + reading.people.length + reading.ranges.length === 0 &&
    topicUnits(reading, new Set()).every((unit) => subjects.weightOf(unit) < 0.35)
  )
}

/** The actions that the last question's own words mean. */
export function actionOfThat(
  reading: Reading,
  context: Context,
  reread: Reread,
  consider: Consider,
): Candidate[] {
  if (!asksActionOfThat(reading, context) || context.memory.words === '') return []
  return consider(reread(`Which action says this: ${context.memory.words}`))
    .filter(({ query }) => query.kind === 'action' && query.actions.length === 1)
    .slice(0, mostOffered)
    .map(({ query, about, score }) => ({
      query: query.kind === 'action' ? { ...query, aspects: ['text'] } : query,
      fit: 0.6 + 0.36 * score,
      claims: new Set(reading.tokens.map(({ index }) => index)),
      about,
      rule: 'action of that',
    }))
}
