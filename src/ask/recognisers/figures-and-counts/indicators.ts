import {
  asks,
  aspectWords,
  findTopic,
  hasWord,
  namesNothing,
  refersBack,
  speaksOf,
  thingWords,
  tied,
  union,
  type Candidate,
  type Context,
  type Recogniser,
  wordsLike,
} from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { indicatorInPlace } from './indicator-in-place.ts'
import { targetsOf } from '../../asked-for/targets.ts'
import { tokenise } from '../../words/words.ts'

/** "What are the measures for priority 1?", "how will we know if priority 5 has worked?" */
export const indicatorsOf: Recogniser = (reading, context): Candidate[] => {
  if (!asksHowMeasured(reading) || indicatorInPlace(reading, context).length > 0) return []
  const claimed = union(
    aspectWords(reading, 'indicators', 'list', 'count', 'monitoring'),
    thingWords(reading, 'priority', 'figure', 'plan'),
    reading.numbers.map(({ token }) => token),
    wordsLike(
      reading,
      /^(things|data|everything|figures|performance|success|progress|improved|improving|better)$/,
    ),
  )
  const several = new Set(reading.plans.map(({ planId }) => planId)).size > 1
  const every =
    (hasWord(reading, /^(many|number)$/) || (several && hasWord(reading, /^(more|most|fewer|fewest)$/))) &&
    namesNothing(reading, context, claimed)
  if (every && reading.loaded.priorities.size === 0) return []
  if (every && context.memory.priorities.length === 0)
    return [
      {
        query: { kind: 'indicators', priorities: [...reading.loaded.priorities.keys()], as: 'count' },
        fit: 0.95,
        claims: claimed,
        about: [],
        rule: 'indicators of the plan',
      },
    ]
  return targetsOf(reading, context, claimed, 'priority')
    .filter(
      (target) => target.kind === 'priority' && !(target.by === 'conversation' && ofAction(reading, context)),
    )
    .filter(({ by, keys }) => by !== 'meaning' || (hasAsMany(reading, keys) && !asksWhetherMeasured(reading)))
    .map((target) => ({
      query: {
        kind: 'indicators',
        priorities: target.keys,
        as:
          asks(reading, 'count') && hasWord(reading, /^(many|number|count)$/) && !countsOthers(reading)
            ? 'count'
            : 'list',
      },
      fit:
        target.fit *
        (target.by === 'number' ? 0.97 : 0.94) *
        (noTarget(reading) ? 0.5 : 1) *
        (countsOthers(reading) ? 0.5 : 1),
      claims: countsOthers(reading)
        ? new Set([...union(claimed, target.claims)].filter((i) => !aspectWords(reading, 'count').has(i)))
        : union(claimed, target.claims),
      about: countsOthers(reading) ? [] : target.keys.flatMap((key) => [key, ...indicatorKeys(context, key)]),
      rule: `indicators by ${target.by}`,
      traits: {
        ...target.traits,
        wantsSeveral: wantsSeveral(reading),
        ...(countsOthers(reading) ? { holds: -1 } : {}),
      },
    }))
}

/** "Which two measures show …?": a priority that has five of them is not the one that was found in these words. */
function hasAsMany(reading: Reading, keys: readonly string[]): boolean {
  const measures = aspectWords(reading, 'indicators')
  const counted = reading.numbers.filter(({ token }) => measures.has(token + 1) || measures.has(token + 2))
  const there = keys.reduce(
    (sum, key) => sum + (reading.loaded.priorities.get(key)?.indicators.length ?? 0),
    0,
  )
  return counted.every(({ value }) => value === there)
}

/** "Is NEET measured in both plans?" asks for the one measure, and not for all that stand with it. */
function asksWhetherMeasured({ said }: Reading): boolean {
  return /^((and|so|but) )?(is|are|was|were|do|does|did) (?!there\b).*\b(measures?|measured|tracks?|tracked|counts?|counted|monitors?|monitored)\b/.test(
    said,
  )
}

