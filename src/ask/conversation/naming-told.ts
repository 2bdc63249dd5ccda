import type { LoadedPlan } from '../../plan/library.ts'
import { twoActions, twoPriorities } from '../recognisers/follow-ups/two-told.ts'
import type { ConversationMemory } from './conversation.ts'

/** "Back to the first one", "that last priority", "that second one", "the other one": points at one of two that were told. */
const pointing =
  /\b(?<back>(?:going |coming |go )?back to )?(?<which>(?:the|that) (?:first|former|second|latter|last|other))(?: (?<noun>one|priority|action))?(?<own>['’]s)?(?=[\s,.?!]|$)/i
/** "Back to 5": a number that is only said in turning to it. */
const backTo = /\b(back|return|returning) to (?:number |no )?(\d{1,2})(?=[\s,?!]|[.](?!\d)|$)/i
/** "The lead for the priority as a whole": the priority that the action just told stands in. */
const wholePriority =
  /\b(?:the|that) (?:whole |overall )?priority(?: (?:as a whole|itself|overall))(?=[\s,.?!]|$)/i
/** "Who leads that priority?" */
const whoseIsThatPriority = /^(?!.*\b(?:action|one|row)\b)(.*\bwho\b[^.?!]*)\b(?:that|this) priority(?=\W*$)/i
/** "And the lead for that priority is?" */
const leadOfThatPriority = /\b(lead (?:for|of|on|in) )(?:that|this) priority\b/i
/** "Who heads that up overall?": asked of one action, whoever stands over its priority. */
const overall = /\b(?:that|it|this)(?= (?:up )?(?:overall|as a whole)\b)/i
/** "Is anyone else on it with Sheila?" */
const onItWith =
  /(?<=\b(?:on|for|doing|leading|leads) )(?:it|that|this)(?: one)?(?= (?:with|alongside) [A-Z])/
/** "Which agency for that and for 5.2?", "which has more, that or priority 1?": what was told, beside one that is named. */
const besideNamed =
  /\b(?:that|it|this)(?: one)?(?=,? (?:and|or)(?: for)? (?:(?:action|priority) )?(?:smp ?)?\d)|(?<=\d,? (?:and|or)(?: for)? )(?:that|it|this)(?: one)?(?=[\s,?]*$)/i
const comparing = /\b(?:more|most|fewer|bigger|longer|busier)\b/i
/** Answers that list several things, of which "the second one" is more likely one. */
const longList = 2

/**
 * A message with the number of an action or priority in the place of the words that point at it as one of two: "who leads that
 * last priority?" is "who leads priority 5?". Any other message is given back as it is.
 */
export function namingTold(text: string, memory: ConversationMemory, loaded: LoadedPlan): string {
  const turned = text.replace(backTo, '$1 to priority $2')
  if (turned !== text) return turned
  const [action, another] = memory.actions
  const above = another === undefined ? loaded.actions.get(action ?? '')?.priorityKey : undefined
  if (above !== undefined && wholePriority.test(text))
    return text.replace(wholePriority, nameOf(above, loaded) ?? 'the priority')
  const [priority, other] = memory.priorities
  const only = other === undefined ? nameOf(priority ?? '', loaded) : null
  if (only !== null && whoseIsThatPriority.test(text)) return text.replace(whoseIsThatPriority, `$1${only}`)
  if (only !== null && leadOfThatPriority.test(text)) return text.replace(leadOfThatPriority, `$1${only}`)
  if (above !== undefined && overall.test(text))
    return text.replace(overall, nameOf(above, loaded) ?? 'the priority')
  if (above !== undefined && onItWith.test(text))
    return text.replace(onItWith, (it) => nameOf(action ?? '', loaded) ?? it)
  if (besideNamed.test(text)) {
    const ofActions = /\d\.\d/.test(text)
    const whole = other === undefined ? priority : undefined
    // "Which has more actions, that or priority 1?" compares no action.
    const told = ofActions
      ? another === undefined
        ? action
        : undefined
      : above === undefined || comparing.test(text)
        ? whole
        : undefined
    return text.replace(besideNamed, (that) => nameOf(told ?? '', loaded) ?? that)
  }
  const found = pointing.exec(text)
  const { back, which = '', noun, own } = found?.groups ?? {}
  if (found === null || (noun === undefined && back === undefined && !/other/i.test(which))) return text
  const key = keyMeant(which, noun, back !== undefined, memory)
  const name = key === null ? null : nameOf(key, loaded)
  if (name === null) return text
  // "That second one's post" is the post of whoever leads it.
  const led = own === undefined ? '' : memory.query?.kind === 'priority-lead' ? ' lead’s' : '’s'
  return text.replace(found[0], `${back ?? ''}${name}${led.replace('’', "'")}`)
}

function keyMeant(
  which: string,
  noun: string | undefined,
  back: boolean,
  memory: ConversationMemory,
): string | null {
  const [actions, priorities] = [twoActions(memory), twoPriorities(memory)]
  const ofActions = noun === 'action' || (noun !== 'priority' && memory.actions.length > 0)
  const two = ofActions ? actions : priorities
  if (two === null) return null
  // "The second one" of a longer list, or "the last action" of a priority, is none of two.
  const other = /other/i.test(which) && noun !== 'action'
  if (!back && noun !== 'priority' && (memory.listed.length > longList || (ofActions && !other))) return null
  const [first, second] = two
  if (/first|former/i.test(which)) return first
  if (/second|latter/i.test(which)) return second
  const spoken = ofActions ? memory.actions : memory.priorities
  const [now, also] = spoken
  if (/last/i.test(which)) return also === undefined ? (now ?? null) : second
  return also === undefined ? (first === now ? second : first) : null
}

function nameOf(key: string, { actions, priorities }: LoadedPlan): string | null {
  const number = priorities.get(key)?.number
  if (number !== undefined) return /^\d/.test(number) ? `priority ${number}` : number
  const action = actions.get(key)
  return action === undefined ? null : action.label
}
