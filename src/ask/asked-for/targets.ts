import type { Hit } from '../subjects/subjects.ts'
import type { Unit } from '../words/lexicon.ts'
import {
  findTopic,
  namesNothing,
  refersBack,
  speaksOf,
  thingWords,
  topicUnits,
  union,
  type Context,
} from '../recogniser.ts'
import type { Reading } from '../reading.ts'
import { doneFirst } from './done-first.ts'
import { neighbouring } from './neighbouring.ts'
import type { Target } from './target.ts'
import { narrowed, perhapsWithin } from './within-priority.ts'

/** Two subjects this close in score are both meant, as far as the engine can tell. */
const sameScore = 0.02

/** What the question is about, surest first: numbers, then the conversation where words refer back, then meaning. */
export function targetsOf(
  reading: Reading,
  context: Context,
  claimed: ReadonlySet<number>,
  prefer: 'priority' | 'action' | null,
): Target[] {
  const numbered = byNumber(reading)
  if (numbered.length > 0)
    return numbered.flatMap((target) => {
      const main = narrowed(target, reading, context, claimed, prefer)
      return main.kind === target.kind ? [main, ...perhapsWithin(main, reading, context, claimed)] : [main]
    })
  const remembered = byConversation(reading, context, claimed, prefer)
  const titled = byTitle(reading, context, claimed)
  const meant = byMeaning(reading, context, claimed, prefer).filter(
    (target) => !titled.some(({ keys }) => keys[0] === target.keys[0]),
  )
  return [...remembered, ...titled, ...meant].sort((a, b) => b.fit - a.fit)
}

function byNumber(reading: Reading): Target[] {
  return (['action', 'priority'] as const).flatMap((kind): Target[] => {
    const refs = reading.refs.filter((ref) => ref.kind === kind && ref.keys.length > 0)
    return refs.length === 0
      ? []
      : [
          {
            kind,
            keys: refs.flatMap((ref) => ref.keys),
            fit: 1,
            claims: new Set(refs.flatMap((ref) => ref.tokens)),
            by: 'number',
          },
        ]
  })
}

function byConversation(
  reading: Reading,
  context: Context,
  claimed: ReadonlySet<number>,
  prefer: 'priority' | 'action' | null,
): Target[] {
  const { memory } = context
  const neighbour = neighbouring(reading, memory)
  if (neighbour !== null && namesNothing(reading, context, union(claimed, neighbour.claims)))
    return [
      {
        kind: neighbour.kind,
        keys: [neighbour.key],
        fit: 0.98,
        claims: neighbour.claims,
        by: 'conversation',
      },
    ]
  const pointed = /\b(that|this|the same) (priority|row|one|action)\b/.test(reading.said)
  const lot = reading.ordinals.flatMap(({ token }) => (pointsAtAll(reading, token) ? [token, token + 1] : []))
  const idle = union(claimed, lot, thingWords(reading, 'action', 'priority'))
  if (!pointed && !namesNothing(reading, context, idle)) return []
  const fit = refersBack(reading) ? 0.97 : 0.9
  const ordinal = reading.ordinals.find(({ token }) => !pointsAtAll(reading, token))
  if (ordinal && countedThrough(reading, memory).length > 0) {
    const among = countedThrough(reading, memory)
    const key = among.at(ordinal.value > 0 ? ordinal.value - 1 : -1)
    const kind = kindOfKey(key, reading)
    return key !== undefined && kind !== null
      ? [{ kind, keys: [key], fit: 0.98, claims: new Set([ordinal.token]), by: 'conversation' }]
      : []
  }
  const others = otherActions(reading, memory)
  if (others.length > 0)
    return [{ kind: 'action', keys: others, fit: 0.98, claims: otherWords(reading), by: 'conversation' }]
  const wantsPriority = prefer === 'priority' && speaksOf(reading, 'priority')
  const actions: Target[] =
    memory.actions.length > 0 && memory.actions.length <= 4 && !wantsPriority
      ? [{ kind: 'action', keys: memory.actions, fit, claims: new Set(), by: 'conversation' }]
      : []
  const priorities: Target[] =
    memory.priorities.length > 0 && memory.priorities.length <= 3
      ? [
          {
            kind: 'priority',
            keys: memory.priorities,
            fit: fit - (actions.length > 0 ? 0.02 : 0),
            claims: new Set(lot),
            by: 'conversation',
          },
        ]
      : []
  return [...actions, ...priorities]
}

