import { Temporal } from 'temporal-polyfill'
import type { Action } from '../../../src/plan/library.ts'
import { printedNumber, type PlanRows } from './plan-rows.ts'
import { comparable, saysOneOf, saysThereIsNone, toldNumbers, type Check } from './text-checks.ts'

/** "June 2011" for an ISO day in it. */
export function monthOf(day: string): string {
  return Temporal.PlainDate.from(day).toLocaleString('en-GB', { month: 'long', year: 'numeric' })
}

/** That an action is not overdue, or has no date to be late by. */
export const notLate: Check = (text) =>
  /^yes/i.test(text) || saysOneOf('not', "isn't", 'due by', 'no', 'tbc', 'blank')(text, '') !== null
    ? 'does not say that it is not overdue'
    : null

/** One of the actions that fall due next among these, from the day on, and when. */
export function nextIn(among: readonly Action[], { milestones, asOf }: PlanRows): Check {
  const dated = among.flatMap((row) =>
    milestones(row).flatMap(({ printed, dueOn }) =>
      dueOn !== null && dueOn >= asOf ? [{ row, printed, dueOn }] : [],
    ),
  )
  const day = dated.map(({ dueOn }) => dueOn).sort()[0]
  if (day === undefined) return saysThereIsNone
  const next = dated.filter(({ dueOn }) => dueOn === day)
  return (text) => {
    if (!next.some(({ row }) => toldNumbers(text).has(printedNumber(row))))
      return `does not tell ${next.map(({ row }) => printedNumber(row)).join(' or ')} as next`
    const months = [monthOf(day), ...next.map(({ printed }) => printed.slice(0, 12))].map(comparable)
    return months.some((month) => comparable(text).includes(month)) ? null : `does not tell when: ${day}`
  }
}
