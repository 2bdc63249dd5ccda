import { constraintsOf, meets } from '../constraints.ts'
import type { PlacedMeasurement } from '../../plan/library.ts'
import type { Unit } from '../lexicon.ts'
import { agrees, asksForChange, asksForMoney, isChange, onlyMeasuring, quantityOf } from '../quantity.ts'
import {
  asks,
  aspectWords,
  findTopic,
  hasWord,
  refersBack,
  thingWords,
  topicUnits,
  union,
  type Candidate,
  type Context,
  type Recogniser,
} from '../recogniser.ts'
import type { Reading } from '../reading.ts'
import type { Hit } from '../subjects.ts'
import { tokenise } from '../words.ts'

/** Below this, what was found is not what was asked. */
const leastCoverage = 0.55
const sameFigure = 0.05

/** Figures of the narrative: "what's the NEET rate?", "how many schools have a travel plan?" */
export const figures: Recogniser = (reading, context): Candidate[] => {
  if (reading.refs.length > 0 || reading.people.length > 0) return []
  const who =
    hasWord(reading, /^(who|whose|whom)$/) && !hasWord(reading, /^(many|much|percent|percentage|proportion)$/)
  const asked =
    !who &&
    (asks(reading, 'figure', 'count', 'compare', 'earlier') ||
      (reading.ranges.length > 0 &&
        hasWord(reading, /^(expected|projected|forecast|predicted|estimated)$/)) ||
      hasWord(reading, /^(many|much|percent|often|fast|old|big|long)$/))
  const claimed = union(aspectWords(reading, 'compare'), figureWords(reading))
  const going =
    context.memory.query?.kind === 'figures' && /^(and|what about|how about)\b/i.test(reading.text.trim())
  const near = refersBack(reading) || going ? nearUnits(context) : []
  const hits = asked
    ? context.subjects.find(topicUnits(reading, claimed), {
        kinds: ['figure'],
        planId: reading.loaded.plan.id,
        near,
      })
    : findTopic(reading, context, claimed, ['figure'], near)
  const found = pick(reading, hits, context, claimed, { asked, going })
  if (found === null) return []
  const { keys, coverage, focus, claims, unmet } = found
  const constraints = constraintsOf(reading)
  const heavy =
    topicUnits(reading, claimed).filter(
      (unit) =>
        context.subjects.weightOf(unit) > 0.25 && context.subjects.shareOf(keys[0] ?? '', unit) >= 0.5,
    ).length +
    constraints.length -
    unmet.length
  const comparing =
    asks(reading, 'compare') &&
    (hasWord(
      reading,
      /^(region|regional|england|national|nationally|average|country|than|with|to|vs|versus|against)$/,
    ) ||
      reading.places.length > 0)
  return [
    {
      query: { kind: 'figures', figures: keys, unmet, focus: comparing ? 'compare' : 'value' },
      fit:
        (asked ? 0.97 : (unmet.length > 0 ? 0.6 : 0.8) + 0.13 * focus) *
        (unmet.length > 0 ? 0.9 : 1) *
        (asksForItems(reading, keys[0] ?? '', context) ? 0.6 : 1) *
        (!asked && hasWord(reading, /^(which|who|where|why|whose|anything|how)$/) ? 0.82 : 1) *
        Math.min(1, 0.35 + 0.65 * coverage) *
        aboutIt(
          near.length > 0 || (constraints.length > 0 && unmet.length === 0) ? Math.max(focus, 0.5) : focus,
          heavy,
        ),
      claims: union(
        claimed,
        claims,
        aimWords(reading, keys),
        aspectWords(reading, asked ? 'figure' : 'compare', 'compare', 'earlier'),
      ),
      about: keys,
      rule: 'figures by meaning',
    },
  ]
}

/** "The aim", "the target": explained by a figure whose own sentence says what is aimed at. */
function aimWords(reading: Reading, keys: readonly string[]): number[] {
  const aimed = reading.loaded.measurements.some(
    (figure) => keys.includes(figure.key) && /\b(aim|target|expect|goal|will|ensure)/i.test(figure.quote),
  )
  const words = reading.tokens.filter((token) =>
    /^(aim|aims|aimed|aiming|target|goal|goals)$/.test(token.text),
  )
  return aimed ? words.map((token) => token.index) : []
}

/** "What are the four strands?" wants the strands, not how many there are. */
function asksForItems(reading: Reading, key: string, context: Context): boolean {
  const figure = reading.loaded.measurements.find((item) => item.key === key)
  const counted = figure !== undefined && !/^per|place|^years$|^months$/.test(figure.unit)
  return (
    counted &&
    quantityOf(reading, new Set(), context).kind === null &&
    /\b(what are|which|name|list)\b/.test(reading.tokens.map((token) => token.text).join(' '))
  )
}

