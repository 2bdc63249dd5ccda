import type { Source } from '../../plan/model.ts'

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
  'monitoring',
  'person',
  'aim',
  'link',
  'list',
  'item',
  'contact',
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
  /** Other words that people ask for it with. */
  asked: readonly string[]
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

/** A record with nothing but its place; the caller adds its words. */
export function bareRecord(key: string, kind: RecordKind, planId: string, source: Source): CatalogueRecord {
  return {
    key,
    kind,
    planId,
    priorityKey: null,
    names: [],
    asked: [],
    body: '',
    context: '',
    frame: '',
    source,
    of: key,
  }
}

/** Kinds of record that are known by their text; the others are by their first name. */
const knownByText: readonly RecordKind[] = [
  'action',
  'passage',
  'group',
  'condition',
  'monitoring',
  'aim',
  'link',
  'item',
]

/** What a record says, in one line: its text, or the name that it is known by. */
export function whatItSays({ kind, body, names }: CatalogueRecord): string {
  return (knownByText.includes(kind) ? body : (names[0] ?? '')).replace(/\s+/g, ' ').trim()
}

/** The key by which a plan's own files speak of a record: without the plan's id. */
export function keyInPlan({ key, planId }: CatalogueRecord): string {
  return key.slice(planId.length + 1)
}
