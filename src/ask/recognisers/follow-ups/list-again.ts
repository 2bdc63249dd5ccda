import { noFilter, type ActionFilter } from '../../action-filter.ts'
import type { Query } from '../../query.ts'
import {
  asks,
  aspectWords,
  everyWord,
  hasWord,
  speaksOf,
  thingWords,
  type Candidate,
  type Context,
  type Recogniser,
} from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { buildFilter } from '../actions-and-dates/action-filter.ts'
import { soleWords } from '../leads-and-people/sole-words.ts'
import { nextOrEnd } from './dates-again.ts'
import { spanOf, unread } from './leaning-words.ts'
import { goesOn, prioritiesByNumber, priorityBySubject } from './named-part.ts'
import { thatPriority, toldList, type ToldList } from './told-list.ts'

/** A follow-up is short; a longer question says itself what it asks. */
const longestFollowUp = 16
/** Words that pick some out of the list, so that what it was a list of stays. */
const picking = /\b(just|only|of (those|them|these|that)|(those|the|which) ones|which of)\b/
/** "Out of how many altogether?": the whole that was counted in. */
const outOf = /\b(out )?of how many\b/
/** "Tell me which", "list em": the very list that was told. */
const toldOnceMore =
  /^((and|so|ok|tell me|say|just|(can|could|would|will) you) )*(which( ones?)?( they are| are they)?|(list|name|show|give)( me| us)? (them|em|those|these)( all)?)( specifically| exactly| please| pls)*$/
const wholePlan =
  /\b((across|in|over|for|from) (the |our )?(whole|entire|full|rest of the) (plan|thing|lot)|plan ?wide|overall|everywhere|(in|across) (all( the)?|every) priorit(ies|y)|across (everything|the board))\b/
const sharedToo = /\b(includ(e|ing)|with|plus|counting|add) (\w+ )?(shared|joint|jointly)( ones)?\b/
/** "Which of them are shared between agencies?" */
const sharing =
  /\b(shared|joint|jointly|split|more than one|several)( (by|between|among|across|lead|led by|different))* (agenc(ies|y)|organisations?|bod(ies|y)|officers?|people|leads?)\b/
/** "The full list for Jim Dalton", after those of his that are late. */
const fullList = /\b(full|whole|complete|entire) (list|set|lot)\b/
/** "And the officers across the priority?": the priority that was told. */
const thePriority = /\b(the|that|this|the same) (whole )?priority$/
const lateOrNot = /\b(late|overdue) or not\b/
const sameTime = /\b(the )?same (month|time|date|dates|deadline|day|period|thing)\b/

/**
 * "Just the ones in 11", "and across the whole plan", "any without a date?", "how many is that?", "which agencies are on them?":
 * the actions last told, with what the message names added, exchanged or taken away, or the same ones in another form. Only a
 * message without a word of its own beside that is read so.
 */
export const listAgain: Recogniser = (reading, context): Candidate[] => {
  const told = toldList(context.memory, reading)
  if (told === null || reading.loaded.actions.size === 0 || !mayLean(reading, context)) return []
  const query = nextOrEnd(told, reading, context) ?? changed(told, reading, context)
  if (query === null) return []
  return [{ query, fit: 0.98, claims: everyWord(reading), about: [], rule: 'the last list again' }]
}

function mayLean(reading: Reading, { memory }: Context): boolean {
  return (
    reading.tokens.length <= longestFollowUp &&
    reading.refs.every(({ kind, keys }) => kind === 'priority' && keys.length > 0) &&
    reading.people.every(({ people }) => people.length === 1) &&
    reading.plans.every(({ planId }) => planId === memory.planId) &&
    !asks(reading, 'why', 'mine')
  )
}

/** The list with what the message changes of it; null where it changes nothing, or says more than that. */
function changed(told: ToldList, reading: Reading, context: Context): Query | null {
  const { said } = reading
  const built = buildFilter(reading)
  const numbered = prioritiesByNumber(reading)
  const phrases = [
    wholePlan,
    sharedToo,
    lateOrNot,
    sameTime,
    thatPriority,
    thePriority,
    fullList,
    outOf,
    sharing,
  ].flatMap((words) => spanOf(words, reading))
  // "Only the ones with David Ring" picks some out, and shuts out nobody beside him.
  const sole = soleWords(reading).filter((i) => !(reading.tokens[i]?.text === 'only'))
  const agencies =
    [...aspectWords(reading, 'agency')].some((i) => !sole.includes(i)) &&
    reading.agencies.length === 0 &&
    !sharing.test(said)
  const officers =
    asks(reading, 'officer', 'lead') &&
    (/\b(officers|the leads|people|names)\b/.test(said) ||
      (hasWord(reading, /^(who|whos)$/) && severalPointed(said)))
  // "Who leads it?" asks of the priority itself.
  if (hasWord(reading, /^(who|whos|whose)$/) && !officers) return null
  const left = unread(
    reading,
    built.claims,
    numbered.tokens,
    phrases,
    sole,
    aspectWords(
      reading,
      'list',
      'count',
      'overdue',
      'agency',
      ...(officers ? (['officer', 'lead'] as const) : []),
    ),
    built.filter.due === null ? [] : aspectWords(reading, 'when'),
    thingWords(reading, 'action', 'person'),
  )
  const subject =
    left.length === 0 || built.filter.priorities.length > 0 ? null : priorityBySubject(left, reading, context)
  if (left.length > 0 && (subject === null || !goesOn.test(said))) return null
  const named = subject !== null ? [subject] : [...built.filter.priorities, ...numbered.keys]
  const own: ActionFilter = {
    ...built.filter,
    priorities: named,
    overdue: built.filter.overdue && !lateOrNot.test(said),
    sole: built.filter.sole && sole.length > 0,
    several: severalOf(said) ?? built.filter.several,
  }
  const filter = merged(told, own, reading, sole.length > 0)
  // "Same for healthy weight", after the agencies of another priority.
  if (named.length > 0 && goesOn.test(said)) filter.columns = [...(told.columns ?? [])]
  const columns = agencies && (severalPointed(said) || hasWord(reading, /^(agencies|organisations|bodies)$/))
  if (agencies && !columns) return null
  const same = JSON.stringify(filter) === JSON.stringify(told.filter)
  if (same && (columns || officers))
    return context.memory.listed.length === 1
      ? null
      : { kind: 'actions', filter: { ...filter, columns: columns ? ['agency'] : [] }, as: 'list' }
  if (same) return inAnotherForm(told, reading)
  if (!addsToList(told, own, filter, reading)) return null
  return {
    kind: 'actions',
    filter,
    as: asksCount(reading) ? 'count' : asksList(reading) ? 'list' : (told.as ?? 'list'),
  }
}