/** One rare word in common is not enough: then the question must say most of what the figure is called. */
function aboutIt(focus: number, heavy: number): number {
  if (focus >= 0.5) return 1
  return heavy <= 1 ? 0.55 : focus < 0.3 ? 0.85 : 0.95
}

/** The words that only say that a figure is wanted. */
export function figureWords(reading: Reading): Set<number> {
  const words =
    /^(percent|percentage|percentages|proportion|rate|rates|figure|figures|statistic|statistics|stat|stats|prevalence|share|fraction|many|much|number|level|levels)$/
  return new Set(
    reading.tokens
      .filter((token) => words.test(token.text))
      .map((token) => token.index)
      .concat([...thingWords(reading, 'figure')]),
  )
}

function nearUnits(context: Context): Unit[] {
  const text = context.memory.figures.map((key) => context.catalogue.byKey.get(key)?.names[0] ?? '').join(' ')
  return text === '' ? [] : context.lexicon.unitsOf(tokenise(text), new Set())
}

type Found = { keys: string[]; coverage: number; focus: number; claims: Set<number>; unmet: string[] }

/** The figures meant: the best one and its fellows that differ only in cohort, place or period that nobody asked to narrow. */
function pick(
  reading: Reading,
  hits: readonly Hit[],
  context: Context,
  claimed: ReadonlySet<number>,
  { asked, going }: { asked: boolean; going: boolean },
): Found | null {
  const constraints = constraintsOf(reading)
  const constrained = new Set(constraints.flatMap((constraint) => constraint.tokens))
  const units = topicUnits(reading, union(claimed, constrained))
  if (units.length === 0 || asksForMoney(reading)) return null
  const quantity = quantityOf(reading, constrained, context)
  const vague = units.every((unit) => context.subjects.weightOf(unit) <= 0.15)
  if (asked && quantity.kind === null && vague && constraints.length === 0) return null
  if (quantity.kind === 'number' && onlyMeasuring(units, context)) return null
  const levelAsked = asked && quantity.kind !== null && !asksForChange(reading, context)
  const scored = hits
    .flatMap((hit) => {
      const figure = reading.loaded.measurements.find(({ key }) => key === hit.record.key)
      if (!figure || !agrees(figure, quantity, context)) return []
      if (levelAsked && isChange(figure, context)) return []
      const met = constraints.filter((constraint) => meets(figure, constraint, reading, context.lexicon))
      if (going && !sameSubject(figure, reading, context)) return []
      const topic = topicCoverage(hit, units, context)
      return [
        { hit, figure, met, topic, rank: topic + 0.35 * met.length + 0.3 * hit.score + 0.2 * hit.title },
      ]
    })
    .sort((a, b) => b.rank - a.rank)
  const best = scored[0]
  if (!best || best.topic < leastCoverage) return null
  const unmet = constraints.filter((constraint) => !best.met.includes(constraint))
  const fellows = scored.filter(
    ({ hit, figure, met, topic, rank }) =>
      hit === best.hit ||
      (((figure.name === best.figure.name && figure.quote === best.figure.quote) ||
        (best.rank - rank < sameFigure && hit.title >= best.hit.title - 0.15)) &&
        met.length === best.met.length &&
        topic >= best.topic - sameFigure),
  )
  return {
    keys: fellows.slice(0, 4).map(({ hit }) => hit.record.key),
    coverage: best.topic,
    focus: best.hit.focus,
    claims: constrained,
    unmet: unmet.map((constraint) => constraint.said),
  }
}

/** Whether a figure stands in the priority of the figure that the conversation is about, or shares a topic with it. */
function sameSubject(figure: PlacedMeasurement, reading: Reading, context: Context): boolean {
  const before = reading.loaded.measurements.filter(({ key }) => context.memory.figures.includes(key))
  return before.some(
    (other) =>
      other.priorityKey === figure.priorityKey || other.topics.some((t) => figure.topics.includes(t)),
  )
}

function topicCoverage(hit: Hit, units: readonly Unit[], context: Context): number {
  const worth = units.reduce((sum, unit) => sum + context.subjects.weightOf(unit), 0)
  return worth === 0
    ? 0
    : units.reduce(
        (sum, unit) => sum + context.subjects.shareOf(hit.record.key, unit) * context.subjects.weightOf(unit),
        0,
      ) / worth
}
