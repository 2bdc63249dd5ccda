import { noFilter } from '../../action-filter.ts'
import { notWanted } from '../actions-and-dates/names-not-wanted.ts'
import { eitherWayWords, soleWords } from './sole-words.ts'
import { asksPrioritiesOf } from '../../asked-for/counted-subject.ts'
import { asksBesides } from './besides.ts'
import type { QueryOf } from '../../query.ts'
import type { Reading } from '../../reading.ts'
import type { Hit } from '../../subjects/subjects.ts'
import {
  asks,
  aspectWords,
  findTopic,
  hasWord,
  namesNothing,
  speaksOf,
  thingWords,
  union,
  wordsLike,
  type Candidate,
  type Recogniser,
} from '../../recogniser.ts'

type PersonAspect = QueryOf<'person'>['aspect']

/** Ways to reach somebody that no plan prints: a post's number is not a mobile, nor a home address. */
const ownLine = /^(mobile|mobiles|cell|cellphone|fax|home|private|personal|whatsapp|twitter|linkedin|skype)$/

/** What somebody's role is, what they lead, which actions are theirs. Ambiguous names are asked back. */
export const person: Recogniser = (reading, context): Candidate[] => {
  // "Which priorities are not led by Ann?" asks of all the others.
  if (notWanted(reading).mentions.size > 0) return []
  // A councillor's portfolio is what he or she answers for.
  const portfolio = reading.people.length === 1 ? wordsLike(reading, /^(portfolio|portfolios)$/) : []
  const role =
    portfolio.length > 0 ||
    (asks(reading, 'role') &&
      (hasWord(reading, /^(role|job|title|position|post|occupation|rank|grade|seniority|does|do)$/) ||
        /\bwhat( is)? (he|she)\b/.test(reading.said)))
  const actionsAsked =
    speaksOf(reading, 'action') ||
    (asks(reading, 'officer') && hasWord(reading, /^(which|what|on)$/)) ||
    (reading.loaded.actions.size > 0 &&
      hasWord(reading, /^(what|which|anything)$/) &&
      hasWord(reading, /^(else|got|plate|hers|his|theirs)$/))
  const prioritiesAsked = speaksOf(reading, 'priority')
  const counting = asks(reading, 'count') && hasWord(reading, /^(many|number|count)$/)
  // "Besides 1.3, what else is Ann leading?": all that is theirs.
  const besides = asksBesides(reading)
  const contact =
    asks(reading, 'contact') &&
    !reading.people.some((mention) => mention.tokens.some((i) => aspectWords(reading, 'contact').has(i)))
  const aspect: PersonAspect = contact
    ? 'contact'
    : counting && actionsAsked
      ? 'count'
      : role
        ? 'role'
        : asksPrioritiesOf(reading)
          ? 'priorities'
          : actionsAsked || besides
            ? 'actions'
            : prioritiesAsked
              ? 'priorities'
              : 'overview'
  const claims = union(
    besides
      ? union(
          ...reading.refs.map(({ tokens }) => tokens),
          wordsLike(reading, /^(besides|beside|apart|aside|from|other|than|else|what|others?)$/),
        )
      : [],
    aspectWords(reading, 'role', 'officer', 'lead', 'list', 'count', 'text', 'mine', 'title'),
    [...aspectWords(reading, 'contact')].filter((i) => !ownLine.test(reading.tokens[i]?.text ?? '')),
    thingWords(reading, 'action', 'priority', 'person'),
    portfolio,
    eitherWayWords(reading),
  )
  const candidates: Candidate[] = []
  const alone = soleWords(reading)
  const only = reading.people[0]?.people ?? []
  if (alone.length > 0 && only.length === 1 && reading.people.length === 1 && reading.refs.length === 0)
    candidates.push({
      query: {
        kind: 'actions',
        filter: { ...noFilter, officers: only, sole: true },
        as: counting ? 'count' : 'list',
      },
      fit: 0.97,
      claims: union(claims, alone, reading.people[0]?.tokens ?? []),
      about: [],
      rule: 'person alone',
    })
  const mention = reading.people[0]
  const led = reading.loaded.people.get(only[0] ?? '')?.leadsPriorities ?? []
  if (
    asks(reading, 'stopped') &&
    only.length === 1 &&
    reading.people.length === 1 &&
    reading.refs.length === 0 &&
    led.length > 0
  )
    candidates.push({
      query: { kind: 'priority-lead', priorities: led, stopped: 'stopped' },
      fit: 0.96,
      claims: union(claims, mention?.tokens ?? [], aspectWords(reading, 'stopped', 'when', 'why')),
      about: only.map((name) => `${reading.loaded.plan.id}/person/${name}`),
      rule: 'person stopped',
    })
  if (mention && reading.people.length === 1 && (reading.refs.length === 0 || besides)) {
    const fit =
      (mention.exact ? 0.95 : 0.9) *
      // What became of somebody is not what they lead.
      (asks(reading, 'stopped') ? 0.5 : 1) *
      (aspect === 'overview' && asks(reading, 'when', 'overdue') ? 0.8 : 1) *
      // Nor does the plan say since when anybody holds a post.
      (aspect === 'role' && asks(reading, 'when') ? 0.4 : 1)
    const rule = `person ${aspect}`
    candidates.push(
      mention.people.length === 1
        ? {
            query: { kind: 'person', person: mention.people[0] ?? '', aspect, asker: false },
            fit,
            claims: union(claims, mention.tokens),
            // The words of the job title name the person too.
            about: mention.people.map((name) => `${reading.loaded.plan.id}/person/${name}`),
            rule,
          }
        : {
            query: { kind: 'which-person', people: mention.people, said: mention.said, aspect },
            fit: fit + 0.02,
            claims: union(
              claims,
              mention.tokens,
              aspectWords(reading, 'when', 'overdue', 'next', 'milestone', 'status'),
            ),
            about: [],
            rule,
          },
    )
  }
  if (
    !mention &&
    asks(reading, 'mine') &&
    reading.asker !== null &&
    !asks(reading, 'overdue', 'when', 'next') &&
    hasWord(reading, /^(i|my|me|mine)$/)
  )
    candidates.push({
      query: { kind: 'person', person: reading.asker, aspect, asker: true },
      fit: 0.9,
      claims,
      about: [],
      rule: 'asker',
    })
  const pronoun =
    hasWord(reading, /^(he|she|him|her|his|hers|they|their|them)$/) ||
    /\b(that|this|the same) (person|officer|lead|man|woman|lady|colleague)\b/.test(reading.said)
  const remembered = context.memory.people
  if (!mention && pronoun && remembered.length === 1 && namesNothing(reading, context, claims))
    candidates.push({
      query: { kind: 'person', person: remembered[0] ?? '', aspect, asker: false },
      fit: aspect === 'overview' ? 0.75 : 0.98,
      claims,
      about: [],
      rule: 'person remembered',
    })
  return candidates
}

