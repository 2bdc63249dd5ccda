import type { Reading } from '../reading.ts'

/** Words that go on about what was said before. */
export const goesOn = /^\W*(and|so|but|what about|how about)\b/i

/** "No sorry, I meant the politician": the last question again, of somebody or something else. */
export const corrects = /^\W*((no|nope|sorry|actually|oops)\b[\w, ]*\b)?i (meant|mean|was after)\b/i
/** "Which priority's that?", "and what page?": asks where the thing stands that was spoken of. */
const bareHeading =
  /^(and |so |ok |okay |then )*(in |under |on )?(which|what|whats) (is |was )?(the |its |their )?(priority|theme|bee|outcome|heading|page|row|section)( (is|was))?( (it|that|this)( one)?)?( (in|under|on|from))?$/

/** Words that can only mean something said before. */
export function pointsBack(reading: Reading): boolean {
  const text = reading.said
  return (
    reading.tokens.length <= 14 &&
    (bareHeading.test(text) ||
      /\b(it|its|he|she|her|him|his|(here|there)$|that (one|row|priority|plan|year)|this (one|row|priority|plan)|those|these|the other|of them|of the (two|three|four|five|six)|the [a-z]+ (after|before)$|anything else|any others?)\b/.test(
        text,
      ) ||
      (reading.tokens.length <= 6 && /\b(is|was|are|were|did|does|do|has|have|had) that\b/.test(text)))
  )
}
