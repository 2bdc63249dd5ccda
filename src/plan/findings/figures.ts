import type { LoadedPlan, PlacedMeasurement } from '../library.ts'
import type { Finding } from './finding.ts'

/** Figures that carry a caution; those that share both the caution and the place stand in one finding. */
export function cautionedFigures(loaded: LoadedPlan): Finding[] {
  const cautioned = [...loaded.measurements.values()].filter(({ caution }) => caution !== undefined)
  const alike = Map.groupBy(cautioned, ({ caution, source }) =>
    [caution, source.section, source.page].join('\n'),
  )
  return [...alike.values()].flatMap((figures) => {
    const [first] = figures
    if (first?.caution === undefined) return []
    const names = figures.map((figure) => figureWords(loaded, figure)).join('; ')
    return [{ kind: 'cautioned-figure', words: `${names}: ${first.caution}`, source: first.source }]
  })
}

/** The figure as printed after its name, with whom it is about where another figure has the same name. */
function figureWords({ measurements }: LoadedPlan, { name, cohort, printed }: PlacedMeasurement): string {
  const shared = [...measurements.values()].filter((other) => other.name === name).length > 1
  return `${name}${shared && cohort !== null ? `, ${cohort}` : ''}, "${printed}"`
}
