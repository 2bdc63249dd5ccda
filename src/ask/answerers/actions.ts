import type { Action } from '../../plan/library.ts'
import { londonDay } from '../../progress/day-words.ts'
import { datedMilestones } from '../../progress/standing.ts'
import { statusWords } from '../../progress/status.ts'
import type { ActionFilter, DueRange } from '../action-filter.ts'
import type { QueryOf } from '../query.ts'
import {
  actionName,
  actionsOf,
  cite,
  counted,
  listLimit,
  listed,
  priorityName,
  reply,
  rowsOf,
  shorten,
  standing,
  type Facts,
  type Reply,
  capital,
} from './answerer.ts'
import { agencyBriefly, officerBriefly, timescaleBriefly } from './cells.ts'
import { eachOfSeveral } from './each-of-several.ts'
import { filterWords, isDay } from './filter-words.ts'

/** Lists longer than this show one short line an action. */
const briefFrom = 14
/** So many actions on a subject are told where none is as the question says. */
const mostBeside = 3
/** A list of so few shows their whole words. */
const wholeUpTo = 2

/** A list or count of actions by a filter; says in words what was filtered by. */
export function answerActions(query: QueryOf<'actions'>, today: Facts): Reply {
  const { filter } = query
  const facts = asAtItsDay(filter, today)
  const rows = byRow(filter) ? rowsOf(facts, candidates(filter, facts)) : candidates(filter, facts)
  const found = rows.filter((action) => matches(action, filter, facts))
  const starting =
    filter.due === null ? [] : rows.filter((action) => !found.includes(action) && startsIn(action, filter))
  // A job title is no blank cell, and yet nobody's name.
  const byTitle =
    filter.missing === 'officer' && filter.cell === null && query.as === 'list'
      ? actionsMeeting({ ...filter, missing: 'name' }, facts)
      : []
  const words = filterWords(filter, facts)
  const heading =
    `${found.length === 0 ? 'No actions' : counted(found.length, 'action')} ${words === '' ? `in the ${facts.loaded.plan.shortTitle}` : words}`.trim()
  const nothing = found.length === 0
  const lines = [
    query.as === 'count' || nothing
      ? `${capital(heading)}${nothing ? nothingMore(filter, facts) : partsToo(found, facts)}.`
      : `${capital(heading)}${namesBriefly(found, facts)}.`,
    ...eachOfSeveral(found, filter, facts),
    ...(found.length <= 40 ? grouped(found, filter, facts) : overallLines(found, facts)),
    ...(nothing && starting.length === 0 ? onTopicAlone(filter, facts) : []),
    ...(byTitle.length > 0
      ? ['Given by a job title alone, without a name:', ...grouped(byTitle, filter, facts)]
      : []),
    ...(starting.length > 0
      ? ['Starting then, without a due date:', ...grouped(starting, filter, facts)]
      : []),
  ]
  const brief =
    query.as === 'count' && found.length > 12 ? [lines[0] ?? '', ...overallLines(found, facts)] : lines
  return reply(query, 'answer', brief, {
    citations: found.map((action) => cite(facts.loaded, action.source)),
    followUps: followUps(found, filter, facts),
    mentioned: {
      actions: found.length === 1 || found.length === 2 ? found.map((action) => action.key) : [],
      // Of none there is no first: what was listed before is still counted through.
      ...(nothing ? {} : { listed: found.map((action) => action.key) }),
      priorities: filter.priorities,
      people: filter.officers,
    },
    limit: query.as === 'count' ? 1400 : listLimit,
  })
}

/** The actions that a filter lets through, or their rows where it speaks of what rows carry. */
export function actionsMeeting(filter: ActionFilter, facts: Facts): Action[] {
  const rows = byRow(filter) ? rowsOf(facts, candidates(filter, facts)) : candidates(filter, facts)
  return rows.filter((action) => matches(action, filter, facts))
}

/** The facts as at the day that "overdue on 1 May" names, with the updates that had been recorded by then. */
function asAtItsDay(filter: ActionFilter, facts: Facts): Facts {
  const day = isDay(filter) ? filter.due?.to : null
  if (!day) return facts
  return {
    ...facts,
    asOf: day,
    updates: facts.updates.filter(({ recordedAt }) => londonDay(recordedAt) <= day),
  }
}

