import { dayInWords } from '../../progress/day-words.ts'
import { datedMilestones } from '../../progress/standing.ts'
import type { QueryOf } from '../query.ts'
import { actionTitle, actionsOf, cite, reply, rowsOf, type Facts, type Reply } from './answerer.ts'
import { agencyBriefly, officerBriefly, timescaleBriefly } from './cells.ts'

/** Two or more actions side by side: which is due first, whether officer or agency is the same. */
export function answerCompare(query: QueryOf<'compare-actions'>, facts: Facts): Reply {
  const actions = rowsOf(facts, actionsOf(facts, query.actions))
  const value = (action: (typeof actions)[number]) =>
    query.by === 'officer'
      ? officerBriefly(action.leadOfficer)
      : query.by === 'agency'
        ? agencyBriefly(action.leadAgency)
        : `${timescaleBriefly(action)}; ${officerBriefly(action.leadOfficer)}`
  const lines = actions.map((action) => `${actionTitle(facts, action)}: ${value(action)}`)
  const head = query.by === 'date' ? firstDue(actions, facts) : sameOrNot(actions.map(value), query.by)
  return reply(query, 'answer', [head, ...lines], {
    citations: actions.map((action) => cite(facts.loaded, action.source)),
    followUps: query.by === 'date' ? ['Same officer for both?'] : ['Which is due first?'],
    mentioned: {
      actions: query.actions,
      people:
        query.by === 'officer'
          ? [
              ...new Set(
                actions.flatMap((a) => (a.leadOfficer.reading === 'people' ? a.leadOfficer.people : [])),
              ),
            ]
          : [],
    },
  })
}

function firstDue(actions: ReturnType<typeof actionsOf>, facts: Facts): string {
  const dates = actions.flatMap((action) => {
    const dueOn = datedMilestones(action)[0]?.dueOn
    return dueOn === undefined ? [] : [{ action, dueOn }]
  })
  const first = [...dates].sort((a, b) => a.dueOn.localeCompare(b.dueOn))[0]
  if (!first || dates.length < actions.length)
    return 'They cannot be put in order, because not every one has a date.'
  const last = [...dates].sort((a, b) => b.dueOn.localeCompare(a.dueOn))[0]
  const same = dates.filter(({ dueOn }) => dueOn === first.dueOn)
  if (same.length === actions.length) return `They are due on the same day, ${dayInWords(first.dueOn)}.`
  const after =
    last === undefined ? '' : ` ${actionTitle(facts, last.action)} is last, by ${dayInWords(last.dueOn)}.`
  return `${actionTitle(facts, first.action)} comes first: it is due by ${dayInWords(first.dueOn)}.${after}`
}

function sameOrNot(values: readonly string[], by: 'officer' | 'agency'): string {
  const word = by === 'officer' ? 'lead officer' : 'lead agency'
  return new Set(values).size === 1
    ? `Yes, the ${word} is the same: ${values[0] ?? ''}.`
    : `No, the ${word} is not the same: ${[...new Set(values)].join('; ')}.`
}
