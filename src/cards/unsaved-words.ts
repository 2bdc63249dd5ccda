import type { ReportingRules } from '../plan/reporting.ts'
import { dayInWords } from '../progress/day-words.ts'
import { textFields, type Draft, type TextField } from '../progress/draft.ts'
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

/** A client may send anything for a day: what is none is said as it came. */
function dayWords(day: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? dayInWords(day) : day
}