/** ", or 52 rows, since 2.4 is printed in parts": officers' cards and the managers' digest count the rows. */
function partsToo(found: readonly Action[], facts: Facts): string {
  const rows = rowsOf(facts, found).length
  if (rows === found.length) return ''
  const inParts = found
    .filter((action) => action.partKeys.length > 0)
    .map((action) => actionName(facts, action))
  return `, or ${rows} rows to report on, since ${listed(inParts)} ${inParts.length === 1 ? 'is' : 'are'} printed in parts`
}

/** ": 2.3, 4.1 and SMP 1.1", for the first line; a long list names nobody there. */
function namesBriefly(found: readonly Action[], facts: Facts): string {
  return found.length > 12 ? '' : `: ${listed(found.map((action) => actionName(facts, action)))}`
}

/** Whether the filter speaks of dates or officers, which the rows beneath a numbered action carry. */
function byRow(filter: ActionFilter): boolean {
  return (
    filter.due !== null ||
    filter.notDue !== null ||
    filter.overdue ||
    filter.missing !== null ||
    filter.timescale !== null ||
    filter.officers.length > 0 ||
    filter.stage !== null ||
    filter.confidence !== null ||
    filter.statuses.length > 0 ||
    filter.agencies.length > 0 ||
    filter.notAgencies.length + filter.notOfficers.length > 0 ||
    filter.several !== null ||
    filter.monitored !== null ||
    filter.monitoring !== null
  )
}

function candidates(filter: ActionFilter, facts: Facts): Action[] {
  const all = [...facts.loaded.actions.values()].filter((action) => action.parentKey === null)
  return filter.topic === null
    ? all
    : actionsOf(facts, filter.topic.actions).filter(
        (a) => a.parentKey === null || !filter.topic?.actions.includes(a.parentKey),
      )
}

function matches(action: Action, filter: ActionFilter, facts: Facts): boolean {
  const at = standing(facts, action)
  const priority = facts.loaded.priorities.get(action.priorityKey)
  const officer = action.leadOfficer
  const { due } = filter
  return (
    (filter.priorities.length === 0 || filter.priorities.includes(action.priorityKey)) &&
    (filter.theme === null || priority?.theme === filter.theme) &&
    (filter.officers.length === 0 ||
      (officer.reading === 'people' &&
        filter.officers.some((name) => officer.people.includes(name)) &&
        (!filter.sole || officer.people.length === 1))) &&
    (filter.agencies.length === 0 ||
      (filter.agencies[filter.every ? 'every' : 'some']((name) =>
        action.leadAgency.agencies.includes(name),
      ) &&
        // "Health or the NHS alone": either of them, with nobody beside it.
        (!filter.sole ||
          action.leadAgency.agencies.length === (filter.every ? filter.agencies.length : 1)))) &&
    !filter.notAgencies.some((name) => action.leadAgency.agencies.includes(name)) &&
    !(officer.reading === 'people' && filter.notOfficers.some((name) => officer.people.includes(name))) &&
    (filter.several !== 'agency' || action.leadAgency.agencies.length > 1) &&
    (filter.several !== 'officer' || (officer.reading === 'people' && officer.people.length > 1)) &&
    (filter.monitored === null || (filter.monitored === 'given') === action.monitoring.length > 0) &&
    (filter.monitoring === null || filter.monitoring.actions.includes(action.key)) &&
    (due === null || isDay(filter) || dueWithin(action, due)) &&
    (filter.notDue === null || !dueWithin(action, filter.notDue)) &&
    (!filter.overdue || at.overdue !== null) &&
    (filter.missing !== 'officer' ||
      (filter.cell === null
        ? officer.reading === 'tbc' || officer.reading === 'blank'
        : officer.reading === filter.cell)) &&
    (filter.missing !== 'name' || officer.reading === 'role') &&
    (filter.missing !== 'date' || lacksDate(action, filter.cell)) &&
    (filter.timescale !== 'ongoing' || action.milestones.some(({ reading }) => reading.kind === 'ongoing')) &&
    (filter.timescale !== 'tbc' ||
      action.milestones.some(({ reading }) => reading.kind === 'tbc') ||
      officer.reading === 'tbc') &&
    (filter.stage === null || (at.stage ?? 'none') === filter.stage) &&
    (filter.confidence === null || at.confidence === filter.confidence) &&
    (filter.statuses.length === 0 ||
      filter.statuses.some((status) => status === (at.stage ?? 'none') || status === at.confidence))
  )
}

function dueWithin(action: Action, { from, to }: DueRange): boolean {
  return datedMilestones(action).some(
    ({ dueOn }) => (from === null || dueOn >= from) && (to === null || dueOn <= to),
  )
}

