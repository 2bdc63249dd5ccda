import type { Reading } from '../../reading.ts'
import {
  aspectWords,
  hasWord,
  thingWords,
  topicUnits,
  union,
  wordsLike,
  type Candidate,
  type Recogniser,
} from '../../recogniser.ts'

const paper = /^(plan|plans|cypp|document|strategy|priorities|it)$/
const howLong =
  /\bhow (long|many years)\b.*\b(last|lasts|run|runs|cover|covers|span|spans|for|long|go on|goes on|apply|applies|in force|take us|valid)\b|\b(what|which|over what|over which) (\w+ )?(period|years|timespan|time span|span)\b.*\b(cover|covers|span|spans|run|runs|apply|applies|for|over)\b|\bhow (long|many years) (is|does) (the|that|this|our)\b|\bhow long a (plan|period)\b/
const ends =
  /\b(when|what year|which year|what date|until when|till when)\b.*\b(start|starts|begin|begins|end|ends|finish|finishes|expire|expires|run out|runs out|run until|run to|run till|run from|come to an end|lapse|lapses|last until)\b/
/** "Is it a five year plan?" */
const whether =
  /^((and|so|but|ok) )*(is|isnt|was|does|doesnt|surely)\b.*\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|single) ?years?\b/
const framing =
  /^(how|long|many|years?|last|lasts|run|runs|running|cover|covers|covered|spans?|period|timespan|time|for|go|goes|on|apply|applies|start|starts|starting|begin|begins|beginning|ends?|ending|finish|finishes|expires?|out|until|till|lapses?|come|exactly|altogether|total|force|valid|months?)$/

/** "How many years does the 2018 plan run for?", "when does the plan end?": the years that a plan is for, as it prints them. */
export const planYears: Recogniser = (reading, { memory, subjects }): Candidate[] => {
  const { said, refs, people, loaded } = reading
  if (!(howLong.test(said) || ends.test(said) || whether.test(said)) || refs.length + people.length > 0)
    return []
  const named = reading.plans.some(({ planId }) => planId === loaded.plan.id)
  // What a plan holds may have a start and an end of its own.
  const before = memory.query?.kind === 'document' && memory.query.aspect === 'years'
  const ofPlan =
    hasWord(reading, /^(plan|cypp|document)$/) ||
    (named && !hasWord(reading, /^(in|under)$/)) ||
    (before && hasWord(reading, /^it$/))
  // "The plan", after another was spoken of, is that one; somebody's term is none of the plan's.
  const another = memory.planId !== null && memory.planId !== loaded.plan.id && !named
  if (another || hasWord(reading, /^(his|her|hers|their|term)$/)) return []
  const { from, to } = loaded.plan.years
  if (!ofPlan || from === to) return []
  const claims = union(
    aspectWords(reading, 'when', 'count', 'list', 'text', 'first', 'holds'),
    thingWords(reading, 'plan'),
    wordsLike(reading, paper),
    wordsLike(reading, framing),
    reading.numbers.map(({ token }) => token),
    ...reading.plans.map(({ tokens }) => tokens),
    ...reading.ranges.filter((range) => isWithin(range, from, to)).map(({ tokens }) => tokens),
    reading.places.filter(({ meaning }) => meaning === loaded.plan.area).map(({ from: at }) => at),
  )
  if (topicUnits(reading, claims).some((unit) => subjects.weightOf(unit) > 0.15)) return []
  return [
    {
      query: { kind: 'document', aspect: 'years', people: [] },
      fit: 0.97,
      claims,
      about: [],
      rule: 'document years',
    },
  ]
}

/** Whether a time that is named lies in the plan's years, and so only says which plan is meant. */
function isWithin({ range }: Reading['ranges'][number], first: string, last: string): boolean {
  const year = (day: string | null) => (day === null ? null : day.slice(0, 4))
  const [from, to] = [year(range.from), year(range.to)]
  return (from === null || from >= first.slice(0, 4)) && (to === null || to <= last.slice(0, 4))
}
