import type { Action, LoadedPlan } from '../library.ts'
import type { Source } from '../model.ts'

/** The kinds of finding in the order in which they are shown, with the heading that each stands under. */
export const findingHeadings = {
  'repeated-number': 'Action numbers printed more than once',
  'two-titles': 'Priorities with two titles',
  'missing-priority': 'Mentions of a priority that the plan does not have',
  'missing-action': 'Mentions of an action that the plan does not have',
  'tbc-lead': 'Leads and officers still to be confirmed',
  'blank-lead': 'Leads and officers left blank',
  'role-as-lead': 'Posts given instead of names',
  'interim-lead': 'Leads given for the time being',
  'joint-officers': 'Actions with two or more lead officers',
  'unknown-person': 'People missing from the list of people',
  'unknown-agency': 'Agencies missing from the list of agencies',
  'blank-timescale': 'Actions without a timescale',
  'tbc-timescale': 'Timescales still to be confirmed',
  'unreadable-timescale': 'Timescales that cannot be read',
  'undated-timescale': 'Timescales that name no day',
  'never-ends': 'Timescales that start and never end',
  'several-dates': 'More than one date in a cell',
  'before-year': "Milestones due before the plan's year",
  'after-year': "Milestones due after the plan's year",
  'open-monitoring': 'Monitoring or supporting plans left open',
  'board-without-actions': 'Boards that no action’s monitoring names',
  'broken-off': 'Texts that seem to break off',
  'cautioned-figure': 'Figures to be used with care',
  noted: 'Other oddities, noted by hand',
} as const

export type FindingKind = keyof typeof findingHeadings

/** Something odd in a plan that is nevertheless valid: what it is and what follows from it, in a plan owner's words. */
export type Finding = { kind: FindingKind; words: string; source: Source }

/** The rows that carry a date and officers of their own: a numbered row with parts beneath it does not. */
export function rowsOf(loaded: LoadedPlan): Action[] {
  return [...loaded.actions.values()].filter((action) => action.partKeys.length === 0)
}

/** "Action 2.4 (a)"; with its priority where another priority prints the same number. */
export function actionWords(loaded: LoadedPlan, action: Action): string {
  const alike = [...loaded.actions.values()].filter((other) => other.label === action.label)
  return `Action ${action.label}${alike.length > 1 ? ` of priority ${priorityNumber(loaded, action)}` : ''}`
}

export function priorityNumber(loaded: LoadedPlan, action: Action): string {
  return loaded.priorities.get(action.priorityKey)?.number ?? ''
}

/** "Priority 7" or "SMP1", for the start of a sentence. */
export function priorityWords(number: string): string {
  return /^\d/.test(number) ? `Priority ${number}` : number
}

/** "a", "a and b", "a, b and c". */
export function listWords(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`
}
