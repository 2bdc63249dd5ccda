import type { LoadedPlan } from '../../plan/library.ts'
import { shorten, titledPriority } from '../answerers/answerer.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { CatalogueRecord } from '../catalogue/record.ts'

/** A record that a query may name: what it is, its key or name, and its title in the plan's words. */
export type ChoosableRecord = { kind: string; key: string; title: string }

/** How many of the nearest records are listed, besides all priorities and themes. */
const mostNear = 24
const longestTitle = 140

/** The priorities and themes of a plan, and the nearest records: what is in print alone, and nobody's name or update. */
export function choosableRecords(
  loaded: LoadedPlan,
  catalogue: Catalogue,
  near: readonly CatalogueRecord[],
): ChoosableRecord[] {
  const { plan, priorities } = loaded
  return [
    ...[...priorities.values()].map((priority) => ({
      ...{ kind: 'priority', key: priority.key, title: titledPriority(priority) },
    })),
    ...plan.themes.map(({ name }) => ({ kind: 'theme', key: name, title: name })),
    ...near.slice(0, mostNear).flatMap((record) => titled(record, loaded, catalogue)),
  ].map((record) => ({ ...record, title: shorten(record.title, longestTitle) }))
}

/** None for a record that no query names by a key of its own. */
function titled(record: CatalogueRecord, loaded: LoadedPlan, catalogue: Catalogue): ChoosableRecord[] {
  const { key, kind } = record
  const as = (title: string | undefined): ChoosableRecord[] =>
    title === undefined ? [] : [{ kind, key, title }]
  if (kind === 'action') {
    const action = loaded.actions.get(key)
    return as(action && `${action.label}: ${action.text}`)
  }
  if (kind === 'figure') {
    const figure = loaded.measurements.get(key)
    return as(
      figure && [figure.name, figure.cohort, figure.place, figure.period].filter((part) => part).join(', '),
    )
  }
  if (kind === 'indicator') return as(catalogue.indicators.get(key)?.indicator.text)
  if (kind === 'list') return as(catalogue.lists.get(key)?.name)
  if (kind === 'district') {
    const row = catalogue.districts.get(key)
    return as(row && `${row.group}, ${row.district}: ${row.localPriority}`)
  }
  if (kind === 'glossary') {
    const term = catalogue.glossary.get(key)?.term
    const isAgency = loaded.plan.agencies.some(({ name }) => name === term)
    return [
      ...as(term),
      ...(term !== undefined && isAgency ? [{ kind: 'agency', key: term, title: term }] : []),
    ]
  }
  return []
}