/** The filter of the list with each condition of the message in the place of its like, and without what is taken away. */
function merged({ filter }: ToldList, own: ActionFilter, reading: Reading, sole: boolean): ActionFilter {
  const { said } = reading
  // Nothing that is overdue is due from now on.
  const toCome = filter.overdue && own.due !== null && (own.due.to ?? reading.asOf) >= reading.asOf
  const picks = picking.test(said) && !toCome
  const ofTime = own.due ?? own.notDue ?? own.timescale ?? (own.overdue || own.missing === 'date' || null)
  const timeless = {
    due: null,
    notDue: null,
    overdue: false,
    timescale: null,
    missing: null,
    cell: null,
  } as const
  const base: ActionFilter = {
    ...filter,
    ...((ofTime !== null && !picks) ||
    (own.missing !== null && !picks) ||
    lateOrNot.test(said) ||
    fullList.test(said)
      ? timeless
      : {}),
    ...((own.stage ?? own.confidence ?? own.statuses[0])
      ? { stage: null, confidence: null, statuses: [] }
      : {}),
    ...(wholePlan.test(said) ? { priorities: [], theme: null } : {}),
    ...(sharedToo.test(said) ? { sole: false } : {}),
    ...(sole && filter.agencies.length + filter.officers.length > 0 ? { sole: true } : {}),
  }
  if (own.priorities.length > 0 && !picks) base.topic = null
  const conditions = Object.entries(own).filter(
    ([name, value]) =>
      name !== 'columns' && (Array.isArray(value) ? value.length > 0 : value !== null && value !== false),
  )
  return { ...base, ...Object.fromEntries(conditions) }
}

/** Whether a change makes a list of what was told: a lead's priority and a bare "and 8?" ask for the lead of another. */
function addsToList(
  { as, filter: before }: ToldList,
  own: ActionFilter,
  filter: ActionFilter,
  reading: Reading,
): boolean {
  if (as !== null) {
    // "And David Ring?", after the actions of somebody else, asks of him.
    const exchanged =
      before.officers.length > 0 ? own.officers : before.agencies.length > 0 ? own.agencies : []
    const known = [...before.officers, ...before.agencies]
    return exchanged.every((name) => known.includes(name)) || picking.test(reading.said)
  }
  const conditions = own.due ?? own.notDue ?? own.missing ?? own.timescale ?? (own.overdue || null)
  const ofPerson =
    before.officers.length > 0 &&
    own.priorities.length > 0 &&
    hasWord(reading, /^(has|have|got|does|do|any|anything|ones)$/)
  return (
    conditions !== null ||
    ofPerson ||
    (speaksOf(reading, 'action') && JSON.stringify(filter) !== JSON.stringify(noFilter))
  )
}

/** "How many is that?", "list em", "which?": the same actions listed or counted. */
function inAnotherForm({ filter, as }: ToldList, reading: Reading): Query | null {
  const actions = speaksOf(reading, 'action')
  // "How many others are under it?", after a priority's outcome, asks of priorities.
  if (as === null && !actions && filter.officers.length === 0) return null
  if (asksCount(reading)) {
    // "How many actions in it altogether?", "out of how many?", after those that are overdue: all of the part that they were of.
    const whole =
      outOf.test(reading.said) ||
      (actions && /\b(in|under|on|has) (it|there|that)\b|\b(it|that) (got|have|has)\b/.test(reading.said))
    if (as === 'count' && !whole) return null
    const { priorities, theme, officers, agencies } = filter
    return {
      kind: 'actions',
      filter: whole ? { ...noFilter, priorities, theme, officers, agencies } : filter,
      as: 'count',
    }
  }
  if (!asksList(reading) || (as === null && !actions)) return null
  if (as === 'list' && !toldOnceMore.test(reading.said)) return null
  return { kind: 'actions', filter, as: 'list' }
}

function asksCount(reading: Reading): boolean {
  return hasWord(reading, /^(many|number|count|total)$/)
}

function asksList(reading: Reading): boolean {
  return hasWord(reading, /^(which|what|whats|list|name|names|show|them|em|ones|say|give)$/)
}

/** "Of those", "there", "across them": what was told is several. */
function severalPointed(said: string): boolean {
  return /\b(them|those|these|there|across|each|all)\b/.test(said)
}

/** What an action must have more than one of, where the message says so. */
function severalOf(said: string): ActionFilter['several'] {
  const of = sharing.exec(said)?.[4]
  return of === undefined ? null : /^(agenc|organ|bod)/.test(of) ? 'agency' : 'officer'
}
