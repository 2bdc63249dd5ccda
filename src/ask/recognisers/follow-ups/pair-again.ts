import type { Query } from '../../query.ts'
import {
  asks,
  aspectWords,
  everyWord,
  hasWord,
  speaksOf,
  thingWords,
  wordsLike,
  type Candidate,
  type Context,
  type Recogniser,
} from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { noFilter } from '../../action-filter.ts'
import { countsThroughList } from '../../asked-for/counts-through-list.ts'
import { unread } from './leaning-words.ts'
import { toldList } from './told-list.ts'
import { twoActions, twoPriorities } from './two-told.ts'

const longestFollowUp = 11
/** Words that point at two things, or at what they have in common. */
const ofTwo = /\b(two|pair|both|either|each|same|share|shared|sharing|them|they|one)\b/
const paired =
  /^(two|pair|both|either|each|same|share|shares|shared|sharing|common|between|out|person|thing|overall|numbers?|wise)$/
const more = /^(more|most|bigger|biggest|larger|largest|longer|longest|busier|busiest|worse|worst)$/
const fewer = /^(fewer|fewest|less|least|smaller|smallest|shorter|shortest)$/
const order =
  /^(sooner|soonest|earlier|earliest|first|next|later|latest|last|before|due|fall|falls|falling|comes?)$/

/**
 * "Which of the two is due sooner?", "do they have the same officer?", "lead agencies for the pair?", "so which has more?": asks
 * of two actions or priorities that were told in one turn or in two.
 */
export const pairAgain: Recogniser = (reading, context): Candidate[] => {
  const named = reading.people.length + reading.agencies.length + reading.ranges.length
  const like = sameAsTold(reading, context)
  if (like !== null) return [again(like, reading)]
  if (
    named + reading.refs.length > 0 ||
    reading.tokens.length > longestFollowUp ||
    hasWord(reading, /^(other|others|else|another|any)$/)
  )
    return []
  const query =
    moreOfTwo(reading, context) ??
    ofTwoActions(reading, context) ??
    sameLead(reading, context) ??
    leadsOfThose(reading, context)
  return query === null ? [] : [again(query, reading)]
}

function again(query: Query, reading: Reading): Candidate {
  return { query, fit: 0.98, claims: everyWord(reading), about: [], rule: 'the last two again' }
}

/** "And 4.3, same one?": whether what was told of one action is the same of the one that is named. */
function sameAsTold(reading: Reading, { memory }: Context): Query | null {
  const { refs, said } = reading
  const [ref, ...others] = refs
  const [told, another] = memory.actions
  const [key, twin] = ref?.keys ?? []
  const last = memory.query
  if (ref?.kind !== 'action' || key === undefined || twin !== undefined || others.length > 0) return null
  if (last?.kind !== 'action' || told === undefined || another !== undefined || told === key) return null
  if (reading.tokens.length > longestFollowUp || !/\b(same|shared?|too|as well)\b/.test(said)) return null
  if (!/\bsame\b/.test(said) && !/^(and )?(is|are|does|do|has|have)\b/.test(said)) return null
  const asked = aspectWords(reading, 'same', 'officer', 'lead', 'agency', 'when', 'list', 'compare')
  if (
    unread(
      reading,
      ref.tokens,
      asked,
      wordsLike(reading, paired),
      thingWords(reading, 'action', 'priority', 'person'),
    ).length > 0
  )
    return null
  const actions = [told, key]
  const says = (aspect: 'priority' | 'officer' | 'agency' | 'when', here: boolean) =>
    here ||
    (last.aspects.length === 1 &&
      last.aspects[0] === aspect &&
      !asks(reading, 'officer', 'lead', 'agency', 'when'))
  if (says('priority', speaksOf(reading, 'priority')))
    return { kind: 'action', actions, aspects: ['priority'], stopped: null }
  if (says('agency', asks(reading, 'agency'))) return { kind: 'compare-actions', actions, by: 'agency' }
  if (says('officer', asks(reading, 'officer', 'lead')))
    return { kind: 'compare-actions', actions, by: 'officer' }
  return says('when', asks(reading, 'when')) ? { kind: 'compare-actions', actions, by: 'date' } : null
}

