import type { Action, Library, LoadedPlan, Priority } from '../../plan/library.ts'
import type { Source } from '../../plan/model.ts'
import { standingOf, type Standing } from '../../progress/standing.ts'
import type { SignedOffPosition } from '../../progress/position.ts'
import type { Actor, Cover } from '../../progress/permissions.ts'
import type { OfficerReply } from '../../progress/replies.ts'
import type { PlanUpdate } from '../../progress/update.ts'
import type { Answer, AnswerKind, Chart, Citation } from '../answer.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Mentioned } from '../conversation/conversation.ts'
import type { Query } from '../query.ts'

/** What the council says to somebody who writes about one child, and the ISO day on which it last checked it. */
export type Safeguarding = { text: string; checkedOn: string }

/** What an answer may be computed from. */
export type Facts = {
  library: Library
  loaded: LoadedPlan
  catalogue: Catalogue
  updates: readonly PlanUpdate[]
  asOf: string
  asker: string | null
  /** Who alone hears the answer, as somebody with rights; null where others hear it too, or nobody is known. */
  reader: Actor | null
  /** Who stands in for whom on the day. */
  covers: readonly Cover[]
  /** Who was sent a card this week, and who of them has replied; null where that is not known. */
  replies: readonly OfficerReply[] | null
  /** What was signed off at the end of monitoring rounds. */
  positions: readonly SignedOffPosition[]
  /** Null where none is configured. */
  safeguarding: Safeguarding | null
}

/** An answer and what it leaves behind for the next turn to refer to. */
export type Reply = { answer: Answer; mentioned: Mentioned }

/** The longest text of a single fact and of a list, in characters. */
export const factLimit = 1450
export const listLimit = 3800

/** Puts an answer together; the text is cut at a line's end where it is too long. */
export function reply(
  query: Query,
  kind: AnswerKind,
  lines: readonly string[],
  more: {
    facts?: Answer['facts']
    citations?: readonly Citation[]
    charts?: Chart[]
    followUps?: readonly string[]
    mentioned?: Mentioned
    limit?: number
  } = {},
): Reply {
  const limit = more.limit ?? factLimit
  const kept: string[] = []
  for (const line of lines) {
    if ([...kept, line].join('\n').length > limit) break
    kept.push(line)
  }
  const text = kept.length > 0 ? kept.join('\n') : shorten(lines.join('\n'), limit)
  return {
    answer: {
      kind,
      text,
      facts: more.facts ?? [],
      citations: distinct(more.citations ?? []),
      ...(more.charts && more.charts.length > 0 ? { charts: more.charts } : {}),
      followUps: [...new Set(more.followUps ?? [])].slice(0, 3),
      query,
    },
    mentioned: more.mentioned ?? {},
  }
}

/** How a citation names a plan: "CYPP 2011-12 (draft)", or without the word once it is adopted. */
export function citedTitle({ plan }: LoadedPlan): string {
  return plan.status === 'draft' ? `${plan.shortTitle} (draft)` : plan.shortTitle
}

/** Where a record stands, as a citation. */
export function cite(loaded: LoadedPlan, source: Source): Citation {
  return {
    plan: citedTitle(loaded),
    where: source.page === null ? source.section : `${source.section}, p. ${source.page}`,
  }
}

function distinct(citations: readonly Citation[]): Citation[] {
  return [
    ...new Map(citations.map((citation) => [`${citation.plan}|${citation.where}`, citation])).values(),
  ].slice(0, 8)
}

/** The first words of a text, to at most this many characters. */
export function shorten(text: string, length: number): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (plain.length <= length) return plain
  return `${plain.slice(0, plain.lastIndexOf(' ', length - 1)).replace(/[,;:.]$/, '')}…`
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}

/** The text with a capital letter at its head. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "1 action", "3 actions", "no actions". */
export function counted(count: number, noun: string): string {
  const plural = /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`
  return `${count === 0 ? 'no' : count} ${count === 1 ? noun : plural}`
}

export function actionsOf(facts: Facts, keys: readonly string[]): Action[] {
  return keys.flatMap((key) => facts.loaded.actions.get(key) ?? [])
}

export function prioritiesOf(facts: Facts, keys: readonly string[]): Priority[] {
  return keys.flatMap((key) => facts.loaded.priorities.get(key) ?? [])
}

/** How people say an action: "2.3", "SMP 1.1", and "11.1 (priority 10)" where two actions bear the number. */
export function actionName(facts: Facts, action: Action): string {
  const twins = [...facts.loaded.actions.values()].filter((other) => other.label === action.label)
  const number = facts.loaded.priorities.get(action.priorityKey)?.number ?? ''
  return twins.length > 1 ? `${action.label} (priority ${number})` : action.label
}

/** "Action 2.3", but "SMP 1.1". */
export function actionTitle(facts: Facts, action: Action): string {
  const name = actionName(facts, action)
  return name.startsWith('SMP') ? name : `Action ${name}`
}

/** "Priority 7", but "SMP1". */
export function priorityName(priority: Priority): string {
  return /^\d/.test(priority.number) ? `Priority ${priority.number}` : priority.number
}

/** A priority with its number and title, said once where the title is its number: "Priority 7 (…)", "Be Safe". */
export function titledPriority(priority: Priority): string {
  return priority.number === priority.title ? priority.title : `${priorityName(priority)} (${priority.title})`
}

export function standing(facts: Facts, action: Action): Standing {
  return standingOf(action, facts.updates, facts.asOf)
}

/** The rows that carry dates and officers: a numbered row stands for its parts. */
export function rowsOf(facts: Facts, actions: readonly Action[]): Action[] {
  return [
    ...new Set(
      actions.flatMap((action) =>
        action.partKeys.length > 0 ? actionsOf(facts, action.partKeys) : [action],
      ),
    ),
  ]
}

/** The lead agency as printed, with the full name of a single agency where the plan gives one. */
export function agencyBrieflyOf(action: Action, facts: Facts): string {
  const { printed, agencies } = action.leadAgency
  const full =
    agencies.length === 1
      ? facts.loaded.plan.agencies.find(({ name }) => name === agencies[0])?.fullName
      : null
  return full === null || full === undefined || full === printed ? printed : `${printed} (${full})`
}
