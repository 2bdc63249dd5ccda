import { z } from 'zod'
import type { LoadedPlan } from '../../plan/library.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { querySchema, type Query } from '../query.ts'
import { dueWords } from './due-words.ts'

/** What a text of a query has to be: a key or a name that the plan has. */
type Sort = keyof ReturnType<typeof namesOf>

/** Which texts of a query name something of the plan, by their place in it. A place that is not here may hold only the schema's own words. */
const sorts: Record<string, Sort> = {
  priorities: 'priority',
  'scope.priority': 'priority',
  'filter.priorities': 'priority',
  actions: 'action',
  'scope.action': 'action',
  agency: 'agency',
  'scope.agency': 'agency',
  'filter.agencies': 'agency',
  theme: 'theme',
  'filter.theme': 'theme',
  indicators: 'indicator',
  figures: 'figure',
  rows: 'district',
  list: 'list',
  terms: 'term',
}

/**
 * Whether a query says nothing but what this plan has: keys and names of its own, days, and words of the schema. A
 * text that somebody made up would otherwise be looked for in vain, or shown.
 */
export function namesOnlyThePlan(query: Query, loaded: LoadedPlan, catalogue: Catalogue): boolean {
  const names = namesOf(loaded, catalogue)
  return textsOf(query).every(({ place, text }) => {
    const sort = sorts[place]
    if (sort !== undefined) return names[sort].has(text)
    if (place === 'filter.due.from' || place === 'filter.due.to') return z.iso.date().safeParse(text).success
    if (place === 'filter.due.words')
      return query.kind === 'actions' && query.filter.due !== null && text === dueWords(query.filter.due)
    return ownWords.has(text)
  })
}

function namesOf({ plan, priorities, actions, measurements }: LoadedPlan, catalogue: Catalogue) {
  const ofPlan = (keys: Iterable<string>) => new Set([...keys].filter((key) => key.startsWith(`${plan.id}/`)))
  return {
    priority: new Set(priorities.keys()),
    action: new Set(actions.keys()),
    agency: new Set(plan.agencies.map(({ name }) => name)),
    theme: new Set(plan.themes.map(({ name }) => name)),
    figure: new Set(measurements.keys()),
    indicator: ofPlan(catalogue.indicators.keys()),
    district: ofPlan(catalogue.districts.keys()),
    list: ofPlan(catalogue.lists.keys()),
    term: ofPlan(catalogue.glossary.keys()),
  }
}

/** Every text of a value with its place in it, list positions left out: `filter.priorities`. */
function textsOf(value: unknown, place = ''): { place: string; text: string }[] {
  if (typeof value === 'string') return [{ place, text: value }]
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, place))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) =>
    textsOf(inner, place === '' ? name : `${place}.${name}`),
  )
}

/** The words that the schema of queries itself prescribes: kinds, aspects, stages. */
const ownWords = new Set(prescribed(z.toJSONSchema(querySchema)))

function prescribed(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(prescribed)
  if (schema === null || typeof schema !== 'object') return []
  return Object.entries(schema).flatMap(([name, inner]) => {
    if (name === 'const' || name === 'enum') return [inner].flat().filter((word) => typeof word === 'string')
    return prescribed(inner)
  })
}
