import type { RecordKind } from '../../catalogue/record.ts'
import type { Query } from '../../query.ts'
import type { Reading } from '../../reading.ts'
import {
  aspectWords,
  thingWords,
  topicUnits,
  union,
  wordsLike,
  type Candidate,
  type Context,
  type Recogniser,
} from '../../recogniser.ts'

/** A follow-up is short; a longer question says itself what it asks. */
const longestFollowUp = 14
const goingOn = /^(and|what about|how about|ok|okay|so|no|sorry|then)\b|\bones?( about| on| for| with|$)/
/** The least share of the message's words that the row must explain, and how far it must be ahead of the next. */
const [leastExplained, ahead] = [0.8, 0.02] as const
/** The message must say this much of the row, by the rarity of its words. */
const leastSaid = 0.3
const leaning = /^(one|ones|same|themselves|itself|thing|bit|sorry|meant|mean)$/

/**
 * "And first timers in the justice system?" after a measure, "and the one about parents having a say?" after an action: the
 * last question, asked of the row of the same priority, or else of the same plan, that the message describes. It must describe
 * nearly all of it; "the transition one" among the actions of one priority takes fewer words (`siblingNamed`).
 */
export const sameOfAnotherRow: Recogniser = (reading, context): Candidate[] => {
  const last = context.memory.query
  const others = reading.plans.filter(({ planId }) => planId !== reading.loaded.plan.id)
  const named = reading.refs.length + reading.people.length + reading.ranges.length + others.length
  if (last === null || named > 0 || reading.tokens.length > longestFollowUp) return []
  const row = rowOf(last, reading, context)
  // "The hub and spoke one, who does that?" asks something of its own.
  const asksItself = reading.tokens.some(
    ({ text }, i) =>
      /^(who|whos|whose|when|where|which|what|how|why)$/.test(text) &&
      reading.tokens[i + 1]?.text !== 'about',
  )
  if (row === null || asksItself || !goingOn.test(reading.said)) return []
  const claimed = union(
    aspectWords(reading, 'text', 'same', 'first'),
    thingWords(reading, 'action', 'priority', 'figure'),
    wordsLike(reading, leaning),
  )
  const units = topicUnits(reading, claimed)
  // "And when is the bullying one due?" asks something new of it.
  const asking = [...reading.aspects].some(
    ([aspect, words]) => !told.has(aspect) && units.some((unit) => unit.tokens.every((i) => words.has(i))),
  )
  const worth = units.reduce((sum, unit) => sum + context.subjects.weightOf(unit), 0)
  if (asking || worth < leastSaid) return []
  const find = (within: readonly string[]) => {
    const hits = context.subjects
      .find(units, { kinds: [row.kind], planId: reading.loaded.plan.id, within })
      .filter(({ record }) => !row.keys.includes(record.key))
    const [best, next] = hits
    return best && best.coverage >= leastExplained && best.score - (next?.score ?? 0) >= ahead ? best : null
  }
  const hit = (row.within.length > 0 ? find(row.within) : null) ?? find([])
  if (hit === null) return []
  return [
    {
      query: row.of(hit.record.key),
      fit: 0.95,
      claims: union(claimed, hit.used),
      about: [hit.record.key],
      rule: 'substitution',
    },
  ]
}

/** Aspects whose words may describe a row as well as ask for something of it. */
const told: ReadonlySet<string> = new Set(['text', 'same', 'first', 'holds', 'groups', 'parts', 'difference'])

/** The sort of row that the last question was asked of, and the same question of another. */
function rowOf(
  last: Query,
  { loaded }: Reading,
  { catalogue }: Context,
): { kind: RecordKind; keys: string[]; within: string[]; of: (key: string) => Query } | null {
  const priorityOf = (keys: readonly string[]) => [
    ...new Set(keys.flatMap((key) => catalogue.byKey.get(key)?.priorityKey ?? [])),
  ]
  if (last.kind === 'action')
    return last.actions.length !== 1 || last.aspects.length === 0
      ? null
      : {
          kind: 'action',
          keys: last.actions,
          within: last.actions.flatMap((key) => loaded.actions.get(key)?.priorityKey ?? []),
          of: (key) => ({ ...last, actions: [key], stopped: null }),
        }
  if (last.kind === 'indicator')
    return {
      kind: 'indicator',
      keys: last.indicators,
      within: priorityOf(last.indicators),
      of: (key) => ({ ...last, indicators: [key] }),
    }
  const ofPriorities =
    last.kind === 'indicators' ||
    last.kind === 'priority-lead' ||
    last.kind === 'links' ||
    last.kind === 'aims'
  if (!ofPriorities || last.priorities.length !== 1) return null
  return {
    kind: 'priority',
    keys: last.priorities,
    within: [],
    of: (key) => ({ ...last, priorities: [key] }),
  }
}
