import type { Reading } from '../../reading.ts'
import type { Context } from '../../recogniser.ts'
import { story } from '../progress/story.ts'
import type { Reread } from './retold.ts'

/** "What is overdue?" points at nothing: it asks of the plan. */
const overdueAtAll =
  /^(?:so )?(?:what|whats|which|which actions?)(?: is| are| s)? (?:now |currently |still )?(?:overdue|late)(?: now| today| at the moment)?$/
/** "Different thing: how many actions fall in June?": says that nothing before is meant. */
const newSubject =
  /^\W*(?:(?:ok|okay|so|right|now|and|just)\b[\s,]*)*(?:(?:a |one )?(?:different|new|separate|unrelated|another) (?:thing|question|subject|topic|query)(?: altogether| entirely)?|(?:on )?something (?:else|different)|(?:to )?chang(?:e|ing) (?:the )?subject)\s*[,:;.!–-]+\s*/i
/** "And in May?", "what about 2 July?": another time and nothing else, behind words that only lead in to it. */
const leadsIn = /^(?:(?:and|so|ok|what about|how about|or) )+/

/**
 * The reading of a message that asks a whole question, to be understood as though nothing had come before it: null for any
 * other. So is what was recorded of an action by its number; of the one that was spoken of ("what did it say in June?", then "and
 * in May?"), with its number put in; and, after a question about one action, what is overdue in the plan.
 */
export function wholeQuestion(reading: Reading, context: Context, reread: Reread): Reading | null {
  const { memory } = context
  if (memory.query === null) return null
  const alone = reading.text.replace(newSubject, '')
  if (alone !== reading.text && alone !== '') return reread(alone)
  if (reading.refs.length > 0) return asksStory(reading, context) ? reading : null
  const label = labelOfOne(reading, memory)
  if (label === null) return null
  if (overdueAtAll.test(reading.said)) return reading
  const words = pointsBack(reading, label) ?? anotherTime(reading, memory, label)
  const whole = words === null ? null : reread(words)
  return whole !== null && asksStory(whole, context) ? whole : null
}

function asksStory(reading: Reading, context: Context): boolean {
  return story(reading, context).length > 0
}

/** The one action that the last question was about, as its row is numbered; with its priority where another bears that number. */
function labelOfOne({ loaded }: Reading, { query, actions }: Context['memory']): string | null {
  const ofOne =
    query?.kind === 'story' ||
    query?.kind === 'action' ||
    (query?.kind === 'next' && query.scope.of === 'action')
  const [key, ...others] = actions
  const action = key === undefined ? undefined : loaded.actions.get(key)
  if (!ofOne || action === undefined || others.length > 0) return null
  const alike = [...loaded.actions.values()].filter(({ label }) => label === action.label)
  const priority = loaded.priorities.get(action.priorityKey)?.number ?? ''
  return alike.length > 1 ? `${action.label} priority ${priority}` : action.label
}

/** "What did it say in June?" with the action's number in the place of "it". */
function pointsBack({ tokens }: Reading, label: string): string | null {
  const at = tokens.findIndex(({ text }) => /^(?:it|its|that)$/.test(text))
  return at < 0 ? null : tokens.map(({ text }, i) => (i === at ? label : text)).join(' ')
}

function anotherTime(
  { said, ranges, tokens }: Reading,
  { query }: Context['memory'],
  label: string,
): string | null {
  const [range, ...others] = ranges
  if (query?.kind !== 'story' || range === undefined || others.length > 0) return null
  const time = said.replace(leadsIn, '')
  const framed = tokens.length - time.split(' ').length
  const nothingElse = tokens.every(({ index }) => index < framed || range.tokens.includes(index))
  return nothingElse ? `what did ${label} say ${time}` : null
}
