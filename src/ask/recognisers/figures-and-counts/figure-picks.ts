import type { PlacedMeasurement } from '../../../plan/library.ts'
import { nameSaid } from '../../asked-for/figure-named.ts'
import { constraintsOf, meets, type Constraint } from '../../asked-for/constraints.ts'
import {
  agrees,
  asksByHowMuch,
  asksForChange,
  asksForMoney,
  isChange,
  isChangeAsked,
  onlyMeasuring,
  quantityOf,
} from '../../asked-for/quantity.ts'
import { asks, aspectWords, topicUnits, union, type Context } from '../../recogniser.ts'
import type { Unit } from '../../words/lexicon.ts'
import { countsGroup, groupCounted } from './group-counted.ts'
import type { Reading } from '../../reading.ts'
import type { Hit } from '../../subjects/subjects.ts'

/** Figures that a question may mean, and the constraints of the question that they do not meet. */
export type Pick = {
  keys: string[]
  /** The share of the subject words that the figure explains. */
  topic: number
  focus: number
  rank: number
  met: number
  claims: Set<number>
  unmet: string[]
  /** The question says the whole name of the figure. */
  named: boolean
}

/** Below this, what was found is not what was asked. */
const leastCoverage = 0.4
/** How much a change is the change of the very thing that was asked about. */
const mostCoverage = 0.75
const counterWeight = 0.05
const sameFigure = 0.05
const mostPicks = 4

/** The figures meant, best first, each with its fellows that differ only in cohort, place or period that nobody asked to narrow. */
export function picks(
  reading: Reading,
  hits: readonly Hit[],
  context: Context,
  claimed: ReadonlySet<number>,
  how: { asked: boolean; going: boolean; near: readonly Unit[] },
): Pick[] {
  const constraints = constraintsOf(reading)
  const single = picksUnder(constraints, reading, hits, context, claimed, how)
  const joint = together(constraints, reading, hits, context, claimed, how)
  const taken = new Set(joint.flatMap(({ keys }) => keys))
  return [...joint, ...single.filter(({ keys }) => !keys.every((key) => taken.has(key)))]
}

/** "Reception or Year 6", "in Watford and in Stevenage": the figure of each of the groups or places named, as one pick. */
function together(
  constraints: readonly Constraint[],
  ...[reading, hits, context, claimed, how]: Parameters<typeof picks>
): Pick[] {
  return (['cohort', 'place'] as const).flatMap((kind) => {
    const several = constraints.filter((constraint) => constraint.kind === kind)
    if (several.length < 2) return []
    const rest = constraints.filter((constraint) => constraint.kind !== kind)
    const each = several.map((one) =>
      picksUnder([one, ...rest], reading, hits, context, claimed, how).find(
        ({ unmet }) => unmet.length === 0,
      ),
    )
    const found = each.filter((pick) => pick !== undefined)
    const first = found[0]
    if (!first || found.length < several.length) return []
    return [
      {
        ...first,
        keys: [...new Set(found.flatMap(({ keys }) => keys.slice(0, 2)))],
        topic: Math.min(...found.map(({ topic }) => topic)),
        rank: first.rank + 0.35 * (several.length - 1),
        met: several.length + rest.length,
        claims: union(...found.map(({ claims }) => claims)),
        unmet: [],
      },
    ]
  })
}

