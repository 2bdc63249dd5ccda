import type { Action, LoadedPlan, Milestone } from '../library.ts'
import { actionWords, listWords, rowsOf, type Finding, type FindingKind } from './finding.ts'

/** Everything odd about when actions are due, row by row. */
export function timescaleFindings(loaded: LoadedPlan): Finding[] {
  return rowsOf(loaded).flatMap((action) => {
    const finding = (kind: FindingKind, rest: string): Finding => ({
      kind,
      words: `${actionWords(loaded, action)} ${rest}`,
      source: action.source,
    })
    return [
      ...(action.milestones.length === 0
        ? [finding('blank-timescale', 'has an empty timescale cell, so it is never due.')]
        : []),
      ...severalDates(action).map((words) => finding('several-dates', words)),
      ...action.milestones.flatMap((milestone) =>
        oddity(loaded, milestone).map(([kind, words]) => finding(kind, words)),
      ),
    ]
  })
}

function severalDates({ milestones }: Action): string[] {
  if (milestones.length < 2) return []
  const printed = listWords(milestones.map((milestone) => milestone.printed))
  return [`prints ${milestones.length} dates in one cell, ${printed}; each counts as a milestone of its own.`]
}

function oddity({ plan }: LoadedPlan, { printed, reading }: Milestone): [FindingKind, string][] {
  switch (reading.kind) {
    case 'blank':
      return [['blank-timescale', `prints only "${printed}" as its timescale, so it is never due.`]]
    case 'tbc':
      return [
        ['tbc-timescale', `prints "${printed}" as its timescale, so it is not due until a date is agreed.`],
      ]
    case 'unreadable':
      return [
        [
          'unreadable-timescale',
          `prints "${printed}" as its timescale, which the bot cannot read as a date and so never counts as overdue.`,
        ],
      ]
    case 'ongoing':
    case 'recurring':
      return [['undated-timescale', `prints "${printed}", which names no day, so it is never overdue.`]]
    case 'from':
      return [
        [
          'never-ends',
          `prints "${printed}", which says when it starts and not when it ends, so it is never overdue.`,
        ],
      ]
    case 'dated':
      if (reading.dueOn < plan.years.from) {
        return [
          [
            'before-year',
            `is due ${printed}, before the plan's year (${plan.years.printed}) begins, so it is overdue from the first day unless it is complete.`,
          ],
        ]
      }
      if (reading.dueOn > plan.years.to) {
        return [['after-year', `is due ${printed}, after the plan's year (${plan.years.printed}) ends.`]]
      }
      return []
  }
}
