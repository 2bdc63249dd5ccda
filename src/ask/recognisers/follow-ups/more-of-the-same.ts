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
import { actionsAlike, prioritiesAlike } from '../same-value/others-alike.ts'

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
export const moreOfTheSame: Recogniser = (reading, context): Candidate[] => {
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
  const query = allThatShare(memory.query, reading)
  if (query === null) return []
  return [
    {
      query,
      fit: 0.98,
      claims: everyWord(reading),
      about: [],
      rule: 'more of the same',
      traits: { picked: 1 },
    },
  ]
}

/** All that shares what the last answer told of one thing; null where it told nothing that others could share. */
function allThatShare(last: Query, reading: Reading): Query | null {
  if (last.kind === 'priority' && last.priorities.length === 1) return sameHeading(last, reading)
  if (last.kind !== 'action' || last.actions.length !== 1) return null
  const [key] = last.actions
  const then = hasWord(reading, /^(then|day|date|time|due|deadline|month|when)$/)
  if (last.aspects.includes('when') && then) return counted(actionsAlike(key, 'date', reading), reading)
  const somebody = hasWord(reading, /^(he|she|they|them|him|her|his|hers|either|both)$/)
  if (last.aspects.includes('agency') && !hasWord(reading, /^(he|she|him|her|his|hers)$/))
    return counted(actionsAlike(key, 'agency', reading), reading)
  if (!last.aspects.includes('officer') || !somebody) return null
  const query = actionsAlike(key, 'lead', reading)
  const [officer, another] = query?.kind === 'actions' ? query.filter.officers : []
  // One officer is told of as a person; "they" may be one or several.
  return officer !== undefined && another === undefined
    ? { kind: 'person', person: officer, aspect: asksHowMany(reading) ? 'count' : 'actions', asker: false }
    : counted(query, reading)
}

/** The priorities under the same outcome or theme. */
function sameHeading({ aspects, priorities }: QueryOf<'priority'>, reading: Reading): Query | null {
  if (speaksOf(reading, 'action') || asks(reading, 'officer', 'when')) return null
  const column =
    aspects.includes('outcome') && !asks(reading, 'theme')
      ? 'outcome'
      : aspects.includes('theme')
        ? 'theme'
        : null
  return column === null ? null : counted(prioritiesAlike(priorities[0], column, reading), reading)
}

/** The list that a query makes, or how many there are in it where that is asked. */
function counted(query: Query | null, reading: Reading): Query | null {
  if (query?.kind !== 'actions' && query?.kind !== 'priorities') return query
  return asksHowMany(reading) ? { ...query, as: 'count' } : query
}

function asksHowMany({ said }: Reading): boolean {
  return /\bhow many\b/.test(said)
}
