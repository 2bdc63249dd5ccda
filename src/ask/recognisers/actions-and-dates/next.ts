import { positions } from '../../words/words.ts'
import type { QueryOf } from '../../query.ts'
import {
  asks,
  aspectWords,
  hasWord,
  speaksOf,
  thingWords,
  union,
  type Candidate,
  type Context,
  type Recogniser,
} from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { placeAfter } from '../lists-and-labels/place-after.ts'
import { neighbouring } from '../../asked-for/neighbouring.ts'
import { targetsOf } from '../../asked-for/targets.ts'
import { Temporal } from 'temporal-polyfill'

type Scope = QueryOf<'next'>['scope']

/** "What's next for priority 4?", "next milestone for SMP 1.1?", "and after that one?", "what falls due next?" */
export const next: Recogniser = (reading, context): Candidate[] => {
  const after = /\b(after|following|then)\b/.test(reading.said) && context.memory.milestone !== null
  if (reading.ranges.some(({ range }) => range.to !== null || (range.from ?? '') > nextDay(reading.asOf)))
    return []
  // "Next to this" is beside it, not after it.
  const beside = reading.tokens.some(({ text }, i) => text === 'next' && reading.tokens[i + 1]?.text === 'to')
  if (beside && aspectWords(reading, 'next').size === 1) return []
  if (neighbouring(reading, context.memory) !== null || placeAfter(reading, context.memory) !== null)
    return []
  if (!asks(reading, 'next') && !(after && reading.units.length <= 2)) return []
  const claims = union(
    aspectWords(reading, 'next', 'when', 'milestone', 'list', 'first', 'mine'),
    thingWords(reading, 'action', 'plan', 'priority'),
    ...reading.ranges.map((range) => range.tokens),
  )
  const make = (scope: Scope, fit: number, more: Iterable<number>, about: string[]): Candidate => ({
    query: {
      kind: 'next',
      scope,
      after: after && reading.refs.length === 0 ? context.memory.milestone : null,
    },
    fit,
    claims: union(claims, more),
    about,
    rule: `next of ${scope.of}`,
  })
  if (
    after &&
    context.memory.query?.kind !== 'next' &&
    reading.refs.length === 0 &&
    reading.people.length === 0
  )
    return [make(scopeOfLast(reading, context) ?? { of: 'plan' }, 0.96, afterWords(reading), [])]
  const person = reading.people.find((mention) => mention.people.length === 1)
  if (person) return [make({ of: 'person', person: person.people[0] ?? '' }, 0.97, person.tokens, [])]
  if (asks(reading, 'mine') && reading.asker !== null)
    return [make({ of: 'person', person: reading.asker }, 0.96, [], [])]
  // "Which of those is soonest?", after somebody's actions: theirs, and not the whole plan's.
  const { query } = context.memory
  if (query?.kind === 'person' && reading.refs.length === 0 && ofThose.test(reading.said))
    return [make({ of: 'person', person: query.person }, 0.97, [], [])]
  const whole = speaksOf(reading, 'plan') || hasWord(reading, /^(overall|anywhere)$/)
  const agency = reading.agencies[0]
  const targets = whole ? [] : targetsOf(reading, context, claims, null)
  const target = targets[0]
  if (after && context.memory.query?.kind === 'next' && reading.refs.length === 0)
    return [make(context.memory.query.scope, 0.98, aspectWords(reading, 'first'), [])]
  if (
    target &&
    (target.by === 'number' || target.by === 'title' || target.by === 'meaning' || target.fit > 0.95)
  ) {
    const key = target.keys[0] ?? ''
    if (target.kind === 'action' && target.keys.length === 1)
      return [make({ of: 'action', action: key }, target.fit * 0.98, target.claims, target.keys)]
    if (target.kind === 'priority')
      return [make({ of: 'priority', priority: key }, target.fit * 0.97, target.claims, target.keys)]
    return []
  }
  if (agency)
    return [make({ of: 'agency', agency: agency.meaning }, 0.9, positions(agency.from, agency.to), [])]
  // "Where does the report go next?" asks for no milestone of a plan that has none.
  if (reading.loaded.actions.size === 0 && hasWord(reading, /^(where|go|goes|going|gets|who|whom)$/))
    return []
  return [make({ of: 'plan' }, 0.93, [], [])]
}

const ofThose = /\b(of (those|them|these)|(his|her|their)|(he|she|they))\b/

/** An action whose next milestone was told and that has a later one: "after that" goes on through its own dates. */
function scopeOfLast({ loaded }: Reading, { memory: { query, milestone } }: Context): Scope | null {
  if (query?.kind !== 'action' || !query.aspects.includes('next') || query.actions.length !== 1) return null
  const [key = ''] = query.actions
  const dates = loaded.actions.get(key)?.milestones ?? []
  const told = dates.findIndex((date) => date.key === milestone)
  const later = dates.slice(told + 1).some(({ reading }) => reading.kind === 'dated')
  return told >= 0 && later ? { of: 'action', action: key } : null
}

/** "After that one". */
function afterWords(reading: Parameters<Recogniser>[0]): number[] {
  return reading.tokens
    .filter(({ text }) => /^(after|following|then|that|one|comes|it)$/.test(text))
    .map(({ index }) => index)
}

function nextDay(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString()
}
