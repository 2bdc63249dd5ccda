import type { Library, LoadedPlan, Priority } from '../plan/library.ts'
import type { DistrictRow, GlossaryEntry, Indicator, Source } from '../plan/model.ts'

export const recordKinds = [
  'priority',
  'action',
  'indicator',
  'figure',
  'passage',
  'district',
  'glossary',
  'group',
  'condition',
  'contact',
  'monitoring',
  'person',
] as const
export type RecordKind = (typeof recordKinds)[number]

/** Anything in a plan that a question may be about, as words to search. */
export type CatalogueRecord = {
  key: string
  kind: RecordKind
  planId: string
  priorityKey: string | null
  /** What names it: its title, and each other name that people use for it. */
  names: string[]
  /** What it says. */
  body: string
  /** What stands around it: explains words, but less surely. */
  context: string
  /** The title that it stands under: explains words least of all. */
  frame: string
  source: Source
  /** The key of the library's own record, where this is a part of it (a sentence of a passage). */
  of: string
}

export type Catalogue = {
  records: readonly CatalogueRecord[]
  byKey: ReadonlyMap<string, CatalogueRecord>
  indicators: ReadonlyMap<string, { indicator: Indicator; priority: Priority }>
  districts: ReadonlyMap<string, DistrictRow>
  glossary: ReadonlyMap<string, GlossaryEntry>
}

/** Lists everything that the loaded plans say, one record each. */
export function makeCatalogue(library: Library): Catalogue {
  const indicators = new Map<string, { indicator: Indicator; priority: Priority }>()
  const districts = new Map<string, DistrictRow>()
  const glossary = new Map<string, GlossaryEntry>()
  const records: CatalogueRecord[] = []
  for (const loaded of library.plans.values()) {
    const planId = loaded.plan.id
    for (const priority of loaded.priorities.values()) {
      for (const indicator of priority.indicators)
        indicators.set(`${priority.key}/indicator-${indicator.number}`, { indicator, priority })
      records.push(...priorityRecords(loaded, priority))
    }
    loaded.districts.forEach((row, i) => districts.set(`${planId}/district-${i + 1}`, row))
    loaded.plan.glossary.forEach((entry, i) => glossary.set(`${planId}/term-${i + 1}`, entry))
    for (const { name, fullName } of loaded.plan.agencies) {
      const explained = loaded.plan.glossary.some((entry) => entry.term === name)
      if (fullName !== null && !explained)
        glossary.set(`${planId}/agency-${name}`, {
          term: name,
          meaning: fullName,
          source: { section: 'Lead agencies', page: null },
        })
    }
    records.push(...narrativeRecords(loaded))
  }
  for (const [key, { indicator, priority }] of indicators)
    records.push({
      key,
      kind: 'indicator',
      planId: priority.planId,
      priorityKey: priority.key,
      names: [indicator.text],
      body: indicator.remark ?? '',
      context: '',
      frame: `${priority.title} ${priority.contentsTitle ?? ''}`,
      source: indicator.source,
      of: key,
    })
  for (const [key, row] of districts)
    records.push({
      ...simple(key, 'district', key.split('/')[0] ?? '', row.source),
      names: [`${row.group} ${row.district}`],
      body: `${row.localPriority} ${row.lead.printed} ${row.supportingPlan}`,
      context: 'focused district activity local priorities table',
    })
  for (const [key, entry] of glossary)
    records.push({
      ...simple(key, 'glossary', key.split('/')[0] ?? '', entry.source),
      names: [entry.term],
      body: entry.meaning,
    })
  return {
    records,
    byKey: new Map(records.map((record) => [record.key, record])),
    indicators,
    districts,
    glossary,
  }
}

function simple(key: string, kind: RecordKind, planId: string, source: Source): CatalogueRecord {
  return {
    key,
    kind,
    planId,
    priorityKey: null,
    names: [],
    body: '',
    context: '',
    frame: '',
    source,
    of: key,
  }
}

