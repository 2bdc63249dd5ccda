import { oncePer } from '../once-per.ts'
import type { Catalogue } from './catalogue.ts'
import type { CatalogueRecord } from './record.ts'

/** A record, and how far it stands from another in the plan: 0 for the very same. */
export type Near = { record: CatalogueRecord; distance: number }

/** How far before and after a sentence others are looked at. */
const [mostBefore, mostAfter, farthest] = [6, 7, 6] as const
const mostSentences = 4

/** The records of these keys, the sentences that they stand in or are named in, and the sentences around those. */
export function besideRecords(keys: readonly string[], catalogue: Catalogue): Near[] {
  const best = new Map<string, Near>()
  for (const key of keys) {
    const record = catalogue.byKey.get(key)
    for (const near of record ? around(catalogue)(record) : []) {
      const known = best.get(near.record.key)
      if (!known || known.distance > near.distance) best.set(near.record.key, near)
    }
  }
  return [...best.values()]
}

const around = oncePer((catalogue: Catalogue) =>
  oncePer((record: CatalogueRecord): Near[] => {
    const indicators =
      record.kind === 'glossary'
        ? ofPlan(catalogue, record).filter(
            (other) => other.kind === 'indicator' && names(other, record, catalogue),
          )
        : []
    return [
      { record, distance: 0 },
      ...indicators.map((other) => ({ record: other, distance: 1 })),
      ...sentencesOn(record, catalogue)
        .slice(0, mostSentences)
        .flatMap((sentence) => neighbours(sentence, catalogue)),
    ]
  }),
)

/** The sentence that a figure is taken from, those that tell of a term by its name, or the sentence itself. */
function sentencesOn(record: CatalogueRecord, catalogue: Catalogue): CatalogueRecord[] {
  if (record.kind === 'passage') return [record]
  if (record.kind === 'glossary')
    return ofPlan(catalogue, record).filter(
      (other) => other.kind === 'passage' && names(other, record, catalogue),
    )
  if (record.kind !== 'figure') return []
  const quote = plain(record.context)
  return (sections(catalogue).get(sectionOf(record)) ?? []).filter((other) => {
    const said = plain(other.body)
    return said.length > 20 && (quote.includes(said) || said.includes(quote.slice(0, 80)))
  })
}

/** The sentences around one, under the same heading: a step each, and one more in another paragraph. */
function neighbours(sentence: CatalogueRecord, catalogue: Catalogue): Near[] {
  const { records } = catalogue
  const at = places(catalogue).get(sentence.key) ?? 0
  const from = Math.max(0, at - mostBefore)
  return records.slice(from, at + mostAfter + 1).flatMap((record, i): Near[] => {
    const together = record.of === sentence.of
    const beside =
      record.kind === 'passage' &&
      record.priorityKey === sentence.priorityKey &&
      (together || record.source.section === sentence.source.section)
    const steps = Math.min(farthest, Math.abs(from + i - at))
    return beside ? [{ record, distance: steps + (together ? 0 : 1) }] : []
  })
}

const places = oncePer(({ records }: Catalogue) => new Map(records.map(({ key }, place) => [key, place])))
const plans = oncePer(({ records }: Catalogue) => Map.groupBy(records, ({ planId }) => planId))
const sections = oncePer(({ records }: Catalogue) =>
  Map.groupBy(
    records.filter(({ kind }) => kind === 'passage'),
    sectionOf,
  ),
)

function sectionOf({ planId, source }: CatalogueRecord): string {
  return `${planId} ${source.section}`
}

function ofPlan(catalogue: Catalogue, { planId }: CatalogueRecord): CatalogueRecord[] {
  return plans(catalogue).get(planId) ?? []
}

/** Whether a record prints a term of the glossary. */
function names(
  { names: [first], body }: CatalogueRecord,
  { key }: CatalogueRecord,
  catalogue: Catalogue,
): boolean {
  const term = catalogue.glossary.get(key)?.term ?? ''
  return term.length > 1 && new RegExp(`\\b${escaped(term)}\\b`).test(`${first ?? ''} ${body}`)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
