import type { Confidence, Stage } from '../../plan/reporting.ts'
import { oncePer } from '../once-per.ts'
import type { Vocabulary } from '../vocabulary.ts'

/** What an action can be said to be: one of its stages or confidences, by its name in data/reporting. */
export type StatusName = Stage | Confidence
/** A way to say something, word for word, and what it says. */
export type Saying<Meaning> = { words: readonly string[]; meaning: Meaning }

/** The ways to say a stage or confidence that count as an update as well, the longest first. */
export const toldStatuses = oncePer(({ statuses }: Vocabulary) =>
  sayings(statusNames(statuses).map((name) => [name, statuses[name].told])),
)

/** The ways to say a stage or confidence in a question, the longest first. */
export const askedStatuses = oncePer(({ statuses }: Vocabulary) =>
  sayings(statusNames(statuses).map((name) => [name, [...statuses[name].told, ...statuses[name].asked]])),
)

/** Phrases by what they say, as sayings, the longest first: of several that fit at one word, the first is meant. */
export function sayings<Meaning>(
  phrases: readonly (readonly [Meaning, readonly string[]])[],
): Saying<Meaning>[] {
  return phrases
    .flatMap(([meaning, list]) => list.map((phrase) => ({ meaning, words: phrase.split(' ') })))
    .sort((a, b) => b.words.length - a.words.length)
}

function statusNames(statuses: Vocabulary['statuses']): StatusName[] {
  return Object.keys(statuses) as StatusName[]
}