function priorityRecords(loaded: LoadedPlan, priority: Priority): CatalogueRecord[] {
  const titles = `${priority.title} ${priority.contentsTitle ?? ''}`
  const base = { planId: loaded.plan.id, priorityKey: priority.key }
  const actions = priority.actionKeys.flatMap((key) => {
    const action = loaded.actions.get(key)
    if (!action) return []
    const parent = action.parentKey === null ? undefined : loaded.actions.get(action.parentKey)
    return [
      {
        ...base,
        key,
        kind: 'action' as const,
        names: action.alsoKnownAs,
        body: action.text,
        context: `${parent?.text ?? ''} ${parent?.alsoKnownAs.join(' ') ?? ''} ${action.monitoring.join(' ')} ${action.leadAgency.printed}`,
        frame: `${titles} ${priority.alsoKnownAs.join(' ')}`,
        source: action.source,
        of: key,
      },
    ]
  })
  const listed = (kind: 'group' | 'condition', items: { about: string; text: string }[], heading: string) =>
    items.map((item, i) => ({
      ...base,
      key: `${priority.key}/${kind}-${i + 1}`,
      kind,
      names: [],
      body: `${item.about} ${item.text}`,
      context: heading,
      frame: titles,
      source: priority.source,
      of: priority.key,
    }))
  return [
    {
      ...base,
      key: priority.key,
      kind: 'priority',
      names: [
        priority.title,
        ...(priority.contentsTitle === null ? [] : [priority.contentsTitle]),
        ...priority.alsoKnownAs,
      ],
      body: priority.outcome ?? '',
      context: priority.groups.join(' '),
      frame: '',
      source: priority.source,
      of: priority.key,
    },
    ...actions,
    ...listed(
      'group',
      priority.groups.map((text) => ({ about: '', text })),
      'specific groups of children',
    ),
    ...listed(
      'condition',
      priority.conditions.flatMap(({ of, items }) => items.map((text) => ({ about: of ?? '', text }))),
      'positive conditions we want to see',
    ),
  ]
}

function narrativeRecords(loaded: LoadedPlan): CatalogueRecord[] {
  const titleOf = (key: string | null) => (key === null ? '' : (loaded.priorities.get(key)?.title ?? ''))
  const figures = loaded.measurements.map((figure) => ({
    ...simple(figure.key, 'figure', loaded.plan.id, figure.source),
    priorityKey: figure.priorityKey,
    names: [figure.name, ...figure.topics],
    body: `${figure.cohort ?? ''} ${figure.unit}`,
    // The sentence often says several figures: its words are not all about this one.
    context: `${figure.quote} ${figure.period ?? ''} ${figure.place ?? ''} ${figure.comparators.map((other) => other.label).join(' ')}`,
    frame: titleOf(figure.priorityKey),
  }))
  const passages = loaded.passages.flatMap((passage) =>
    sentencesOf(passage.text).map((sentence, i) => ({
      ...simple(`${passage.key}.${i + 1}`, 'passage', loaded.plan.id, passage.source),
      priorityKey: passage.priorityKey,
      names: [passage.heading.replace(/^[a-e]\. [^–]*(– )?/, '')].filter((name) => name !== ''),
      body: sentence,
      context: `${passage.heading} ${passage.text}`,
      frame: titleOf(passage.priorityKey),
      of: passage.key,
    })),
  )
  const monitoring = loaded.plan.monitoring.flatMap((passage, p) =>
    sentencesOf(passage.text).map((sentence, i) => ({
      ...simple(
        `${loaded.plan.id}/monitoring-${p + 1}.${i + 1}`,
        'monitoring',
        loaded.plan.id,
        passage.source,
      ),
      body: sentence,
      context: `${passage.heading} ${passage.text}`,
      of: `${loaded.plan.id}/monitoring-${p + 1}`,
    })),
  )
  const people = [...loaded.people.values()].map((person) => ({
    ...simple(`${loaded.plan.id}/person/${person.name}`, 'person', loaded.plan.id, {
      section: 'People',
      page: null,
    }),
    names: person.jobTitles,
    body: person.jobTitles.length > 0 ? person.name : '',
  }))
  return [...figures, ...passages, ...monitoring, ...people]
}

/** A paragraph's sentences, in order. Full stops inside numbers and after single letters do not end one. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[a-z0-9)%'"”]{2}[.!?]['"”]?)\s+(?=[A-Z0-9'"“])/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}
