import type { LoadedPlan } from '../../plan/library.ts'
import type { Draft } from '../../progress/draft.ts'
import { findRanges } from '../entities/dates.ts'
import { findRefs } from '../entities/refs.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { tokenise, type Token } from '../words/words.ts'
import { joiners, textAfter } from './text-after.ts'

/** An update as somebody wrote it in a message: the actions that the number may mean, and a form filled in with the rest. */
export type SpokenUpdate = { actionKeys: string[]; draft: Draft; noChange: boolean }

/** Words that make a message a question, wherever they stand. */
const questionWords = new Set([
  'who',
  'what',
  'when',
  'where',
  'why',
  'which',
  'how',
  'whose',
  'show',
  'list',
  'tell',
])
/** What may stand before the number. */
const lead = new Set([
  'action',
  'update',
  'updates',
  'on',
  'for',
  're',
  'task',
  'item',
  'smp',
  'please',
  'my',
  'quick',
])
/**
 * Reads "2.3 done, contract signed 12 June" or "11.1 p10 slipping to September, waiting for police": a number first, then
 * how it goes, a day, and why. Null for a question, and for whatever has no number or does not say how it goes. Nothing
 * counts until the card that shows it is saved.
 */
export function readSpokenUpdate(
  text: string,
  loaded: LoadedPlan,
  vocabulary: Vocabulary,
  today: string,
): SpokenUpdate | null {
  const tokens = tokenise(text)
  if (tokens.some((token) => token.after === '?' || questionWords.has(token.text))) return null
  const refs = findRefs(tokens, loaded).filter(({ keys }) => keys.length > 0)
  const [ref] = refs
  if (ref?.kind !== 'action' || refs.filter(({ kind }) => kind === 'action').length > 1) return null
  const first = Math.min(...ref.tokens)
  if (!tokens.slice(0, first).every((token) => lead.has(token.text))) return null
  const said = reportedAt(tokens, Math.max(...ref.tokens) + 1, vocabulary)
  if (said === null) return null
  const day = dayOf(tokens, today, said.status)
  return {
    actionKeys: ref.keys,
    noChange: said.status === 'no-change',
    draft: draftOf(said.status, day, (without) => textAfter(text, tokens, said.last, without)),
  }
}

/** How it goes, and the position of the last word that says so. */
type Reported = { status: string; last: number }

/** The first phrase after the number that says how it goes; the longest where several begin there. */
function reportedAt(tokens: readonly Token[], from: number, { reported }: Vocabulary): Reported | null {
  const phrases = Object.entries(reported)
    .flatMap(([status, words]) => words.map((phrase) => ({ status, words: phrase.split(' ') })))
    .sort((a, b) => b.words.length - a.words.length)
  for (let at = from; at < tokens.length; at++) {
    const found = phrases.find(({ words }) => words.every((word, i) => tokens[at + i]?.text === word))
    if (found) return { status: found.status, last: at + found.words.length - 1 }
    // How it goes comes first: "2.3 we met the supplier who is done" is no update.
    if (!joiners.has(tokens[at]?.text ?? '')) return null
  }
  return null
}

type Day = { day: string; tokens: number[] }

/** The day a message names: the last of a month or season; the coming one for a date that moves, the past one for what is done. */
function dayOf(tokens: readonly Token[], today: string, status: string): Day | null {
  const [range] = findRanges(tokens, today)
  const day = range?.range.to ?? null
  if (!range || day === null) return null
  const named = tokens.filter(({ index }) => range.tokens.includes(index))
  if (named.some(({ text }) => /^(19|20)\d\d$/.test(text))) return { day, tokens: range.tokens }
  const shifted = status === 'complete' ? lastBefore(day, today) : firstFrom(day, today)
  return { day: shifted, tokens: range.tokens }
}

function lastBefore(day: string, today: string): string {
  return day > today ? inYear(day, -1) : day
}
function firstFrom(day: string, today: string): string {
  return day < today ? inYear(day, 1) : day
}
function inYear(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) + years)}${day.slice(4)}`
}

/** The form that the update fills in. `rest` gives what else was written, without the day's words where they are used up. */
function draftOf(status: string, day: Day | null, rest: (without: readonly number[]) => string): Draft {
  if (status === 'no-change') return {}
  if (status === 'complete') {
    return { status, evidence: rest([]), ...(day ? { completedOn: day.day } : {}) }
  }
  if (status === 'in-progress-amber' && day) {
    return { status, revisedOn: day.day, reason: rest(day.tokens) }
  }
  return { status, note: rest([]) }
}