/** "So which has more?", "who's worse?": two priorities by what was counted or listed of each. */
function moreOfTwo(reading: Reading, { memory }: Context): Query | null {
  const among = twoPriorities(memory)
  const told = toldList(memory, reading)
  const words = wordsLike(reading, more)
  const least = wordsLike(reading, fewer)
  if (among === null || told?.as == null || words.length + least.length === 0) return null
  if (
    unread(
      reading,
      words,
      least,
      wordsLike(reading, paired),
      aspectWords(reading, 'list', 'overdue'),
      thingWords(reading, 'action', 'priority'),
    ).length > 0
  )
    return null
  const overdue = told.filter.overdue || asks(reading, 'overdue')
  const filter = { ...told.filter, priorities: [], overdue }
  return {
    kind: 'tally',
    of: 'priority',
    order: least.length > 0 ? 'fewest' : 'most',
    least: null,
    most: null,
    priorities: [],
    among: [...among],
    // Where nothing but the priorities was asked of, all their actions are counted.
    ...(JSON.stringify(filter) === JSON.stringify(noFilter) ? {} : { filter }),
  }
}

function ofTwoActions(reading: Reading, { memory }: Context): Query | null {
  const actions = twoActions(memory)
  if (actions === null) return null
  const asked = aspectWords(
    reading,
    'first',
    'same',
    'officer',
    'lead',
    'agency',
    'when',
    'list',
    'next',
    'compare',
  )
  if (
    unread(
      reading,
      asked,
      wordsLike(reading, paired),
      wordsLike(reading, order),
      thingWords(reading, 'action', 'priority', 'person'),
    ).length > 0
  )
    return null
  const keys = [...actions]
  const same = hasWord(reading, /^(same|share|shares|shared|sharing|one|common)$/)
  if (speaksOf(reading, 'priority'))
    return same || hasWord(reading, /^(both|each|two|pair)$/)
      ? { kind: 'action', actions: keys, aspects: ['priority'], stopped: null }
      : null
  if (!ofTwo.test(reading.said) && !hasWord(reading, /^which$/)) return null
  if (
    hasWord(reading, /^(sooner|soonest|earlier|earliest|first|later|latest|last)$/) &&
    !countsThroughList(reading) &&
    hasWord(reading, /^(which|whichs|what|whats|who|is|are)$/)
  )
    return { kind: 'compare-actions', actions: keys, by: 'date' }
  // "Which agency are they doing it for?" asks of one thing.
  const both =
    /\b(two|pair|both|each|they|them)\b/.test(reading.said) && !hasWord(reading, /^(it|that|this)$/)
  if (asks(reading, 'agency') && (same || both))
    return { kind: 'compare-actions', actions: keys, by: 'agency' }
  const somebody = asks(reading, 'officer', 'lead') || hasWord(reading, /^(who|whos|person)$/)
  if (somebody && (same || both)) return { kind: 'compare-actions', actions: keys, by: 'officer' }
  return asks(reading, 'when') && both ? { kind: 'compare-actions', actions: keys, by: 'date' } : null
}

/** "Is it the same lead?", after two priorities. */
function sameLead(reading: Reading, { memory }: Context): Query | null {
  const priorities = twoPriorities(memory)
  const asked =
    asks(reading, 'lead', 'officer') ||
    (memory.query?.kind === 'priority-lead' && hasWord(reading, /^person$/))
  if (priorities === null || memory.actions.length > 0 || !asked) return null
  if (!/\b(same|share|one person|both)\b/.test(reading.said)) return null
  if (
    unread(
      reading,
      aspectWords(reading, 'same', 'lead', 'officer', 'list'),
      wordsLike(reading, paired),
      thingWords(reading, 'priority', 'person'),
    ).length > 0
  )
    return null
  return { kind: 'priority-lead', priorities: [...priorities], stopped: null, same: true }
}

/** "And who leads them?", after a list of priorities. */
function leadsOfThose(reading: Reading, { memory }: Context): Query | null {
  const { priorities } = reading.loaded
  const { listed, query } = memory
  // Measures have no lead of their own: "who's answerable for those, the lead I mean".
  const measured = query?.kind === 'indicators' || query?.kind === 'aims' ? query.priorities : []
  if (
    measured.length === 1 &&
    asks(reading, 'lead', 'officer') &&
    /\b(them|those|these)\b/.test(reading.said)
  )
    return unread(
      reading,
      aspectWords(reading, 'lead', 'officer', 'list', 'indicators', 'definition'),
      thingWords(reading, 'person'),
    ).length === 0
      ? { kind: 'priority-lead', priorities: [...measured], stopped: null }
      : null
  if (query?.kind !== 'priorities' || listed.length === 0 || !listed.every((key) => priorities.has(key)))
    return null
  if (!asks(reading, 'lead', 'officer') || !/\b(them|those|these|each)\b/.test(reading.said)) return null
  const asked = aspectWords(reading, 'lead', 'officer', 'list')
  return unread(reading, asked, thingWords(reading, 'priority', 'person')).length === 0
    ? { kind: 'priority-lead', priorities: listed, stopped: null }
    : null
}