/** "What will show progress on that?" after an action asks how the action is monitored. */
function ofAction(reading: Reading, { memory }: Context): boolean {
  return memory.query?.kind === 'action' && refersBack(reading) && !speaksOf(reading, 'priority')
}

/** "How many groups is it broken down into?", "which conditions count as …?": something other than the measures is wanted. */
function countsOthers(reading: Reading): boolean {
  const measures = aspectWords(reading, 'indicators')
  const at = reading.tokens.findIndex(
    ({ text }, i) =>
      text === 'many' && reading.tokens[i - 1]?.text === 'how' && i + 1 < reading.tokens.length,
  )
  const noun = reading.tokens.slice(at + 1, at + 5)
  const other =
    at >= 0 && !noun.some(({ text, index }) => measures.has(index) || /^(things|targets|ways)$/.test(text))
  const as = reading.tokens.some(
    ({ text }, i) =>
      /^(count|counts|counted)$/.test(text) &&
      reading.tokens[i + 1]?.text === 'as' &&
      reading.tokens[i + 2]?.stem !== 'success',
  )
  return other || as
}

/** A target is a figure, too, and a plan without actions prints none beside its measures. */
function noTarget(reading: Reading): boolean {
  const target = hasWord(reading, /^targets?$/) && hasWord(reading, /^(what|figure|set|sets|number|how)$/)
  return target && reading.loaded.actions.size === 0 && reading.loaded.priorities.size > 0
}

/** "The green measure for that row": the priority that the conversation is about. */
function pointedAt(reading: Reading, { memory }: Context): string[] {
  const text = reading.said
  return /\b(that|this|the same) (priority|row|one)\b/.test(text) ? memory.priorities : []
}

/** A plan without actions monitors by its indicators alone: "how is it monitored?" asks for them. */
function asksHowMeasured(reading: Reading): boolean {
  return asks(reading, 'indicators') || (asks(reading, 'monitoring') && reading.loaded.actions.size === 0)
}

/** "What figures will show …?", "which things are tracked …?": all that stand together are wanted, not one. */
function wantsSeveral(reading: Reading): number {
  return hasWord(reading, /^(figures|measures|indicators|things|data|everything|metrics|all|kpis)$/) ? 1 : 0
}

function indicatorKeys(context: Parameters<Recogniser>[1], priorityKey: string): string[] {
  return [...context.catalogue.indicators]
    .filter(([, { priority }]) => priority.key === priorityKey)
    .map(([key]) => key)
}

/** "The measures for the poverty priority" are all of that priority's; "which priority measures …?" wants one. */
function asksForAll(reading: Reading): boolean {
  return (
    asks(reading, 'indicators') &&
    speaksOf(reading, 'priority') &&
    !/\b(which|what) (priority|one)\b/.test(reading.said)
  )
}

/** "NI 58", "national indicator 59": the indicators that bear the very code, and no others. */
export const indicatorByCode: Recogniser = (reading, context): Candidate[] => {
  const at = reading.tokens.findIndex(
    ({ text }, i) =>
      (text === 'ni' || (/^indicators?$/.test(text) && reading.tokens[i - 1]?.text === 'national')) &&
      /^\d+$/.test(reading.tokens[i + 1]?.text ?? ''),
  )
  const code = reading.tokens[at + 1]?.text
  if (at < 0 || code === undefined) return []
  const printed = new RegExp(`\\bNI ?${code}\\b`, 'i')
  const found = [...context.catalogue.indicators].filter(
    ([, { indicator, priority }]) =>
      priority.planId === reading.loaded.plan.id &&
      printed.test(`${indicator.text} ${indicator.remark ?? ''}`),
  )
  if (found.length === 0) return []
  const keys = found.map(([key]) => key)
  return [
    {
      query: { kind: 'indicator', indicators: keys.slice(0, 3), figure: false },
      fit: 0.985,
      claims: union(
        [at - 1, at, at + 1].filter((i) => i >= 0),
        aspectWords(reading, 'indicators', 'monitoring', 'list', 'stopped', 'definition', 'text'),
        thingWords(reading, 'priority', 'figure'),
        reading.refs.flatMap((ref) => ref.tokens),
      ),
      about: keys,
      rule: 'indicator by code',
    },
  ]
}