/** "That second lot" is all of what was told last, and the second of nothing. */
function pointsAtAll({ tokens }: Reading, token: number): boolean {
  return /^(lot|set|batch|bunch)$/.test(tokens[token + 1]?.text ?? '')
}

/** "The last action in that priority": what an ordinal counts through, the list last shown if nothing is named. */
export function countedThrough(reading: Reading, memory: Context['memory']): readonly string[] {
  const { actions, priorities } = reading.loaded
  const listedUnder = new Set(memory.listed.map((key) => actions.get(key)?.priorityKey))
  const priority =
    memory.priorities[0] ??
    actions.get(memory.actions[0] ?? '')?.priorityKey ??
    (listedUnder.size === 1 ? [...listedUnder][0] : undefined)
  const within =
    (speaksOf(reading, 'action') || memory.query?.kind === 'action') &&
    (speaksOf(reading, 'priority') ||
      // "The last action there": in the priority, and not among those that were picked out of it.
      /\b(action|one|row) (there|in there|under there)$/.test(reading.said) ||
      !memory.listed.some((key) => actions.has(key))) &&
    memory.priorities.length <= 1
      ? (priorities.get(priority ?? '')?.actionKeys ?? [])
      : []
  return within.length > 0 ? within : memory.listed
}

/** "The other action in that priority", "the other one": those of the list or priority that were not spoken of. */
function otherActions(reading: Reading, memory: Context['memory']): string[] {
  const { actions, priorities } = reading.loaded
  if (otherWords(reading).size === 0 || memory.actions.length !== 1) return []
  const [spoken = ''] = memory.actions
  // "And the other half?", after one part of a row: the rest of that row.
  const whole = actions.get(actions.get(spoken)?.parentKey ?? '')
  if (whole) return whole.partKeys.filter((key) => key !== spoken)
  if (reading.tokens.some(({ text, index }) => isPart.test(text) && otherWords(reading).has(index))) return []
  const among =
    memory.listed.includes(spoken) && memory.listed.length > 1 && !speaksOf(reading, 'priority')
      ? memory.listed.filter((key) => actions.has(key))
      : (priorities.get(actions.get(spoken)?.priorityKey ?? '')?.actionKeys ?? [])
  const others = among.filter((key) => key !== spoken && !spoken.startsWith(`${key}#`))
  return others.length <= 4 ? others : []
}

/** "Other one", "other action", "the others". */
function otherWords(reading: Reading): Set<number> {
  const said = reading.tokens.filter(
    ({ text, index }) =>
      text === 'others' ||
      (/^(other|remaining)$/.test(text) &&
        /^(ones?|actions?|two|three|half|halves|parts?|bits?)?$/.test(reading.tokens[index + 1]?.text ?? '')),
  )
  return new Set(
    said.flatMap(({ index }) =>
      isPart.test(reading.tokens[index + 1]?.text ?? '') ? [index, index + 1] : [index],
    ),
  )
}

const isPart = /^(half|halves|parts?|bits?)$/

function kindOfKey(key: string | undefined, reading: Reading): 'priority' | 'action' | null {
  if (key === undefined) return null
  return reading.loaded.actions.has(key) ? 'action' : reading.loaded.priorities.has(key) ? 'priority' : null
}

