import type { Unit } from '../lexicon.ts'
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
      hasWord(reading, /^(many|much|percent|often|fast|old|big|long)$/))
  const claimed = union(aspectWords(reading, 'compare'), figureWords(reading))
  const near = refersBack(reading) ? nearUnits(context) : []
  const periodOnly = reading.ranges.length > 0 && asked
  const hits = periodOnly
    ? context.subjects.find(topicUnits(reading, claimed), {
        kinds: ['figure'],
        planId: reading.loaded.plan.id,
        near,
      })
    : findTopic(reading, context, claimed, ['figure'], near)
  const found = pick(reading, hits, context, claimed)
  if (found === null) return []
  const { keys, coverage, focus, claims, unmet } = found
  const heavy =
    topicUnits(reading, claimed).filter(
      (unit) =>
        context.subjects.weightOf(unit) > 0.25 && context.subjects.shareOf(keys[0] ?? '', unit) >= 0.5,
    ).length +
    constraintsOf(reading).length -
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
        (!asked && hasWord(reading, /^(which|who|where|why|whose|anything|how)$/) ? 0.82 : 1) *
        Math.min(1, 0.35 + 0.65 * coverage) *
        aboutIt(
          near.length > 0 || (constraintsOf(reading).length > 0 && unmet.length === 0)
            ? Math.max(focus, 0.5)
            : focus,
          heavy,
        ),
      claims: union(claimed, claims, aspectWords(reading, asked ? 'figure' : 'compare', 'compare')),
      about: keys,
      rule: 'figures by meaning',
    },
  ]
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

/** The figures meant: the best one and its fellows that differ only in cohort, place or period that nobody asked to narrow. */
function pick(
  reading: Reading,
  hits: readonly Hit[],
  context: Context,
  claimed: ReadonlySet<number>,
): { keys: string[]; coverage: number; focus: number; claims: Set<number>; unmet: string[] } | null {
  const constraints = constraintsOf(reading)
  const constrained = new Set(constraints.flatMap((constraint) => constraint.tokens))
  const units = topicUnits(reading, union(claimed, constrained))
  const scored = hits
    .map((hit) => ({
      hit,
      met: constraints.filter((constraint) => meets(hit, constraint, context, reading)),
      topic: topicCoverage(hit, units, context),
    }))
    .sort(
      (a, b) =>
        b.topic +
        0.35 * b.met.length +
        0.3 * b.hit.score -
        (a.topic + 0.35 * a.met.length + 0.3 * a.hit.score),
    )
  const best = scored[0]
  if (!best || best.topic < leastCoverage || units.length === 0) return null
  const sameName = (hit: Hit) =>
    hit.record.names[0] === best.hit.record.names[0] &&
    hit.record.body.slice(-40) === best.hit.record.body.slice(-40)
  const fellows = scored.filter(
    ({ hit, met, topic }) =>
      hit === best.hit ||
      ((sameName(hit) || best.hit.score - hit.score < sameFigure / 2) &&
        met.length === best.met.length &&
        topic >= best.topic - sameFigure),
  )
  return {
    keys: fellows.slice(0, 4).map(({ hit }) => hit.record.key),
    coverage: best.topic,
    focus: best.hit.focus,
    claims: constrained,
    unmet: constraints
      .filter((constraint) => !best.met.includes(constraint))
      .map((constraint) => constraint.said),
  }
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

type Constraint = {
  kind: 'place' | 'cohort' | 'period'
  value: string
  said: string
  tokens: number[]
  unit: Unit[]
}

/** The places, groups and times that a question narrows its figure to. */
export function constraintsOf(reading: Reading): Constraint[] {
  const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
  const said = (tokens: readonly number[]) => tokens.map((i) => reading.tokens[i]?.text ?? '').join(' ')
  const area = reading.loaded.plan.area
  const places = reading.places
    .filter(({ meaning }) => meaning !== area)
    .map(({ meaning, from, to }): Constraint => ({
      kind: 'place',
      value: meaning,
      said: meaning,
      tokens: span(from, to),
      unit: [],
    }))
  const cohorts = reading.cohorts.map(({ meaning, from, to }): Constraint => ({
    kind: 'cohort',
    value: meaning,
    said: said(span(from, to)),
    tokens: span(from, to),
    unit: [],
  }))
  const periods = reading.ranges.map(({ range, tokens }): Constraint => ({
    kind: 'period',
    value: range.words,
    said: said(
      tokens.filter(
        (i) =>
          /\d|[a-z]{3}/.test(reading.tokens[i]?.text ?? '') &&
          !/^(the|in|by|of|during|since|from|before|after)$/.test(reading.tokens[i]?.text ?? ''),
      ),
    ),
    tokens,
    unit: [],
  }))
  return [...places, ...cohorts, ...periods]
}

function meets(hit: Hit, constraint: Constraint, context: Context, reading: Reading): boolean {
  const figure = reading.loaded.measurements.find(({ key }) => key === hit.record.key)
  if (!figure) return false
  const around = `${figure.name} ${figure.cohort ?? ''} ${figure.place ?? ''} ${figure.period ?? ''} ${figure.comparators.map((other) => `${other.label} ${other.printed}`).join(' ')}`
  if (constraint.kind === 'period') {
    const years = constraint.said.match(/\b(19|20)\d{2}\b/g)
    return (
      years?.every(
        (year) =>
          `${around} ${figure.quote}`.includes(year) ||
          `${around} ${figure.quote}`.includes(`${year.slice(2)}/`) ||
          `${around} ${figure.quote}`.includes(`/${year.slice(2)}`),
      ) ?? false
    )
  }
  const terms = context.lexicon.termsOf(constraint.kind === 'place' ? `${around} ${figure.quote}` : around)
  const wanted = [...context.lexicon.termsOf(constraint.value)].filter(
    (term) => !/^~(child|pupil|young-person|district)$/.test(term) && !/^(child|pupil|year|old)$/.test(term),
  )
  const plain = wanted.filter((term) => !term.startsWith('~'))
  const concept = wanted.some((term) => term.startsWith('~') && terms.has(term))
  return concept || (plain.length > 0 && plain.every((term) => terms.has(term)))
}
