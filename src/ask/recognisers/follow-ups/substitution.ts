import type { Query } from '../../query.ts'
import {
  aspectWords,
  hasWord,
  thingWords,
  topicUnits,
  union,
  wordsLike,
  type Candidate,
  type Context,
  type Recogniser,
} from '../../recogniser.ts'
import { besideInNumber, listedKey, otherTheme, sameNumberWithin, sameSeries } from './substitutes.ts'
import type { Reading } from '../../reading.ts'
import { neighbouring } from '../../asked-for/neighbouring.ts'
import { outcomeNamed } from '../priorities/outcomes.ts'
import { placeSaid } from '../lists-and-labels/place-in-list.ts'

/** "And 8?", "what about SMP1?", "and priority 11?", "and David Ring?": the last question, asked of something else. */
export const substitution: Recogniser = (reading, { memory, subjects }): Candidate[] => {
  const last = memory.query
  // "Is she on 5.1?" asks of her, and does not ask the last question of 5.1.
  if (last === null || (reading.refs.length > 0 && hasWord(reading, /^(he|she|him|her|his|hers)$/))) return []
  // "And the priority lead for 3?", after actions, asks for a lead and for no action.
  if (['actions', 'action'].includes(last.kind) && leadOf.test(reading.said)) return []
  // "And Enjoying and Achieving?", after the priorities of another outcome.
  const outcome = last.kind === 'priorities' && last.outcome !== null ? outcomeNamed(reading) : null
  const claims = union(
    outcome?.tokens ?? [],
    reading.anchored,
    reading.numbers.map(({ token }) => token),
    reading.ordinals.map(({ token }) => token),
    reading.themes.flatMap(({ from, to }) => [from, to]),
    reading.agencies.flatMap(({ from, to }) => [from, to]),
    thingWords(reading, 'priority', 'action', 'smp'),
    otherTheme(last, reading) === null ? [] : wordsLike(reading, /^(other|remaining|half)$/),
  )
  const left = topicUnits(reading, claims).filter(
    (unit) => subjects.weightOf(unit) > 0.2 && !isAsking(unit.tokens, reading),
  )
  if (left.length > 0 || reading.tokens.length > 9) return []
  const framing = /^(and |so |ok |no )?(what|how) about\b/.test(reading.said)
  const idle = [
    'list',
    'same',
    'title',
    'first',
    'mine',
    'lead',
    'figure',
    'count',
    'theme',
    ...(neighbouring(reading, memory) === null ? [] : (['next'] as const)),
    ...(framing ? ['text', 'status'] : []),
  ]
  const fresh = [...reading.aspects].some(
    ([aspect, words]) =>
      !idle.includes(aspect) && [...words].some((i) => !reading.filler.has(i) && !reading.anchored.has(i)),
  )
  const query =
    outcome !== null && last.kind === 'priorities'
      ? { ...last, outcome: outcome.name, theme: null }
      : substitute(last, reading, memory)
  const neighbour = neighbouring(reading, memory)
  if (query === null || (fresh && (reading.refs.length > 0 || neighbour !== null))) return []
  const asksAnew = hasWord(reading, /^(who|when|which)$/)
  return [
    {
      query,
      fit: asksAnew ? 0.6 : 0.96,
      claims: union(claims, neighbour?.claims ?? [], aspectWords(reading, 'list', 'title', 'same', 'theme')),
      about: [],
      rule: 'substitution',
    },
  ]
}

const leadOf = /\b(the|priority) lead (for|of|on)\b|\bwho (leads|heads|runs) priority\b/

/** "And the very latest?", after the earliest: the end of the dates that a message names. */
function otherEnd(said: string): 'first' | 'last' | null {
  if (/\b(latest|last|final|furthest)\b/.test(said)) return 'last'
  return /\b(earliest|first|soonest)\b/.test(said) ? 'first' : null
}

function isAsking(tokens: readonly number[], reading: Reading): boolean {
  return tokens.every((i) => [...reading.aspects.values()].some((words) => words.has(i)))
}

