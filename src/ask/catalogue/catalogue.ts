import type { Library, LoadedPlan, Priority } from '../../plan/library.ts'
import type { DistrictRow, GlossaryEntry, Indicator, NamedList } from '../../plan/model.ts'
import { listRecords } from './list-records.ts'
import { narrativeRecords } from './narrative-records.ts'
import { priorityRecords } from './priority-records.ts'
import { otherWords } from './asked-as.ts'
import { bareRecord, type CatalogueRecord } from './record.ts'

/** Every record of the loaded plans, and the plans' own parts by the keys of their records. */
export type Catalogue = {
  records: readonly CatalogueRecord[]
  byKey: ReadonlyMap<string, CatalogueRecord>
  indicators: ReadonlyMap<string, { indicator: Indicator; priority: Priority }>
  districts: ReadonlyMap<string, DistrictRow>
  glossary: ReadonlyMap<string, GlossaryEntry>
  lists: ReadonlyMap<string, NamedList>
}

/** Lists everything that the loaded plans say, one record each. */
export function makeCatalogue(library: Library): Catalogue {
  const plans = [...library.plans.values()]
  const indicators = new Map(
    plans.flatMap((loaded) =>
      [...loaded.priorities.values()].flatMap((priority) =>
        priority.indicators.map(
          (indicator) => [`${priority.key}/indicator-${indicator.number}`, { indicator, priority }] as const,
        ),
      ),
    ),
  )
  const districts = new Map(
    plans.flatMap(({ plan, districts: rows }) =>
      rows.map((row, i) => [`${plan.id}/district-${i + 1}`, row] as const),
    ),
  )
  const glossary = new Map(plans.flatMap(glossaryOf))
  const lists = new Map(
    plans.flatMap(({ plan }) => plan.lists.map((list, i) => [`${plan.id}/list-${i + 1}`, list] as const)),
  )
  const unordered = [
    ...plans.flatMap((loaded) => [
      ...[...loaded.priorities.values()].flatMap((priority) => priorityRecords(loaded, priority)),
      ...narrativeRecords(loaded),
      ...listRecords(loaded),
    ]),
    ...[...indicators].map(([key, { indicator, priority }]) => indicatorRecord(key, indicator, priority)),
    ...[...districts].map(([key, row]) => ({
      ...bareRecord(key, 'district', planIdOf(key), row.source),
      names: [`${row.group} ${row.district}`],
      body: `${row.localPriority} ${row.lead.printed} ${row.supportingPlan}`,
      context: 'focused district activity local priorities table',
    })),
    ...[...glossary].map(([key, entry]) => ({
      ...bareRecord(key, 'glossary', planIdOf(key), entry.source),
      names: [entry.term, ...entry.topics],
      body: entry.meaning,
    })),
  ]
  // The records of one plan stand together, so that a search of it looks at no other.
  const ofPlan = Map.groupBy(unordered, ({ planId }) => planId)
  const records = plans.flatMap(({ plan: { id, askedAs } }) =>
    (ofPlan.get(id) ?? []).map((record) => ({ ...record, asked: otherWords(record, askedAs) })),
  )
  return {
    records,
    byKey: new Map(records.map((record) => [record.key, record])),
    indicators,
    districts,
    glossary,
    lists,
  }
}

/** A plan's glossary, and the full names of agencies that the glossary leaves out. */
function glossaryOf({ plan }: LoadedPlan): [string, GlossaryEntry][] {
  const explained = new Set(plan.glossary.map(({ term }) => term))
  return [
    ...plan.glossary.map((entry, i): [string, GlossaryEntry] => [`${plan.id}/term-${i + 1}`, entry]),
    ...plan.agencies.flatMap(({ name, fullName }): [string, GlossaryEntry][] => {
      if (fullName === null || explained.has(name)) return []
      const source = { section: 'Lead agencies', page: null }
      return [[`${plan.id}/agency-${name}`, { term: name, meaning: fullName, topics: [], source }]]
    }),
  ]
}

function indicatorRecord(key: string, indicator: Indicator, priority: Priority): CatalogueRecord {
  return {
    ...bareRecord(key, 'indicator', priority.planId, indicator.source),
    priorityKey: priority.key,
    names: [indicator.text, ...indicator.topics],
    body: indicator.remark ?? '',
    frame: `${priority.title} ${priority.contentsTitle ?? ''}`,
  }
}

function planIdOf(key: string): string {
  return key.split('/')[0] ?? ''
}
