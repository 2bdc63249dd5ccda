import type { ReportingRules } from '../plan/reporting.ts'
import { dayInWords } from '../progress/day-words.ts'
import { textFields, type Draft, type TextField } from '../progress/draft.ts'
import { plainLine } from './escape.ts'
import { statusChoices } from '../progress/status.ts'

const names: Record<TextField, string> = {
  note: 'Note',
  correctiveAction: 'Corrective action',
  evidence: 'Evidence',
  blockedBy: 'Blocked by',
  helpFrom: 'Help needed',
  reason: 'Why the date has to move',
  suggested: 'Who should lead it',
}

/** What was typed and not saved, so that nobody has to remember it; texts as they were typed. None where there is nothing but a tick. */
export function unsavedFields(rules: ReportingRules, draft: Draft): { name: string; text: string }[] {
  const { status, completedOn = '', revisedOn = '', met = '' } = draft
  const choice = statusChoices(rules).find(({ value }) => value === status)
  const ticked = met.split(',').filter((key) => key !== '').length
  return [
    { name: 'Status', text: choice?.title ?? '' },
    ...textFields.map((field) => ({ name: names[field], text: draft[field] ?? '' })),
    { name: 'Completed on', text: dayWords(completedOn) },
    { name: 'New date', text: dayWords(revisedOn) },
    { name: 'Milestones ticked', text: ticked === 0 ? '' : String(ticked) },
  ].filter(({ text }) => text.trim() !== '')
}

/** The same under a heading, a line each; none where there is nothing. */
export function unsavedLines(rules: ReportingRules, draft: Draft, heading: string): string[] {
  const fields = unsavedFields(rules, draft)
  if (fields.length === 0) return []
  return [heading, ...fields.map(({ name, text }) => `${name}: ${text}`)].map(plainLine)
}

/** A client may send anything for a day: what is none is said as it came. */
function dayWords(day: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? dayInWords(day) : day
}
