import { plainLine } from '../cards/escape.ts'
import { dayInWords } from '../progress/day-words.ts'
import type { KeptQuestion } from '../services/question-store.ts'
import { bulleted } from './bulleted.ts'

/** What to print them for: the first day looked at (ISO), or null for all that are kept, which is `keptDays` days. */
export type QuestionsChoice = { since: string | null; keptDays: number; width: number }

/**
 * The questions that were not answered, and those whose answer did not help, each newest first. The same words asked
 * again stand once, with how often and when; capitals, spacing and the mark at the end make no difference.
 */
export function questionsReport(kept: readonly KeptQuestion[], choice: QuestionsChoice): string {
  const period =
    choice.since === null ? `in the last ${choice.keptDays} days` : `since ${dayInWords(choice.since)}`
  const unanswered = grouped(kept.filter(({ answerKind }) => answerKind === 'unknown'))
  const disliked = grouped(kept.filter(({ answerKind }) => answerKind !== 'unknown'))
  if (unanswered.length + disliked.length === 0) {
    return `No question was left unanswered, and no answer was marked as not helping, ${period}.`
  }
  return [
    `Questions to learn from, ${period}. Nobody is named: who asked is not kept.`,
    ...section('Not answered', unanswered, unansweredLine, choice.width),
    ...section('Answered, and the answer did not help', disliked, dislikedLine, choice.width),
    '',
    `Each is deleted ${choice.keptDays} days after it was kept.`,
  ].join('\n')
}

function section(
  heading: string,
  groups: readonly KeptQuestion[][],
  line: (group: readonly KeptQuestion[]) => string,
  width: number,
): string[] {
  if (groups.length === 0) return []
  return ['', `${heading} (${groups.length})`, ...groups.map((group) => bulleted(line(group), width))]
}

/** Groups of the same words, in the order in which each was last kept; within a group the newest is first. */
function grouped(questions: readonly KeptQuestion[]): KeptQuestion[][] {
  return [...Map.groupBy(questions, ({ text }) => sameWords(text)).values()]
}

function sameWords(text: string): string {
  return plainLine(text)
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/[\s?.!]+$/, '')
}

function unansweredLine(group: readonly KeptQuestion[]): string {
  const disliked = group.filter(({ helpful }) => helpful === false).length
  const pressed = disliked > 0 ? `; ${times(disliked)} marked as not helping` : ''
  return `${quoted(group)} – asked ${times(group.length)}, ${days(group)}${pressed}`
}

function dislikedLine(group: readonly KeptQuestion[]): string {
  const kinds = [...new Set(group.map(({ queryKind }) => queryKind))].filter((kind) => kind !== '')
  const taken = kinds.length > 0 ? `; taken as a question of the kind ${kinds.join(' or ')}` : ''
  return `${quoted(group)} – marked ${times(group.length)}, ${days(group)}${taken}`
}

/** As it was last typed, on one line and without anything that a terminal would obey. */
function quoted(group: readonly KeptQuestion[]): string {
  return `“${plainLine(group[0]?.text ?? '').replace(/\s+/g, ' ')}”`
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}

/** "on 3 November 2026", or "first on 1 November 2026, last on 3 November 2026". */
function days(group: readonly KeptQuestion[]): string {
  const last = group[0]?.keptOn ?? ''
  const first = group.at(-1)?.keptOn ?? ''
  return first === last
    ? `on ${dayInWords(last)}`
    : `first on ${dayInWords(first)}, last on ${dayInWords(last)}`
}