/** "The poverty priority", "the care priority": the words right before "priority" are its name, however common. */
export function byTitle(reading: Reading, context: Context, claimed: ReadonlySet<number>): Target[] {
  const at = reading.tokens.findIndex(({ text }) => /^(priority|prio|pri)$/.test(text))
  if (at < 1) return []
  const words = topicUnits(reading, claimed).filter((unit) => (unit.tokens.at(-1) ?? at) < at)
  // Up to three units that stand unbroken before it.
  const naming: Unit[] = []
  for (let end = at - 1; naming.length < 3;) {
    const unit = words.find(({ tokens }) => tokens.at(-1) === end)
    if (!unit) break
    naming.unshift(unit)
    end = (unit.tokens[0] ?? 0) - 1
  }
  if (naming.length === 0) return []
  const exactly = (key: string) =>
    naming.reduce((sum, unit) => sum + context.subjects.ownShareOf(key, unit), 0)
  const hits = context.subjects
    .find(naming, { kinds: ['priority'], planId: reading.loaded.plan.id })
    .filter(({ record }) => naming.every((unit) => context.subjects.ownShareOf(record.key, unit) >= 0.5))
    .map((hit) => ({ ...hit, rank: exactly(hit.record.key) + 0.4 * hit.focus + 0.2 * hit.title }))
    .sort((a, b) => b.rank - a.rank)
  const [best, second] = hits
  if (!best || (second && best.rank - second.rank < 0.01)) return []
  return [
    {
      kind: 'priority',
      keys: [best.record.key],
      fit: 0.98,
      claims: new Set([...naming.flatMap(({ tokens }) => tokens), at]),
      by: 'title',
    },
  ]
}

function byMeaning(
  reading: Reading,
  context: Context,
  claimed: ReadonlySet<number>,
  prefer: 'priority' | 'action' | null,
): Target[] {
  const things = thingWords(reading, 'action', 'priority', 'smp', 'plan')
  // Words too general to name anything ("lines", "working") are no subject, even several of them.
  const units = topicUnits(reading, union(claimed, things))
  if (units.every((unit) => context.subjects.weightOf(unit) <= 0.15)) return []
  const hits = findTopic(reading, context, union(claimed, things), ['priority', 'action'])
  const asked =
    prefer ?? (speaksOf(reading, 'priority') ? 'priority' : speaksOf(reading, 'action') ? 'action' : null)
  const bonus = (hit: Hit) =>
    asked === null ? (hit.record.kind === 'priority' ? 0.03 : 0) : hit.record.kind === asked ? 0.3 : 0
  const ranked = hits.map((hit) => ({ hit, score: hit.score + bonus(hit) })).sort((a, b) => b.score - a.score)
  const best = ranked[0]
  if (!best || best.hit.coverage < 0.4) return []
  const kind = best.hit.record.kind === 'priority' ? 'priority' : 'action'
  const tied = ranked.filter(({ hit, score }) => hit.record.kind === kind && best.score - score <= sameScore)
  const same = (kind === 'action' ? doneFirst(tied, units, context) : tied).slice(0, 3)
  const found = (chosen: readonly (typeof best)[], rank: number): Target => {
    const first = chosen[0] ?? best
    return {
      kind: first.hit.record.kind === 'priority' ? 'priority' : 'action',
      keys: chosen.map(({ hit }) => hit.record.key),
      fit:
        0.96 * Math.min(1, 0.4 + 0.6 * first.hit.coverage) * (slight(first.hit, reading, context) ? 0.78 : 1),
      claims: things,
      by: 'meaning',
      traits: {
        rank: rank / 4,
        behind: best.score - first.score,
        ahead: rank > 0 ? 0 : best.score - (ranked[same.length]?.score ?? 0),
        focus: first.hit.focus,
        several: chosen.length - 1,
      },
    }
  }
  const others = ranked
    .filter(
      (item) =>
        !same.includes(item) &&
        !(same.length < tied.length && tied.includes(item)) &&
        item.hit.coverage >= 0.3,
    )
    .slice(0, 4)
  return [found(same, 0), ...others.map((item, i) => found([item], i + 1))]
}

/** Whether a single rare word in passing is all that joins the question to the record. */
function slight(hit: Hit, reading: Reading, context: Context): boolean {
  const shared = reading.units.filter(
    (unit) => context.subjects.weightOf(unit) > 0.25 && hit.used.has(unit.tokens[0] ?? -1),
  )
  return hit.focus < 0.35 && shared.length <= 1
}
