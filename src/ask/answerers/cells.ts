import type { DueRange } from '../action-filter.ts'
import type { Milestone } from '../../plan/library.ts'
import type { Action } from '../../plan/library.ts'
import type { AgencyCell, LeadCell } from '../../plan/model.ts'
import { dayInWords } from '../../progress/day-words.ts'
import type { Standing } from '../../progress/standing.ts'
import type { Facts } from './answerer.ts'
import { statusWords } from '../../progress/status.ts'
import { counted, listed } from './answerer.ts'

/** Who an officer or lead cell names, or null where it names nobody. */
export function namedIn(cell: LeadCell): string | null {
  switch (cell.reading) {
    case 'people':
      return listed(cell.people)
    case 'role':
      return cell.role
    case 'body':
      return cell.printed
    case 'tbc':
    case 'blank':
      return null
  }
}

/** The cell in a few words, for lists. */
export function officerBriefly(cell: LeadCell): string {
  return namedIn(cell) ?? (cell.reading === 'tbc' ? 'TBC' : 'not named (blank)')
}

/** A whole sentence on who leads something; says so where the cell is blank, TBC or a role. */
export function officerSentence(subject: string, cell: LeadCell, word: string): string {
  switch (cell.reading) {
    case 'people':
      return `The ${word}${cell.people.length > 1 ? 's' : ''} for ${subject} ${cell.people.length > 1 ? 'are' : 'is'} ${listed(cell.people)}.`
    case 'role':
      return `The ${word} for ${subject} is not named; the plan gives a role: ${cell.role}.`
    case 'body':
      return `The ${word} for ${subject} is given as: ${cell.printed}.`
    case 'tbc':
      return `The ${word} for ${subject} has not been named yet: the plan says “${cell.printed}”.`
    case 'blank':
      return `The plan does not name a ${word} for ${subject}: that cell is blank.`
  }
}

export function agencyBriefly(cell: AgencyCell): string {
  return cell.printed === '' ? 'not given (blank)' : cell.printed
}

/** One milestone with what its date means: "April 2011, so due by 30 April 2011; 76 days overdue as at 15 July 2011". */
export function milestoneWords(milestone: Milestone, standing: Standing, facts: Facts): string {
  const { reading, printed } = milestone
  switch (reading.kind) {
    case 'dated': {
      const open = standing.stage !== 'Complete' && standing.stage !== 'Stopped'
      const late = standing.passed.find((item) => item.milestone.key === milestone.key)
      const spelt = dayInWords(reading.dueOn)
      const agreed = standing.dated.find((item) => item.milestone.key === milestone.key)?.dueOn
      const moved =
        agreed === undefined || agreed === reading.dueOn ? '' : `, moved to ${dayInWords(agreed)} (approved)`
      const due = `${spelt === printed ? printed : `${printed}, so due by ${spelt}`}${moved}`
      if (!open) {
        return `${due} (${statusWords(facts.loaded.reporting, standing.stage, standing.confidence)})`
      }
      if (standing.met.includes(milestone.key)) return `${due} (met)`
      return late
        ? `${due}; ${counted(daysLate(late.dueOn, facts.asOf), 'day')} overdue as at ${dayInWords(facts.asOf)}`
        : due
    }
    case 'from':
      return `${printed} (a start, not a deadline, so it is never overdue)`
    case 'ongoing':
      return `${printed} (no end date, so it is never overdue)`
    case 'recurring':
      return `${printed} (no single due date, so it is never overdue)`
    case 'tbc':
      return `${printed} (to be confirmed: no date has been set)`
    case 'blank':
      return 'blank: the plan gives no date'
    case 'unreadable':
      return `${printed} (the plan's own words; no single date can be read from them)`
  }
}

function daysLate(dueOn: string, asOf: string): number {
  return Math.round((Date.parse(asOf) - Date.parse(dueOn)) / 86_400_000)
}

/** The timescale cell in a few words, for lists: as printed, one entry after another. */
export function timescaleBriefly(action: Action): string {
  return action.milestones.length === 0
    ? 'no date (blank)'
    : action.milestones.map(({ printed }) => printed).join('; ')
}

/** Whether a date of the action lies in the time that the question took it to be due; null where none was taken. */
export function verdictOn(due: DueRange | undefined, action: Action): string | null {
  if (due === undefined) return null
  const days = action.milestones.flatMap(({ reading }) => (reading.kind === 'dated' ? [reading.dueOn] : []))
  if (days.length === 0) return null
  const within = days.some(
    (day) => (due.from === null || day >= due.from) && (due.to === null || day <= due.to),
  )
  return within ? 'Yes.' : 'No.'
}
