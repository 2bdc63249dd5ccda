import { namesNothing, thingWords, type Candidate, type Context } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import type { Consider } from './asked-again.ts'
import { askedAnew } from './asked-anew.ts'
import type { Reread } from './retold.ts'

const pointed =
  /\b(?:in|under|within|of|from) (?:the|that|this) (?:very )?(?:same )?(?:priority|prio)\b|\b(?:in|under|within) (?:it|there)$/

/**
 * "And the one on exercise in that same priority, who has it?": asks of another row of the priority that was spoken of,
 * with the priority's number in the place of the words that point at it.
 */
export function priorityPointed(
  reading: Reading,
  context: Context,
  reread: Reread,
  consider: Consider,
): Candidate[] {
  const { memory } = context
  const { actions, priorities } = reading.loaded
  const said = pointed.exec(reading.said)?.[0]
  const [only, other] = memory.priorities
  const key = other === undefined ? (only ?? actions.get(memory.actions[0] ?? '')?.priorityKey) : undefined
  const number = priorities.get(key ?? '')?.number
  // With no subject of its own, a message asks of what was spoken of itself.
  if (said === undefined || number === undefined) return []
  if (namesNothing(reading, context, thingWords(reading, 'priority', 'action'))) return []
  const whole = reading.said.replace(said, `in priority ${number}`)
  return askedAnew(reading, { words: whole, rule: 'asked again of that priority' }, reread, consider)
}
