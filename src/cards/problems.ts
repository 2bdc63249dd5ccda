import type { AskedFor, ReportingRules } from '../plan/reporting.ts'
import { dayInWords } from '../progress/day-words.ts'
import type { DraftField, TextField } from '../progress/draft.ts'
import type { Refusal } from '../progress/record.ts'
import { stageWords, statusWords } from '../progress/status.ts'
import { shortLine } from './escape.ts'

/** A sentence to show beside a field of an action's form, or above the form when it is about no single field. */
export type Problem = { field: DraftField | null; sentence: string }

/** Why a report was not taken, for the card of that action: one sentence above the form, the reasons beside their fields. */
export function problemsOf(rules: ReportingRules, refusals: readonly Refusal[]): Problem[] {
  const first: Problem = {
    field: null,
    sentence: 'Not saved yet. Complete or correct what is marked below and press Save again.',
  }
  return [
    first,
    ...refusals.map((refusal) => ({ field: refusal.field, sentence: refusalSentence(rules, refusal) })),
  ]
}

/** That a text does not fit on its card, for its field: how long it is, and how much of it is cut. */
export function problemOfCut({
  field,
  length,
  kept,
}: {
  field: TextField
  length: number
  kept: number
}): Problem {
  const all = `The ${fieldNames[field]} has ${inThousands(length)} characters`
  return {
    field,
    sentence: `${all}, of which this card can hold the first ${inThousands(kept)}. The last ${inThousands(length - kept)} are cut off here: go on with a shorter text.`,
  }
}

const fieldNames: Record<TextField, string> = {
  note: 'note',
  correctiveAction: 'corrective action',
  evidence: 'evidence',
  blockedBy: 'text on what blocks it',
  helpFrom: 'text on help needed',
  reason: 'reason',
  suggested: 'name',
}

const asks: Record<AskedFor, string> = {
  note: 'a note. Write one',
  correctiveAction: 'what is being done to put it right. Write it here',
  completedOn: 'the day on which it was completed. Choose it here',
  evidence: 'one line on how one can see it. Write it here',
}

function refusalSentence(rules: ReportingRules, refusal: Refusal): string {
  switch (refusal.kind) {
    case 'status-missing':
      return 'No status is chosen. Choose one.'
    case 'change-not-allowed':
      return `An action whose status is “${statusWords(rules, refusal.from, null)}” cannot become “${stageWords(rules, refusal.to)}”. Choose another status.`
    case 'missing':
      return `“${statusWords(rules, refusal.stage, refusal.confidence)}” asks for ${asks[refusal.field]}.`
    case 'too-long':
      return `The ${fieldNames[refusal.field]} has ${inThousands(refusal.length)} characters, and ${inThousands(refusal.limit)} is the most that can be saved. Shorten it.`
    case 'date-unreadable':
      return 'The date cannot be read. Choose it from the calendar, or leave it blank.'
    case 'date-past':
      return `${dayInWords(refusal.day)} has passed. Choose ${dayInWords(refusal.today)} or a later day, or leave it blank.`
    case 'date-to-come':
      return `${dayInWords(refusal.day)} is still to come. Choose ${dayInWords(refusal.today)} or an earlier day, or another status.`
    case 'date-too-far':
      return refusal.field === 'revisedOn'
        ? `${dayInWords(refusal.day)} is too far ahead. Choose ${dayInWords(refusal.limit)} or an earlier day, or leave it blank.`
        : `${dayInWords(refusal.day)} is too long ago. Choose ${dayInWords(refusal.limit)} or a later day.`
    case 'date-on-closed':
      return `An action that is ${stageWords(rules, refusal.stage).toLowerCase()} needs no new date. Clear the date, or choose another status.`
    case 'no-date-to-revise':
      return 'The plan prints no milestone of this action that is still to be met, so there is no date to move. Clear the date, and ask the plan administrator to correct the plan.'
    case 'date-on-met':
      return 'You ticked the milestone that this date is for, so it needs no new date. Clear the date, or take the tick away. To move the date of another milestone, save this first and then press Edit.'
    case 'date-as-before':
      return `It is due by ${dayInWords(refusal.day)} already. Choose another day, or clear the date.`
    case 'reason-missing':
      return 'A new date needs a reason. Write why the date has to move.'
    case 'date-missing':
      return 'There is a reason for a new date, but no date. Choose the date, or clear the reason.'
    case 'may-identify':
      return `The ${fieldNames[refusal.in]} says “${shortLine(refusal.words, 60)}”, which may identify a child or family. Take it out, or tick the box above if it does not, and press Save again.`
  }
}

function inThousands(count: number): string {
  return count.toLocaleString('en-GB')
}
