import type { QueryOf } from '../../query.ts'
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
import { unread } from './leaning-words.ts'

const longestFollowUp = 12
const pronoun = /^(he|she|hes|shes|him|her|his|hers|they|theyre|them|their|theirs|person)$/
const around =
  /^(spread|over|doing|down|another|others?|more|anything|isnt|arent|doesnt|hasnt|havent|priority|priorities|person|second|first|last|two|else|job|title|post|role|besides|apart|still|fall|falls|come|comes|sit|sits)$/
const bareWhich = /^(and |so |ok )*which( ones?)?$/
const besides = /\b(another|others?|else|more|as well|too|also)\b/

/**
 * "Across which priorities?", "isn't he doing another one as well?", "what else is the second of those down for?": asks of somebody
 * who was just told.
 */
export const personAgain: Recogniser = (reading, context): Candidate[] => {
  const named = reading.refs.length + reading.people.length + reading.agencies.length + reading.ranges.length
  if (named > 0 || reading.tokens.length > longestFollowUp) return []
  const asking = aspectWords(reading, 'list', 'lead', 'officer', 'role', 'count')
  const counted = reading.ordinals.map(({ token }) => token)
  const things = thingWords(reading, 'priority', 'person', 'action')
  if (unread(reading, asking, counted, things, wordsLike(reading, around)).length > 0) return []
  const query = ofPlace(reading, context) ?? ofPriorities(reading, context)
  return query === null
    ? []
    : [{ query, fit: 0.98, claims: everyWord(reading), about: [], rule: 'the last person again' }]
}

/** The second of several officers who were told: who that is, and all that is theirs. */
function ofPlace(reading: Reading, { memory }: Context): QueryOf<'person'> | null {
  const [ordinal] = reading.ordinals
  const { query, people } = memory
  const ofPeople = (query?.kind === 'action' && query.actions.length === 1) || query?.kind === 'priority-lead'
  if (ordinal === undefined || !ofPeople || people.length < 2 || speaksOf(reading, 'action')) return null
  if (!/\bof (those|them|these|the two)\b|\b(person|officer|lead|name)\b/.test(reading.said)) return null
  const person = people.at(ordinal.value > 0 ? ordinal.value - 1 : -1)
  if (person === undefined) return null
  return { kind: 'person', person, aspect: asks(reading, 'role') ? 'role' : 'overview', asker: false }
}

/** The priorities that somebody leads, and those that the person's actions stand in. */
function ofPriorities(reading: Reading, { memory }: Context): QueryOf<'person'> | null {
  const { query, people } = memory
  const [person, another] = people
  if (person === undefined || another !== undefined || reading.ordinals.length > 0) return null
  const query_ = { kind: 'person', person, aspect: 'priorities', asker: false } as const
  const ofPerson =
    query?.kind === 'person' || (query?.kind === 'actions' && query.filter.officers.length === 1)
  const which = hasWord(reading, /^(which|what)$/) && hasWord(reading, /^priorities$/)
  // "Which?", after it was told what somebody leads besides.
  const again = query?.kind === 'person' && query.aspect === 'priorities' && bareWhich.test(reading.said)
  if ((ofPerson && which) || again) return query_
  const leadsMore =
    query?.kind === 'priority-lead' &&
    query.priorities.length === 1 &&
    hasWord(reading, pronoun) &&
    besides.test(reading.said) &&
    !speaksOf(reading, 'action') &&
    !asks(reading, 'role')
  return leadsMore
    ? {
        ...query_,
        aspect: speaksOf(reading, 'priority') || /\bone\b/.test(reading.said) ? 'priorities' : 'overview',
      }
    : null
}
