import { asksForPurpose } from '../asked-for/purpose.ts'
import type { Query } from '../query.ts'
import { asks } from '../recogniser.ts'
import type { Reading } from '../reading.ts'
import type { Weighed } from './evidence.ts'

/** What stands beside the last answer and explains less than this share of the question is perhaps no answer to it. */
const leastBeside = 0.6
/** A list of actions that leaves so rare a word out is perhaps a list of others. */
const rareWord = 0.4

const countedOut = /\b(which|what) (the )?(two|three|four|five|six|seven|eight|nine|ten|\d+)\b/
/** What lists the parts of a thing, or counts something of it, and tells no purpose. */
const partsOnly: readonly Query['kind'][] = ['items', 'indicators', 'figures', 'priorities', 'tally']

/**
 * Whether the likeliest candidate is about the right thing and perhaps no answer: a sentence that names nobody where somebody
 * is asked for, a number where its reason is, a list that leaves a rare word out, a figure
 * beside the last one that only other words of its own lead to. It is then offered as a guess, however likely
 * it is.
 */
export function answersOtherwise({ query, rule, traits, evidence }: Weighed, reading: Reading): boolean {
  if (rule === 'beside the last answer' && evidence.coverage < leastBeside) return true
  if (asksForPurpose(reading) && partsOnly.includes(query.kind)) return true
  if (query.kind === 'actions') return evidence.heaviestLeft > rareWord
  if (query.kind === 'passage')
    return evidence.heaviestLeft > rareWord || ((traits?.['holds'] ?? 0) < 0 && !('lacks' in query))
  // "Which two of its headings matter most?": a list of five is not those two.
  if (query.kind === 'items') return (traits?.['sized'] ?? 0) < 0 && countedOut.test(reading.said)
  if (query.kind === 'figures')
    return asks(reading, 'why') || traits?.['aside'] === 1 || traits?.['inOtherWords'] === 1
  return false
}
