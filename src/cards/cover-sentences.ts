import { coverWords, type CoverPress } from './cover-card.ts'
import { plainLine, shortLine } from './escape.ts'
import { either } from './wording.ts'

/** What is said of a cover that was not simply taken, or of one that holds now. */
export type CoverNotice =
  | { kind: 'set'; wish: CoverPress }
  /** It was noted before, and the opposite has been noted since. */
  | { kind: 'overtaken' }
  /** The store did not answer in time, or in the end not at all. */
  | { kind: 'not-confirmed' | 'not-kept' | 'unreadable-press' }
  | { kind: 'unexpected'; reference: string }
  | { kind: 'no-end' | 'not-yours' | 'same-person' | 'not-in-plan' | 'ends-in-the-past' }
  | { kind: 'unknown-name' | 'several'; said: string; people: readonly string[] }

export function coverSentence(notice: CoverNotice): string {
  switch (notice.kind) {
    case 'set':
      return `Noted: ${plainLine(coverWords(notice.wish))}.`
    case 'overtaken':
      return 'Nothing is changed: this was noted before, and something else has been noted for these two people since. Write it again if it is to hold now.'
    case 'not-confirmed':
      return 'Not confirmed yet: noting it takes longer than usual. This card will say once it is noted; if it does not within a minute, press again: nothing is noted twice.'
    case 'not-kept':
      return 'Not noted: it could not be stored, so nothing has changed. Write it again in a minute.'
    case 'unreadable-press':
      return 'Nothing is changed: what this button sent could not be read. Write it again, for example “Karen Noble covers for me until 5 September”, for a new card.'
    case 'unexpected':
      return `Something went wrong, and I cannot tell whether this was noted. Press again in a minute: nothing is noted twice. If it keeps happening, give your IT support this reference: ${notice.reference}.`
    case 'no-end':
      return 'No cover is set: a cover needs its last day. Write, for example, “Karen Noble covers for me until 5 September”.'
    case 'not-yours':
      return 'No cover is set: who stands in for an officer is set by that officer or a plan administrator.'
    case 'same-person':
      return 'No cover is set: nobody can stand in for themselves. Name somebody else.'
    case 'not-in-plan':
      return 'No cover is set: the plan names nobody whom I can match to your Teams account. Ask a plan administrator to set it.'
    case 'ends-in-the-past':
      return 'No cover is set: its last day has passed. Write it again with a day to come.'
    case 'unknown-name':
      return `No cover is set: the plan names nobody called “${shortLine(notice.said, 60)}”. Write the full name as the plan prints it.`
    case 'several':
      return `No cover is set: “${shortLine(notice.said, 60)}” may be ${either(notice.people.map(plainLine))}. Write the full name.`
  }
}
