import type { LoadedPlan, PlacedMeasurement } from '../../plan/library.ts'
import type { Chart } from '../answer.ts'
import type { Query } from '../query.ts'

/** A figure and the plan that prints it. */
export type ChartedFigure = { figure: PlacedMeasurement; plan: LoadedPlan['plan'] }
type Bar = Chart['bars'][number]

/** More bars than this are quicker read as words. */
const mostBars = 8

/**
 * Figures side by side, one chart for each unit: a rate per 1,000 never stands beside a percentage. A unit with one
 * bar, with more than eight or with a fall below zero has none. A comparator that the plan prints in another unit
 * than its figure is left out.
 */
export function chartsOf(charted: readonly ChartedFigure[]): Chart[] {
  const units = Map.groupBy(charted, ({ figure }) => figure.unit)
  return [...units].flatMap(([unit, ofUnit]) => {
    const bars = distinct(ofUnit.flatMap((each) => barsOf(each, ofUnit)))
    const drawable = bars.every(({ value }) => value >= 0) && bars.some(({ value }) => value > 0)
    if (bars.length < 2 || bars.length > mostBars || !drawable) return []
    return [{ title: titleOf(ofUnit, unit), unit, bars }]
  })
}

/** The charts of an answer from several plans: each plan's figures, with the plan's title on every bar. */
export function chartsAcross(parts: readonly { query: Query; loaded: LoadedPlan }[]): Chart[] {
  return chartsOf(
    parts.flatMap(({ query, loaded }) =>
      query.kind === 'figures' && query.unmet.length === 0
        ? query.figures.flatMap((key) => {
            const figure = loaded.measurements.find((each) => each.key === key)
            return figure ? [{ figure, plan: loaded.plan }] : []
          })
        : [],
    ),
  )
}

/** The figure's own bar and one for each comparator. */
function barsOf({ figure, plan }: ChartedFigure, all: readonly ChartedFigure[]): Bar[] {
  const plans = new Set(all.map((each) => each.plan.id))
  const inPlan = plans.size > 1 ? [plan.shortTitle] : []
  const name = sameName(all) ? [] : [figure.name]
  const about = [figure.place ?? plan.area, figure.cohort, figure.period].filter((part) => part !== null)
  const own = {
    label: [...name, ...about, ...inPlan].join(', '),
    value: figure.value,
    printed: figure.printed,
  }
  const others = figure.comparators.filter(
    (other) => sameKind(other.printed, figure) && !isAnotherFigure(other, all),
  )
  const beside = all.length > 1 ? ` (beside ${figure.printed})` : ''
  return [
    own,
    ...others.map(({ label, value, printed }) => ({
      label: [`${label}${beside}`, ...inPlan].join(', '),
      value,
      printed,
    })),
  ]
}

/** Whether a printed value is a percentage just where its figure is one. */
function sameKind(printed: string, { unit }: PlacedMeasurement): boolean {
  return /%|per cent/i.test(printed) === unit.startsWith('percent')
}

/** Whether a comparator is one of the other figures, which has a bar of its own: same place, same print. */
function isAnotherFigure(other: { label: string; printed: string }, all: readonly ChartedFigure[]): boolean {
  return all.some(
    ({ figure, plan }) => figure.printed === other.printed && other.label.includes(figure.place ?? plan.area),
  )
}

function sameName(all: readonly ChartedFigure[]): boolean {
  return new Set(all.map(({ figure }) => figure.name.toLowerCase())).size === 1
}

/** "NEET rate (percent)"; only the unit where several things were measured, because each bar then says which. */
function titleOf(all: readonly ChartedFigure[], unit: string): string {
  const name = all[0]?.figure.name ?? ''
  const title = sameName(all) ? `${name} (${unit})` : unit
  return title.charAt(0).toUpperCase() + title.slice(1)
}

function distinct(bars: readonly Bar[]): Bar[] {
  return [...new Map(bars.map((bar) => [`${bar.label}|${bar.printed}`, bar])).values()]
}
