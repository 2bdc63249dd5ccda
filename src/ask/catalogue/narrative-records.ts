import type { LoadedPlan, PlacedPassage } from '../../plan/library.ts'
import { bareRecord, type CatalogueRecord } from './record.ts'
import { sentencesOf } from './sentences.ts'

/** Figures, sentences and people of a plan. */
export function narrativeRecords(loaded: LoadedPlan): CatalogueRecord[] {
  const titleOf = (key: string | null) => (key === null ? '' : (loaded.priorities.get(key)?.title ?? ''))
  const planId = loaded.plan.id
  const figures = [...loaded.measurements.values()].map((figure) => ({
    ...bareRecord(figure.key, 'figure', planId, figure.source),
    priorityKey: figure.priorityKey,
    names: [figure.name, ...figure.topics],
    body: `${figure.cohort ?? ''} ${figure.unit}`,
    // The sentence often says several figures: its words are not all about this one.
    context: `${figure.quote} ${figure.period ?? ''} ${figure.place ?? ''} ${figure.comparators.map((other) => other.label).join(' ')}`,
    frame: titleOf(figure.priorityKey),
  }))
  const people = [...loaded.people.values()].map((person) => ({
    ...bareRecord(`${planId}/person/${person.name}`, 'person', planId, { section: 'People', page: null }),
    names: person.jobTitles,
    body: person.jobTitles.length > 0 ? person.name : '',
  }))
  return [
    ...figures,
    ...loaded.passages.flatMap((passage) => sentenceRecords(passage, titleOf(passage.priorityKey))),
    ...people,
  ]
}

function sentenceRecords(passage: PlacedPassage, frame: string): CatalogueRecord[] {
  const heading = passage.heading.replace(/^[a-e]\. [^–]*(– )?/, '')
  return sentencesOf(passage.text).map((sentence, i) => ({
    ...bareRecord(`${passage.key}.${i + 1}`, 'passage', passage.planId, passage.source),
    priorityKey: passage.priorityKey,
    names: [heading, ...passage.topics].filter((name) => name !== ''),
    body: sentence,
    context: `${passage.heading} ${passage.text}`,
    frame,
    of: passage.key,
  }))
}
