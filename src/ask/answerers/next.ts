import type { Action } from '../../plan/library.ts'
import { dayInWords } from '../../progress/day-words.ts'
import type { QueryOf } from '../query.ts'
import {
  actionName,
  actionTitle,
  cite,
  listed,
  priorityName,
  reply,
  rowsOf,
  shorten,
  standing,
  type Facts,
  type Reply,
} from './answerer.ts'
import { officerBriefly, timescaleBriefly } from './cells.ts'

type Step = { action: Action; key: string; printed: string; dueOn: string }

/** The next milestone of the plan, a priority, a person, an agency or one action; or the one after the last named. */
export function answerNext(query: QueryOf<'next'>, facts: Facts): Reply {
  const { scope } = query
  const actions = inScope(scope, facts)
  const steps = actions
    .flatMap((action) => upcoming(action, facts))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
  const from = query.after === null ? null : (steps.find((step) => step.key === query.after)?.dueOn ?? null)
  const later = from === null ? steps : steps.filter((step) => step.dueOn > from)
  const soonest = later[0]
  const where = scopeWords(scope, facts)
  if (!soonest) return nothingNext(query, actions, where, facts)
  const together = later.filter((step) => step.dueOn === soonest.dueOn)
  const shown = together.slice(0, 12)
  const after = query.after === null ? 'next milestone' : 'milestone after that'
  const head = `The ${after} ${where} is ${soonest.printed} (due by ${dayInWords(soonest.dueOn)}), for ${together.length > 1 ? `${together.length} actions: ` : ''}${listed(
    shown.map((step) =>
      actionTitle(facts, step.action)
        .replace(/^Action/, shown.length > 1 ? '' : 'action')
        .trim(),
    ),
  )}${together.length > shown.length ? ' and others' : ''}.`
  const passed =
    scope.of === 'action' || scope.of === 'person' || scope.of === 'priority'
      ? passedLine(actions, facts)
      : []
  const lines = shown.map(
    (step) =>
      `- ${actionTitle(facts, step.action)}: ${shorten(step.action.text, shown.length > 4 ? 70 : 140)} (${step.printed}; ${officerBriefly(step.action.leadOfficer)})`,
  )
  const only = shown.length === 1 ? shown[0] : undefined
  return reply(query, 'answer', [head, ...lines, ...passed], {
    citations: shown.map((step) => cite(facts.loaded, step.action.source)),
    followUps: [
      'And after that one?',
      ...(only ? [`Who leads ${actionTitle(facts, only.action).replace(/^Action/, 'action')}?`] : []),
      'Which actions are overdue?',
    ],
    mentioned: {
      actions: only ? [only.action.key] : [],
      listed: shown.map((step) => step.action.key),
      priorities: scope.of === 'priority' ? [scope.priority] : [],
      people:
        scope.of === 'person'
          ? [scope.person]
          : only?.action.leadOfficer.reading === 'people'
            ? only.action.leadOfficer.people
            : [],
      milestone: soonest.key,
    },
  })
}

function inScope(scope: QueryOf<'next'>['scope'], facts: Facts): Action[] {
  const rows = rowsOf(
    facts,
    [...facts.loaded.actions.values()].filter((action) => action.parentKey === null),
  )
  switch (scope.of) {
    case 'plan':
      return rows
    case 'priority':
      return rows.filter((action) => action.priorityKey === scope.priority)
    case 'person':
      return rows.filter(
        ({ leadOfficer }) => leadOfficer.reading === 'people' && leadOfficer.people.includes(scope.person),
      )
    case 'agency':
      return rows.filter(({ leadAgency }) => leadAgency.agencies.includes(scope.agency))
    case 'action':
      return rows.filter((action) => action.key === scope.action || action.parentKey === scope.action)
  }
}

/** Dated milestones still to come; a closed action has none. */
function upcoming(action: Action, facts: Facts): Step[] {
  const at = standing(facts, action)
  if (at.next === null) return []
  return action.milestones.flatMap(({ key, printed, reading }) =>
    reading.kind === 'dated' && reading.dueOn >= facts.asOf
      ? [{ action, key, printed, dueOn: reading.dueOn }]
      : [],
  )
}

function scopeWords(scope: QueryOf<'next'>['scope'], facts: Facts): string {
  switch (scope.of) {
    case 'plan':
      return `in the ${facts.loaded.plan.shortTitle}`
    case 'priority': {
      const priority = facts.loaded.priorities.get(scope.priority)
      return priority ? `in ${priorityName(priority).replace(/^P/, 'p')}` : ''
    }
    case 'person':
      return `for ${scope.person}`
    case 'agency':
      return `for ${scope.agency}`
    case 'action': {
      const action = facts.loaded.actions.get(scope.action)
      return action ? `of ${actionTitle(facts, action).replace(/^Action/, 'action')}` : ''
    }
  }
}

function passedLine(actions: readonly Action[], facts: Facts): string[] {
  const passed = actions.flatMap((action) => {
    const { passed: dates } = standing(facts, action)
    return dates.map(({ milestone }) => `${actionName(facts, action)} (${milestone.printed})`)
  })
  return passed.length === 0
    ? []
    : [`Already passed with no completion recorded: ${listed(passed.slice(0, 8))}.`]
}

function nothingNext(query: QueryOf<'next'>, actions: readonly Action[], where: string, facts: Facts): Reply {
  const passed = passedLine(actions, facts)
  const undated = actions.filter(
    (action) => !action.milestones.some(({ reading }) => reading.kind === 'dated'),
  )
  const others = undated
    .slice(0, 6)
    .map((action) => `- ${actionTitle(facts, action)}: ${timescaleBriefly(action)}`)
  return reply(
    query,
    passed.length > 0 || others.length > 0 ? 'answer' : 'unknown',
    [
      `There is no dated milestone still to come ${where} as at ${dayInWords(facts.asOf)}.`,
      ...passed,
      ...(others.length > 0 ? ['Without a date:', ...others] : []),
    ],
    {
      citations: actions.slice(0, 6).map((action) => cite(facts.loaded, action.source)),
      followUps: ['Which actions are overdue?', 'What falls due next in the whole plan?'],
      mentioned: {
        actions: actions.length <= 2 ? actions.map((action) => action.key) : [],
        priorities: query.scope.of === 'priority' ? [query.scope.priority] : [],
        people: query.scope.of === 'person' ? [query.scope.person] : [],
      },
    },
  )
}