/** "Who is head of inclusion services?": somebody by their job title. */
export const roleHolder: Recogniser = (reading, context): Candidate[] => {
  if (!hasWord(reading, /^(who|whos|name|which)$/) || reading.people.length > 0 || reading.refs.length > 0)
    return []
  // One rare word in common, such as "director", names nobody: then most of the title must be said.
  const telling = (hit: Hit) =>
    reading.units.filter(
      (unit) => context.subjects.weightOf(unit) > 0.2 && unit.tokens.some((i) => hit.used.has(i)),
    ).length
  const held = findTopic(reading, context, aspectWords(reading, 'contact'), ['person']).filter(
    (hit) => hit.coverage >= 0.75,
  )
  const hits = held.filter(
    (hit) =>
      hit.focus >= (telling(hit) > 1 ? 0.5 : 0.6) &&
      hit.record.names.some((title) => sameRank(title, reading)),
  )
  const best = hits[0]
  if (!best) return []
  const name = best.record.key.split('/').at(-1) ?? ''
  const same = held.filter((hit) => best.coverage - hit.coverage < 0.05)
  if (hasWord(reading, several) && same.length > 1)
    return [
      {
        query: {
          kind: 'document',
          aspect: 'people',
          people: same.map(({ record }) => record.key.split('/').at(-1) ?? ''),
        },
        fit: 0.96,
        claims: aspectWords(reading, 'role', 'list'),
        about: same.map(({ record }) => record.key),
        rule: 'people by job title',
      },
    ]
  return [
    {
      query: { kind: 'person', person: name, aspect: 'role', asker: false },
      fit: 0.8 + 0.16 * best.focus,
      claims: aspectWords(reading, 'role'),
      about: [best.record.key],
      rule: 'person by job title',
    },
  ]
}

/** Titles in the plural: more than one person is asked for. */
const several = /^(members|directors|managers|heads|officers|councillors|leaders|people)$/

/** A deputy or an assistant is not the director or the manager whom a question asks for. */
function sameRank(title: string, reading: Reading): boolean {
  const understudy = /\b(deputy|assistant|vice|acting)\b/i.exec(title)?.[1]?.toLowerCase()
  return understudy === undefined || reading.tokens.some((token) => token.text === understudy)
}
