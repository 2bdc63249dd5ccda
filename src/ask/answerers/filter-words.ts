import { dayInWords } from '../../progress/day-words.ts'
import type { ActionFilter } from '../action-filter.ts'
import { listed, prioritiesOf, priorityName, type Facts } from './answerer.ts'

/** Whether the filter asks what was overdue on one day, which is then the day to speak as at. */
export function isDay(filter: ActionFilter): boolean {
  return filter.overdue && filter.due !== null && filter.due.from === filter.due.to
}

/** What a cell without a name or date prints, in words. */
const gapWords = { blank: 'blank', tbc: 'TBC' } as const

/** "Reported as On hold or Stopped or without an update yet". */
function statusWords(statuses: ActionFilter['statuses']): string {
  const reported = statuses.filter((status) => status !== 'none')
  const parts = [
    reported.length > 0 ? `reported as ${reported.join(' or ')}` : '',
    statuses.includes('none') ? 'without an update yet' : '',
  ]
  return parts.filter((part) => part !== '').join(' or ')
}

/** The filter in words, in the order people would say it. */
export function filterWords(filter: ActionFilter, facts: Facts): string {
  const asAt = `as at ${dayInWords(facts.asOf)}`
  const parts = [
    filter.topic === null ? '' : `on “${filter.topic.words}”`,
    filter.priorities.length === 0
      ? ''
      : `in ${listed(prioritiesOf(facts, filter.priorities).map((p) => priorityName(p).replace(/^P/, 'p')))}`,
    filter.theme === null ? '' : `under “${filter.theme}”`,
    filter.officers.length === 0
      ? ''
      : `with ${listed(filter.officers)} as ${filter.sole ? 'the only ' : ''}lead officer`,
    filter.agencies.length === 0
      ? ''
      : filter.every
        ? `with ${listed(filter.agencies)} together as lead agencies`
        : `with ${listed(filter.agencies)} as ${filter.sole ? 'the only ' : ''}lead agency`,
    filter.several === null ? '' : `with more than one lead ${filter.several}`,
    filter.notOfficers.length === 0 ? '' : `without ${filter.notOfficers.join(' or ')} as lead officer`,
    filter.notAgencies.length === 0 ? '' : `without ${filter.notAgencies.join(' or ')} as lead agency`,
    filter.monitored === 'given'
      ? 'whose monitoring the plan gives'
      : filter.monitored === 'blank'
        ? 'with a blank monitoring cell'
        : '',
    filter.monitoring === null ? '' : `monitored through “${filter.monitoring.words}”`,
    filter.missing === 'officer'
      ? `without a named lead officer (${filter.cell === null ? 'blank or TBC' : gapWords[filter.cell]})`
      : filter.missing === 'name'
        ? 'whose lead officer is given as a job title, not a name'
        : filter.missing === 'date'
          ? filter.cell === null
            ? 'without a fixed due date'
            : `with a timescale that is ${gapWords[filter.cell]}`
          : '',
    filter.timescale === 'ongoing' ? 'marked as ongoing' : filter.timescale === 'tbc' ? 'marked TBC' : '',
    statusWords([filter.stage, filter.confidence, ...filter.statuses].filter((status) => status !== null)),
    filter.due === null || isDay(filter) ? '' : `due ${filter.due.words}`,
    filter.notDue === null ? '' : `not due ${filter.notDue.words}`,
    filter.overdue ? `overdue ${asAt}` : '',
  ]
  return parts.filter((part) => part !== '').join(' ')
}