/** "Which priority records that percentage?": what a priority does with something that it measures. */
const recording = /^(records?|recorded|recording|counts?|counted|counting|tracks?|logs?|logged|captures?)$/

/** "Which priority tracks how children get to school?", "which national indicator is used for re-offending?" */
export const indicatorAbout: Recogniser = (reading, context): Candidate[] => {
  const national = hasWord(reading, /^(ni|national)$/) && hasWord(reading, /^(indicators?|ni)$/)
  const recorded = speaksOf(reading, 'priority') && hasWord(reading, recording)
  const asked =
    asksHowMeasured(reading) ||
    national ||
    recorded ||
    (asks(reading, 'monitoring') && speaksOf(reading, 'priority'))
  const within = reading.refs.filter((ref) => ref.kind === 'priority').flatMap((ref) => ref.keys)
  const pointed = asked && within.length === 0 ? pointedAt(reading, context) : []
  if (reading.refs.some((ref) => ref.kind === 'action') || (within.length > 0 && asked)) return []
  const wantsFigure =
    (!asked && hasWord(reading, /^(many|much|percent|percentage|proportion|rate|number|share|figure)$/)) ||
    noTarget(reading)
  const claimed = union(
    aspectWords(
      reading,
      'indicators',
      'monitoring',
      'list',
      ...(within.length > 0 ? (['count'] as const) : []),
      ...(recorded ? (['figure'] as const) : []),
    ),
    thingWords(reading, 'priority', 'figure'),
    recorded ? reading.tokens.filter(({ text }) => recording.test(text)).map(({ index }) => index) : [],
    reading.refs.flatMap((ref) => ref.tokens),
  )
  const here = findTopic(reading, context, claimed, ['indicator']).filter(
    ({ record }) =>
      (within.length === 0 || within.includes(record.priorityKey ?? '')) &&
      (pointed.length === 0 || pointed.includes(record.priorityKey ?? '')),
  )
  const best = here[0]
  if (!best) return []
  const same = tied(here, 0.03)
  const groups = [
    same,
    ...here
      .filter((hit) => !same.includes(hit))
      .slice(0, 3)
      .map((hit) => [hit]),
  ]
  return groups.map((hits, rank): Candidate => {
    const first = hits[0] ?? best
    return {
      query: {
        kind: 'indicator',
        indicators: hits.slice(0, 3).map((hit) => hit.record.key),
        figure: wantsFigure,
      },
      fit: (asked ? 0.95 : 0.8) * Math.min(1, 0.4 + 0.6 * first.coverage) * (asksForAll(reading) ? 0.8 : 1),
      claims: union(claimed, labelWords(reading, first.record.priorityKey)),
      about: hits.map((hit) => hit.record.key),
      rule: 'indicator by meaning',
      traits: {
        rank: rank / 4,
        behind: best.score - first.score,
        ahead: rank > 0 ? 0 : best.score - (groups[1]?.[0]?.score ?? 0),
        focus: first.focus,
        asked: asked ? 1 : 0,
        wantsSeveral: wantsSeveral(reading),
        within: pointed.length > 0 ? 1 : 0,
        several: hits.length - 1,
      },
    }
  })
}

/** "Under which Bee?", "which corporate priority?": an indicator is told with the labels of its priority. */
function labelWords(reading: Reading, priorityKey: string | null): number[] {
  const priority = priorityKey === null ? undefined : reading.loaded.priorities.get(priorityKey)
  const sorts = new Set((priority?.tags ?? []).flatMap(({ of }) => tokenise(of).map(({ stem }) => stem)))
  return reading.tokens.filter(({ stem }) => sorts.has(stem)).map(({ index }) => index)
}
