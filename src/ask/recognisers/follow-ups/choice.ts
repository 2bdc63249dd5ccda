import {
  aspectWords,
  findTopic,
  thingWords,
  union,
  type Candidate,
  type Context,
  type Recogniser,
  everyWord,
} from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'

/** An answer to "which do you mean?", or a turn to one of several that were shown: by name, by number, by place in the list, by subject. */
export const choice: Recogniser = (reading, context): Candidate[] => [
  ...personChoice(reading, context),
  ...actionChoice(reading, context),
]

function personChoice(reading: Reading, context: Context): Candidate[] {
  const { memory } = context
  const asked = memory.query
  if (asked?.kind !== 'which-person') return []
  const ordinal = reading.ordinals[0]
  const byPlace = ordinal ? asked.people.at(ordinal.value > 0 ? ordinal.value - 1 : -1) : undefined
  const said = new Set(reading.tokens.map((token) => token.text))
  const byName = asked.people.filter((name) =>
    name
      .toLowerCase()
      .split(/[\s']+/)
      .some((word) => said.has(word)),
  )
  const byLast = asked.people.filter((name) =>
    said.has((name.split(' ').at(-1) ?? '').toLowerCase().replace(/'/g, '')),
  )
  const person =
    byLast.length === 1
      ? byLast[0]
      : byName.length === 1
        ? byName[0]
        : (byPlace ?? bySubject(reading, context, asked.people))
  if (person === undefined || reading.tokens.length > 8) return []
  return [
    {
      query: { kind: 'person', person, aspect: asked.aspect, asker: false },
      fit: 0.97,
      claims: everyWord(reading),
      about: [],
      rule: 'choice of person',
    },
  ]
}

/** "The one on bullying": of these people, the one who leads the subject. */
function bySubject(reading: Reading, context: Context, people: readonly string[]): string | undefined {
  const hits = findTopic(reading, context, thingWords(reading, 'action', 'priority'), [
    'action',
    'priority',
  ]).filter((hit) => hit.coverage >= 0.5)
  for (const { record } of hits) {
    const cell =
      reading.loaded.actions.get(record.key)?.leadOfficer ?? reading.loaded.priorities.get(record.key)?.lead
    const named = cell?.reading === 'people' ? people.filter((name) => cell.people.includes(name)) : []
    if (named.length === 1) return named[0]
  }
  return undefined
}

function actionChoice(reading: Reading, context: Context): Candidate[] {
  const asked = context.memory.query
  // The parts of one action are several to choose from.
  const among =
    asked?.kind === 'action' && asked.actions.length < 2
      ? context.memory.actions
      : asked?.kind === 'action'
        ? asked.actions
        : []
  if (asked?.kind !== 'action' || among.length < 2) return []
  if (reading.refs.some((ref) => ref.kind === 'action' && ref.keys.length > 0) || reading.tokens.length > 12)
    return []
  const make = (key: string, claims: Set<number>, rule: string): Candidate => ({
    query: { ...asked, actions: [key] },
    fit: 0.97,
    claims: union(claims, aspectWords(reading, 'list', 'parts'), thingWords(reading, 'action', 'priority')),
    about: [key],
    rule,
  })
  const named = reading.refs.flatMap((ref) => ref.keys)
  const numbers = reading.numbers.map((number) => number.value)
  const inPriority = among.filter((key) => {
    const priority = reading.loaded.actions.get(key)?.priorityKey ?? ''
    return (
      named.includes(priority) || numbers.includes(Number(reading.loaded.priorities.get(priority)?.number))
    )
  })
  if (inPriority.length === 1) return [make(inPriority[0] ?? '', everyWord(reading), 'choice by priority')]
  const ordinal = reading.ordinals[0]
  const byPlace = ordinal ? among.at(ordinal.value > 0 ? ordinal.value - 1 : -1) : undefined
  if (byPlace !== undefined) return [make(byPlace, everyWord(reading), 'choice by place')]
  const byPerson = among.filter((key) => {
    const cell = reading.loaded.actions.get(key)?.leadOfficer
    return (
      cell?.reading === 'people' &&
      reading.people.some((mention) => mention.people.some((name) => cell.people.includes(name)))
    )
  })
  if (byPerson.length === 1) return [make(byPerson[0] ?? '', everyWord(reading), 'choice by officer')]
  const claimed = union(thingWords(reading, 'action', 'priority'), aspectWords(reading, 'parts'))
  const hits = findTopic(reading, context, claimed, ['action', 'priority'])
  const hit = hits.find(
    ({ record }) =>
      among.includes(record.key) ||
      among.some((key) => reading.loaded.actions.get(key)?.priorityKey === record.key),
  )
  if (!hit || hit.coverage < 0.5) return []
  const key = among.find(
    (action) =>
      action === hit.record.key || reading.loaded.actions.get(action)?.priorityKey === hit.record.key,
  )
  return key === undefined ? [] : [make(key, union(claimed, hit.used), 'choice by subject')]
}
