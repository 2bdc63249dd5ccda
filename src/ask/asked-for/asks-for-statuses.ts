import { confidenceSchema } from '../../plan/reporting.ts'
import type { StatusMention } from '../entities/statuses.ts'
import { aspectWords, speaksOf } from '../recogniser.ts'
import type { Reading } from '../reading.ts'
import { positions } from '../words/words.ts'

/** "What has been done in priority 2?" asks for all that was recorded, and not for what is complete. */
const whatWasDone = /\bwhat (has|have|had|was|were|did) ((we|been|already|all|so|far) )*done\b/
/** Words that leave open which actions are meant. */
const open =
  /^(what|whats|which|anything|something|everything|nothing|any|some|all|ones|things|actions?|tasks?|items?|rows?|many|list|show|mine|my)$/
/** Words that say nothing more of them. What must, will or should be is no status: none of those words is here. */
const small =
  /^(is|are|isnt|arent|was|were|wasnt|werent|has|have|had|hasnt|havent|been|there|theres|thing|of|in|within|under|across|for|from|with|the|our|me|i|ive|im|we|weve|you|every|one|and|or|nor|plus|not|never|no|none|now|still|currently|already|yet|so|far|at|moment|present|right|please|pls|give|tell|us|name|how|number|as|status|reported|marked|rated|flagged|recorded|gone|turned|put|that|did|do|does|ok|hi|hello|just|fully|actually|really|also|these|those|plan)$/

const leading = /^(ok|hi|hello|and|so|please|still|not|the|all|is|are|was|has|have|been|in|now|yet)$/

/**
 * Whether a message asks for actions by how they stand and for nothing else: "what is parked or finished in priority 2", "which of
 * mine are done", "not begun in priority 3". Each of its words names a status, a priority, a theme or a person, or says no more
 * than that something is asked; "what is done for carers" and "what must be finished" have words that do.
 */
export function asksForStatuses(reading: Reading): boolean {
  const { tokens, statuses, refs, people, themes } = reading
  const [first] = statuses
  if (!first || refs.some(({ kind }) => kind === 'action') || whatWasDone.test(reading.said)) return false
  const read = new Set([
    ...statuses.flatMap(({ from, to }) => positions(from, to)),
    ...refs.flatMap((ref) => ref.tokens),
    ...people.flatMap((person) => person.tokens),
    ...themes.flatMap(({ from, to }) => positions(from, to)),
    ...aspectWords(reading, 'mine'),
  ])
  const rest = tokens.filter(({ index }) => !read.has(index))
  // "Not begun in priority 2", "is priority 2 on hold?": no more stands before the status than where it is asked of.
  const leadsIn =
    refs.length + themes.length > 0 &&
    people.length === 0 &&
    tokens.slice(0, first.from).every(({ text, index }) => read.has(index) || leading.test(text))
  return (
    rest.every(({ text }) => small.test(text) || open.test(text)) &&
    (rest.some(({ text }) => open.test(text)) || leadsIn) &&
    !statuses.some((mention) => isSaidOfSomebody(mention, reading))
  )
}

/** "What do I do, I'm stuck", "has Ann been dropped": said of a person, as only "what has Ann dropped" is said of actions. */
function isSaidOfSomebody({ status, from }: StatusMention, { tokens, people }: Reading): boolean {
  const aside = (at: number) =>
    /^(been|being|still|now|currently|really|so|just)$/.test(tokens[at]?.text ?? '')
  let at = from - 1
  while (aside(at)) at--
  const isPerson =
    /^(i|im|ive|we|you|me|us|someone|somebody)$/.test(tokens[at]?.text ?? '') ||
    people.some((person) => person.tokens.includes(at))
  const suffers =
    confidenceSchema.safeParse(status).success || tokens.slice(at, from).some(({ text }) => text === 'been')
  return isPerson && suffers
}

/** The words of such a message by which somebody asks for their own: "what have I finished?", "what is on hold for me?" */
export function askersOwn(reading: Reading): number[] {
  if (!asksForStatuses(reading)) return []
  const text = (at: number) => reading.tokens[at]?.text ?? ''
  return reading.tokens.flatMap(({ index }) => {
    const own = /^(i|ive|im|my|mine)$/.test(text(index))
    return own || (text(index) === 'me' && text(index - 1) === 'for') ? [index] : []
  })
}

/** "Which NHS actions are delivered?", "the parked actions on housing": whether a status is plainly said of the actions that a message speaks of. */
export function isSaidOfActions({ from, to }: StatusMention, reading: Reading): boolean {
  if (!speaksOf(reading, 'action')) return false
  const { tokens } = reading
  const text = (at: number) => tokens[at]?.text ?? ''
  // "Delivered by", "started with": goes on to say something else.
  if (/^(by|through|with|via|to|together|jointly|from|a|an|the|their|his|her|our)$/.test(text(to + 1)))
    return false
  const before =
    /^(is|are|isnt|arent|was|were|been|has|have|hasnt|havent|not|now|still|already|currently|and|or|marked|reported|as)$/
  return before.test(text(from - 1)) || /^(actions?|tasks?|ones)$/.test(text(to + 1))
}