function picksUnder(
  narrowing: readonly Constraint[],
  ...[reading, hits, context, claimed, { asked, going, near }]: Parameters<typeof picks>
): Pick[] {
  const counted = asked && !going ? groupCounted(reading, context, claimed) : null
  const constraints = narrowing.filter((constraint) => constraint.tokens[0] !== counted?.tokens[0])
  const everything = constraintsOf(reading).filter(({ tokens }) => tokens[0] !== counted?.tokens[0])
  const constrained = new Set(everything.flatMap((constraint) => constraint.tokens))
  const units = topicUnits(reading, union(claimed, constrained))
  if (units.length === 0 || asksForMoney(reading)) return []
  // "And how many the year before?" names no subject: the years in it are no early years.
  const earlier = aspectWords(reading, 'earlier')
  if (units.every(({ tokens }) => tokens.every((i) => earlier.has(i)))) return []
  const counters = new Set(reading.numbers.map(({ token }) => token))
  const quantity = quantityOf(reading, constrained, context)
  const vague = units.every((unit) => context.subjects.weightOf(unit) <= 0.15)
  if (asked && counted === null && quantity.kind === null && vague && constraints.length === 0) return []
  if (quantity.kind === 'number' && onlyMeasuring(units, context)) return []
  const levelAsked = asked && quantity.kind !== null && !asksForChange(reading, context)
  const byHowMuch = asksByHowMuch(reading)
  const scored = hits
    .flatMap((hit) => {
      const figure = reading.loaded.measurements.get(hit.record.key)
      if (!figure || !agrees(figure, quantity, context)) return []
      if (counted !== null && !countsGroup(figure, counted, context)) return []
      if (levelAsked && isChange(figure, context)) return []
      // "By how many did it fall?" is not answered by how many there are.
      const compared = asks(reading, 'compare') && figure.comparators.length > 0
      if (byHowMuch && !compared && !isChangeAsked(figure, reading, context)) return []
      const met = constraints.filter((constraint) => meets(figure, constraint, reading, context.lexicon))
      if (going && !sameSubject(figure, reading, context)) return []
      const topic = topicCoverage(hit, units, context, counters)
      return [
        {
          hit,
          figure,
          met,
          topic,
          rank:
            topic +
            0.35 * met.length +
            0.3 * hit.score +
            0.2 * hit.title +
            (nameSaid(figure, reading.tokens).length > 0 ? 0.1 : 0),
        },
      ]
    })
    .filter(({ topic }) => topic >= (byHowMuch ? mostCoverage : leastCoverage))
    .sort((a, b) => b.rank - a.rank)
  const nearness = (key: string) => shareOfAll(near, key, context)
  const found: Pick[] = []
  const taken = new Set<string>()
  for (const best of scored) {
    if (found.length >= mostPicks) break
    if (taken.has(best.hit.record.key)) continue
    const fellows = scored.filter(
      ({ hit, figure, met, topic, rank }) =>
        !taken.has(hit.record.key) &&
        (hit === best.hit ||
          (((figure.name === best.figure.name && figure.quote === best.figure.quote) ||
            (Math.abs(best.rank - rank) < sameFigure &&
              hit.title >= best.hit.title - 0.15 &&
              nearness(hit.record.key) >= nearness(best.hit.record.key) - 0.15)) &&
            met.length === best.met.length &&
            topic >= best.topic - sameFigure)),
    )
    fellows.forEach(({ hit }) => taken.add(hit.record.key))
    found.push({
      keys: fellows.slice(0, 4).map(({ hit }) => hit.record.key),
      topic: best.topic,
      focus: best.hit.focus,
      rank: best.rank,
      met: best.met.length,
      claims: constrained,
      unmet: constraints.filter((constraint) => !best.met.includes(constraint)).map(({ said }) => said),
      named: nameSaid(best.figure, reading.tokens).length > 0,
    })
  }
  return found
}

/** The share of what the conversation is about that a figure says itself. */
function shareOfAll(near: readonly Unit[], key: string, { subjects }: Context): number {
  const worth = near.reduce((sum, unit) => sum + subjects.weightOf(unit), 0)
  return worth === 0
    ? 0
    : near.reduce((sum, unit) => sum + subjects.ownShareOf(key, unit) * subjects.weightOf(unit), 0) / worth
}

/** Whether a figure stands in the priority or section of the figure that the conversation is about, or shares a topic with it. */
function sameSubject(figure: PlacedMeasurement, reading: Reading, context: Context): boolean {
  const before = context.memory.figures.flatMap((key) => reading.loaded.measurements.get(key) ?? [])
  return before.some(
    (other) =>
      (other.priorityKey === null
        ? other.source.section === figure.source.section
        : other.priorityKey === figure.priorityKey) || other.topics.some((t) => figure.topics.includes(t)),
  )
}

function topicCoverage(
  hit: Hit,
  units: readonly Unit[],
  context: Context,
  counters: ReadonlySet<number>,
): number {
  // "The two figures": a number that only counts says nothing of the subject.
  const weightOf = (unit: Unit) =>
    unit.tokens.every((i) => counters.has(i)) ? counterWeight : context.subjects.weightOf(unit)
  const worth = units.reduce((sum, unit) => sum + weightOf(unit), 0)
  return worth === 0
    ? 0
    : units.reduce((sum, unit) => sum + context.subjects.shareOf(hit.record.key, unit) * weightOf(unit), 0) /
        worth
}