/** Whether a row has no day to be due on, and its cell prints just this where something is asked of the cell. */
function lacksDate({ milestones }: Action, cell: ActionFilter['cell']): boolean {
  if (cell === 'blank') return milestones.every(({ reading }) => reading.kind === 'blank')
  if (cell === 'tbc') return milestones.some(({ reading }) => reading.kind === 'tbc')
  return !milestones.some(({ reading }) => reading.kind === 'dated')
}

function startsIn(action: Action, filter: ActionFilter): boolean {
  const { due } = filter
  if (due === null || filter.overdue) return false
  return (
    action.milestones.some(
      ({ reading }) =>
        reading.kind === 'from' &&
        due.from !== null &&
        reading.startsOn >= due.from &&
        (due.to === null || reading.startsOn <= due.to),
    ) &&
    (filter.priorities.length === 0 || filter.priorities.includes(action.priorityKey)) &&
    filter.officers.length === 0
  )
}

/** "Is the gangs strategy due in July?": where nothing on a subject meets the rest of a question, the few actions that there are on it. */
function onTopicAlone(filter: ActionFilter, facts: Facts): string[] {
  const { topic, due, officers, agencies } = filter
  if (topic === null || (due === null && officers.length + agencies.length === 0)) return []
  const there = candidates(filter, facts)
  if (there.length === 0 || there.length > mostBeside) return []
  return [`What it has on “${topic.words}”:`, ...grouped(there, filter, facts)]
}

function nothingMore(filter: ActionFilter, facts: Facts): string {
  if (filter.stage !== null || filter.confidence !== null || filter.statuses.length > 0)
    return facts.updates.length === 0 ? ': no updates have been recorded yet' : ''
  return ''
}

function grouped(actions: readonly Action[], filter: ActionFilter, facts: Facts): string[] {
  const length = actions.length <= wholeUpTo ? Infinity : actions.length >= briefFrom ? 55 : 130
  const manyPriorities = new Set(actions.map((action) => action.priorityKey)).size > 1
  const lines: string[] = []
  let heading = ''
  for (const action of actions) {
    const priority = facts.loaded.priorities.get(action.priorityKey)
    const name = priority ? priorityName(priority) : ''
    if (manyPriorities && name !== heading) lines.push(`${name}:`)
    heading = name
    lines.push(line(action, length, filter, facts))
  }
  return lines
}

function line(action: Action, length: number, filter: ActionFilter, facts: Facts): string {
  const at = standing(facts, action)
  const late =
    at.overdue && (filter.overdue || filter.officers.length > 0)
      ? `, ${counted(at.overdue.daysLate, 'day')} overdue`
      : ''
  const status = at.stage === null ? '' : `; ${statusWords(facts.loaded.reporting, at.stage, at.confidence)}`
  const parts = action.partKeys.length > 0 ? actionsOf(facts, action.partKeys) : []
  const when = parts.length > 0 ? parts.map(timescaleBriefly).join(' / ') : timescaleBriefly(action)
  const officer =
    parts.length > 0
      ? parts.map((part) => officerBriefly(part.leadOfficer)).join(' / ')
      : officerBriefly(action.leadOfficer)
  const columns = filter.columns.map((column) =>
    column === 'agency'
      ? `; lead agency ${(parts.length > 0 ? parts : [action]).map(({ leadAgency }) => agencyBriefly(leadAgency)).join(' / ')}`
      : `; monitored through ${action.monitoring.join(', ') || 'nothing given (blank)'}`,
  )
  return `- ${actionName(facts, action)} ${shorten(action.text, length)} (${when}${late}; ${officer}${columns.join('')}${status})`
}

function overallLines(actions: readonly Action[], facts: Facts): string[] {
  return [...facts.loaded.priorities.values()].flatMap((priority) => {
    const here = actions.filter((action) => action.priorityKey === priority.key)
    return here.length === 0
      ? []
      : [`${priorityName(priority)}: ${here.length} (${here.map((action) => action.label).join(', ')})`]
  })
}

function followUps(found: readonly Action[], filter: ActionFilter, facts: Facts): string[] {
  const first = found[0]
  const ask = first
    ? [
        `When is ${first.label.startsWith('SMP') ? '' : 'action '}${actionName(facts, first).replace(/ \(priority (\w+)\)/, ' under priority $1')} due?`,
      ]
    : []
  return [
    ...ask,
    ...(filter.overdue ? ['What falls due next?'] : ['Which actions are overdue?']),
    'Which actions have no lead officer?',
  ]
}