function substitute(last: Query, reading: Reading, memory: Context['memory']): Query | null {
  const { loaded } = reading
  const neighbour = neighbouring(reading, memory)
  // "Not 8, 9."
  const meant = (token = 0) => reading.tokens[token - 1]?.text !== 'not'
  const before =
    'priorities' in last ? last.priorities.map((key) => loaded.priorities.get(key)?.number ?? '') : []
  // "No, two" after SMP1 is of the same series; "no sorry, 2" is the priority that is printed so.
  const correcting = /^(no|nope|sorry|not|oops|actually|i mean|i meant)\b/.test(reading.said)
  const ofSeries = before.length > 0 && before.every((number) => /^SMP/i.test(number))
  const numbered = reading.numbers.flatMap(({ value, token }) => {
    const all = [...loaded.priorities.values()]
    const printed = correcting && /^\d/.test(reading.tokens[token]?.text ?? '')
    const series = ofSeries && !printed ? 'smp' : ''
    const at = all.findIndex(
      ({ number }) => number.toLowerCase().replace(/\s/g, '') === `${series}${String(value)}`,
    )
    // "The one after 6."
    const step = { after: 1, before: -1 }[reading.tokens[token - 1]?.text ?? ''] ?? 0
    const key = at < 0 ? undefined : all[at + step]?.key
    return key === undefined || !meant(token) ? [] : [key]
  })
  const said = [
    ...reading.refs
      .filter((ref) => ref.kind === 'priority' && meant(ref.tokens[0]))
      .flatMap((ref) => ref.keys),
    ...numbered,
    ...[listedKey(reading, memory, 'priority') ?? []].flat(),
    ...(neighbour?.kind === 'priority' ? [neighbour.key] : []),
  ]
  const priorities = [...new Set(said)]
  const actions = sameSeries(
    reading.refs.filter((ref) => ref.kind === 'action' && meant(ref.tokens[0])),
    last,
    reading,
  )
  const theme = reading.themes[0]?.meaning ?? otherTheme(last, reading)
  const people = reading.people
    .filter((mention) => mention.people.length === 1)
    .flatMap((mention) => mention.people)
  const unsure = reading.people.find((mention) => mention.people.length > 1)
  const range = reading.ranges[0]?.range
  const agency = reading.agencies[0]?.meaning
  switch (last.kind) {
    case 'priority-lead':
      if (priorities.length > 0) return { ...last, priorities, stopped: null }
      return actions.length > 0 ? { kind: 'action', actions, aspects: ['officer'], stopped: null } : null
    case 'aims':
      return priorities.length > 0 ? { ...last, priorities, nth: placeSaid(reading)?.nth ?? last.nth } : null
    case 'priority':
    case 'tags':
    case 'links':
    case 'indicators':
      return priorities.length > 0 ? { ...last, priorities } : null
    case 'action': {
      if (neighbour?.kind === 'action') return { ...last, actions: [neighbour.key], stopped: null }
      const listed = listedKey(reading, memory, 'action')
      if (listed !== null) return { ...last, actions: [listed], stopped: null }
      if (actions.length > 0) return { ...last, actions, stopped: null }
      const beside = besideInNumber(last.actions, reading)
      if (beside.length > 0) return { ...last, actions: beside, stopped: null }
      const twins = sameNumberWithin(last.actions, priorities, reading)
      if (twins.length > 0) return { ...last, actions: twins, stopped: null }
      return priorities.length > 0 && last.aspects.includes('officer')
        ? { kind: 'priority-lead', priorities, stopped: null }
        : null
    }
    case 'next': {
      const scope =
        actions[0] !== undefined
          ? ({ of: 'action', action: actions[0] } as const)
          : priorities[0] !== undefined
            ? ({ of: 'priority', priority: priorities[0] } as const)
            : people[0] !== undefined
              ? ({ of: 'person', person: people[0] } as const)
              : null
      return scope ? { ...last, scope, after: null } : null
    }
    case 'date-ends': {
      const which = otherEnd(reading.said) ?? last.which
      const named = priorities[0]
      // "The very latest one" is no priority 1.
      if (named !== undefined && !/\b(latest|last|final|earliest|first|soonest) one\b/.test(reading.said))
        return { ...last, which, scope: { of: 'priority', priority: named } }
      return which === last.which ? null : { ...last, which }
    }
    case 'actions': {
      const filter = { ...last.filter }
      if (priorities.length > 0) filter.priorities = priorities
      else if (people.length > 0) filter.officers = people
      else if (range) filter.due = range
      else if (agency !== undefined) filter.agencies = [agency]
      else if (theme !== null) filter.theme = theme
      else return null
      if (priorities.length > 0) filter.topic = null
      return { ...last, filter }
    }
    case 'person':
    case 'which-person':
      if (people[0] !== undefined)
        return { kind: 'person', person: people[0], aspect: last.aspect, asker: false }
      return unsure
        ? { kind: 'which-person', people: unsure.people, said: unsure.said, aspect: last.aspect }
        : null
    case 'agency':
      return agency !== undefined ? { ...last, agency } : null
    case 'story': {
      const keys = reading.refs.find(({ kind }) => kind === 'action')?.keys ?? []
      return keys.length > 0 ? { ...last, actions: keys } : null
    }
    case 'position': {
      const keys = reading.refs.find(({ kind }) => kind === 'action')?.keys ?? []
      if (keys.length > 0) return { ...last, actions: keys, priorities: [] }
      return priorities.length > 0 ? { ...last, actions: [], priorities } : null
    }
    case 'priorities':
      return theme === null ? null : { ...last, theme }
    case 'indicator':
      return priorities.length > 0 ? { kind: 'indicators', priorities, as: 'list' } : null
    case 'smalltalk':
    case 'compare-actions':
    case 'figures':
    case 'districts':
    case 'tagged':
    case 'items':
    case 'linked':
    case 'document':
    case 'themes':
    case 'tally':
    case 'outcomes':
    case 'monitoring':
    case 'contact':
    case 'definition':
    case 'passage':
    case 'saying':
    case 'changes':
    case 'replies':
    case 'revised-dates':
    case 'not-named':
    case 'not-mentioned':
    case 'no-such':
    case 'other-plan':
    case 'individual-case':
    case 'asker-unknown':
    case 'not-said':
      return null
  }
}
