import { dayInWords } from '../../progress/day-words.ts'
import type { QueryOf } from '../query.ts'
import {
  actionTitle,
  cite,
  listed,
  priorityName,
  reply,
  rowsOf,
  shorten,
  type Facts,
  type Reply,
} from './answerer.ts'
import { officerBriefly } from './cells.ts'

/** The earliest or the latest dated milestones of the plan, a priority or a person, whether passed or to come. */
export function answerDateEnds(query: QueryOf<'date-ends'>, facts: Facts): Reply {
  const { scope, which } = query
  const rows = rowsOf(
    facts,
    [...facts.loaded.actions.values()].filter((action) => action.parentKey === null),
  ).filter(
    ({ priorityKey, leadOfficer }) =>
      (scope.of !== 'priority' || priorityKey === scope.priority) &&
      (scope.of !== 'person' ||
        (leadOfficer.reading === 'people' && leadOfficer.people.includes(scope.person))),
  )
  const steps = rows
    .flatMap((action) =>
      action.milestones.flatMap(({ printed, reading }) =>
        reading.kind === 'dated' ? [{ action, printed, dueOn: reading.dueOn }] : [],
      ),
    )
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
  const end = which === 'last' ? steps.at(-1) : steps[0]
  const where = placeWords(scope, facts)
  if (!end)
    return reply(query, 'unknown', [`The ${facts.loaded.plan.shortTitle} prints no fixed date ${where}.`])
  const found = steps.filter(({ dueOn }) => dueOn === end.dueOn)
  const printed = [...new Set(found.map((step) => step.printed))]
  const undated = rows.filter(({ milestones }) => !milestones.some(({ reading }) => reading.kind === 'dated'))
  return reply(
    query,
    'answer',
    [
      `The ${which === 'last' ? 'latest' : 'earliest'} date ${where} is ${listed(printed)} (due by ${dayInWords(end.dueOn)}), for ${listed(found.map(({ action }) => actionTitle(facts, action).replace(/^Action/, 'action')))}.`,
      ...found.map(
        ({ action, printed: date }) =>
          `- ${actionTitle(facts, action)}: ${shorten(action.text, 140)} (${date}; ${officerBriefly(action.leadOfficer)})`,
      ),
      ...(undated.length > 0 && which === 'last'
        ? [`Rows without a fixed date, such as ongoing ones, are left out: ${undated.length}.`]
        : []),
    ],
    {
      citations: found.map(({ action }) => cite(facts.loaded, action.source)),
      followUps: ['What falls due next?', 'Which actions are ongoing?'],
      mentioned: {
        actions: found.length <= 2 ? found.map(({ action }) => action.key) : [],
        listed: found.map(({ action }) => action.key),
        priorities: scope.of === 'priority' ? [scope.priority] : [],
        people: scope.of === 'person' ? [scope.person] : [],
      },
    },
  )
}

function placeWords(scope: QueryOf<'date-ends'>['scope'], facts: Facts): string {
  if (scope.of === 'person') return `for ${scope.person}`
  const priority = scope.of === 'priority' ? facts.loaded.priorities.get(scope.priority) : undefined
  return priority
    ? `in ${priorityName(priority).replace(/^P/, 'p')}`
    : `in the ${facts.loaded.plan.shortTitle}`
}
