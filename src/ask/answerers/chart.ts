import type { LoadedPlan, PlacedMeasurement } from '../../plan/library.ts'
import type { Chart } from '../answer.ts'
import type { Query } from '../query.ts'

type Charted = { figure: PlacedMeasurement; plan: LoadedPlan['plan'] }
type Bar = Chart['bars'][number] & { beside: string | null }

/** More bars than this are quicker read as words. */
const mostBars = 8

/**
 * Figures side by side, from one plan or several, as charts. Two figures share a chart when they have one unit and
 * measure the same thing, or when the plan sets them side by side; a rate per 1,000 never stands beside a
 * percentage. There is no chart of one bar, of more than eight, or of a fall below zero.
 */
export function chartsAcross(parts: readonly { query: Query; loaded: LoadedPlan }[]): Chart[] {
  const charted = parts.flatMap(({ query, loaded }) =>
    query.kind === 'figures' && query.unmet.length === 0
      ? query.figures.flatMap((key) => {
          const figure = loaded.measurements.get(key)
          return figure ? [{ figure, plan: loaded.plan }] : []
        })
      : [],
  )
  return comparable(charted).flatMap((group) => {
    const bars = distinct(
      group.flatMap((each) => barsOf(each, group)),
      sameName(group),
    )
    const drawable = bars.every(({ value }) => value >= 0) && bars.some(({ value }) => value > 0)
    if (bars.length < 2 || bars.length > mostBars || !drawable) return []
    return [{ ...titleOf(group), bars }]
  })
}

/** Groups of figures that a reader may lay side by side. */
function comparable(charted: readonly Charted[]): Charted[][] {
  const groups: Charted[][] = []
  for (const each of charted) {
    const group = groups.find((others) => others.some(({ figure }) => alike(figure, each.figure)))
    if (group) group.push(each)
    else groups.push([each])
  }
  return groups
}

function alike(a: PlacedMeasurement, b: PlacedMeasurement): boolean {
  const besideEachOther = [
    [a, b],
    [b, a],
  ] as const
  return (
    a.unit === b.unit &&
    (a.name === b.name ||
      a.quote === b.quote ||
      besideEachOther.some(([one, other]) => one.comparators.some((each) => isPrinted(each, other))))
  )
}

/** The figure's own bar and one for each comparator, labelled by what the title does not say of them all. */
function barsOf({ figure, plan }: Charted, group: readonly Charted[]): Bar[] {
  const inPlan = new Set(group.map((each) => each.plan.id)).size > 1 ? [plan.shortTitle] : []
  const name = sameName(group) ? [] : [figure.name]
  const about = [figure.place ?? plan.area, figure.cohort, figure.period].filter((part) => part !== null)
  const { value, printed } = figure
  const own = { label: [...name, ...about, ...inPlan].join(', '), value, printed, beside: null }
  const others = figure.comparators
    .filter(
      (other) => sameUnit(other.printed, figure) && !group.some((each) => isPrinted(other, each.figure)),
    )
    .map((other) => ({
      ...other,
      label: [other.label, ...inPlan].join(', '),
      beside: group.length > 1 ? printed : null,
    }))
  return [own, ...others]
}

/** Whether a comparator has its figure's unit: both or neither a percentage, and not the same size in other units. */
function sameUnit(printed: string, figure: PlacedMeasurement): boolean {
  const percentage = /%|per cent/i.test(printed) === figure.unit.startsWith('percent')
  return percentage && !figure.printed.includes(`(${printed})`)
}

/** Whether a comparator is this very figure: the same print, named by its place, its group or what is measured. */
function isPrinted(other: { label: string; printed: string }, figure: PlacedMeasurement): boolean {
  const { name, cohort, place } = figure
  const named =
    (place !== null && other.label.includes(place)) ||
    `${name} ${cohort ?? ''}`.toLowerCase().includes(other.label.toLowerCase())
  return figure.printed === other.printed && named
}

function sameName(group: readonly Charted[]): boolean {
  return new Set(group.map(({ figure }) => figure.name)).size === 1
}

/** "NEET rate (percent; CYPP 2011-12)". Of several things only the unit, and of several plans none: each bar says which. */
function titleOf(group: readonly Charted[]): { title: string; unit: string } {
  const { name = '', unit = '' } = group[0]?.figure ?? {}
  const plans = new Set(group.map(({ plan }) => plan.shortTitle))
  const about = [...(sameName(group) ? [unit] : []), ...(plans.size === 1 ? plans : [])]
  const what = sameName(group) ? name : unit
  const title = about.length > 0 ? `${what} (${about.join('; ')})` : what
  return { title: title.charAt(0).toUpperCase() + title.slice(1), unit }
}

/**
 * Each bar once. "England" becomes "England (beside 2.8%)" where it stands beside several figures or beside different
 * things, so that nobody takes one for the other.
 */
function distinct(bars: readonly Bar[], oneThing: boolean): Chart['bars'] {
  const once = [...new Map(bars.map((bar) => [`${bar.label}|${bar.printed}`, bar])).values()]
  return once.map(({ label, value, printed, beside }) => {
    const unclear = !oneThing || once.filter((other) => other.label === label).length > 1
    return { label: unclear && beside !== null ? `${label} (beside ${beside})` : label, value, printed }
  })
}
