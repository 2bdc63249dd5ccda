import type { Reading } from '../../reading.ts'
import { hasWord, refersBack, topicUnits, type Context } from '../../recogniser.ts'

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
