import type { LeadCell } from '../../../plan/model.ts'
import type { DueRange } from '../../action-filter.ts'
import type { Query, QueryOf } from '../../query.ts'
import {
  asks,
  everyWord,
  hasWord,
  namesNothing,
  speaksOf,
  aspectWords,
  thingWords,
  union,
  wordsLike,
  type Candidate,
  type Recogniser,
} from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { oneDay } from '../../entities/one-day.ts'
import { noFilter } from '../actions-and-dates/action-filter.ts'

/** A follow-up is short; a longer question says itself what it asks. */
const longestFollowUp = 12
const besides = /\b(else|others?|another|besides|too|as well|also)\b/
const alike = /\b(shares?|sharing|shared|same|in common)\b/
const whichOfAll = /\b(which|what|who|whos|any|anything|anyone|how many|list|does|do|are|is)\b/
/** Words that only lean on what was told, or ask whether there is more of it. */
const leaning =
  /^(else|others?|another|besides|too|also|well|share|shares|sharing|shared|same|common|any|anything|anyone|led|leads?|got|have|has|due|then|day|date|time|that|this|one|ones|it|they|them|there|outcome|theme|priority|priorities|action|actions|heading)$/

/**
 * "Which others have the same one?", "any others in that theme?", "what else is due then?", "does it lead any more?": all that share
 * what was just told of one priority or action, its outcome, theme, day, agency or officers.
 */
export const othersAlike: Recogniser = (reading, context): Candidate[] => {
  const { memory } = context
  const others = reading.plans.filter(({ planId }) => planId !== reading.loaded.plan.id)
  const named = reading.refs.length + reading.people.length + reading.agencies.length + others.length
  if (memory.query === null || named > 0 || reading.tokens.length > longestFollowUp) return []
  if (!(besides.test(reading.said) || alike.test(reading.said)) || !whichOfAll.test(reading.said)) return []
  const own = union(
    aspectWords(
      reading,
      'lead',
      'officer',
      'agency',
      'when',
      'same',
      'outcome',
      'theme',
      'list',
      'count',
      'first',
    ),
    thingWords(reading, 'action', 'priority', 'plan', 'person'),
    wordsLike(reading, leaning),
  )
  if (!namesNothing(reading, context, own)) return []
  const query = allAlike(memory.query, reading)
  if (query === null) return []
  return [
    { query, fit: 0.98, claims: everyWord(reading), about: [], rule: 'others alike', traits: { picked: 1 } },
  ]
}

/** All that is alike in what the last answer told of one thing; null where it told nothing that others could share. */
function allAlike(last: Query, reading: Reading): Query | null {
  const as = /\bhow many\b/.test(reading.said) ? ('count' as const) : ('list' as const)
  if (last.kind === 'priority' && last.priorities.length === 1) return sameHeading(last, as, reading)
  if (last.kind !== 'action' || last.actions.length !== 1) return null
  const action = reading.loaded.actions.get(last.actions[0] ?? '')
  if (action === undefined || action.partKeys.length > 0) return null
  const list = (filter: Partial<typeof noFilter>): Query => ({
    kind: 'actions',
    filter: { ...noFilter, ...filter },
    as,
  })
  if (last.aspects.includes('when') && speaksOfThen(reading)) {
    const due = dayOf(
      action.milestones.flatMap(({ reading: when }) => (when.kind === 'dated' ? [when.dueOn] : [])),
    )
    return due === null ? null : list({ due })
  }
  if (last.aspects.includes('agency') && !hasWord(reading, /^(he|she|him|her|his|hers)$/)) {
    const { agencies } = action.leadAgency
    return agencies.length === 0 ? null : list({ agencies })
  }
  return last.aspects.includes('officer') ? ofOfficers(action.leadOfficer, as, reading) : null
}

/** What else the officers of a row lead: "they" may be one or several. */
function ofOfficers(cell: LeadCell, as: 'list' | 'count', reading: Reading): Query | null {
  if (cell.reading !== 'people' || !hasWord(reading, /^(he|she|they|them|him|her|either|both)$/)) return null
  const [officer, another] = cell.people
  return officer !== undefined && another === undefined
    ? { kind: 'person', person: officer, aspect: as === 'count' ? 'count' : 'actions', asker: false }
    : { kind: 'actions', filter: { ...noFilter, officers: cell.people }, as }
}

/** The priorities under the same outcome or theme. */
function sameHeading(
  { aspects, priorities }: QueryOf<'priority'>,
  as: 'list' | 'count',
  reading: Reading,
): Query | null {
  const priority = reading.loaded.priorities.get(priorities[0] ?? '')
  const outcome = aspects.includes('outcome') && !asks(reading, 'theme') ? (priority?.outcome ?? null) : null
  const theme = aspects.includes('theme') && outcome === null ? (priority?.theme ?? null) : null
  const ofRows = speaksOf(reading, 'action') || asks(reading, 'officer', 'when')
  return (outcome === null && theme === null) || ofRows
    ? null
    : { kind: 'priorities', theme, outcome, smp: false, as }
}

/** "Then", "that day", "the same date", "due": the day that was told. */
function speaksOfThen(reading: Reading): boolean {
  return hasWord(reading, /^(then|day|date|time|due|deadline|month|when)$/)
}

/** One day as a time that actions may be due in; null where there is none, or are several. */
function dayOf(days: readonly string[]): DueRange | null {
  const [day, another] = [...new Set(days)]
  return day === undefined || another !== undefined ? null : oneDay(day)
}
