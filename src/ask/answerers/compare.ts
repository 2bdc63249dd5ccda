import { dayInWords } from '../../progress/day-words.ts'
import { datedMilestones } from '../../progress/standing.ts'
import type { QueryOf } from '../query.ts'
import {
  actionName,
  actionTitle,
  actionsOf,
  cite,
  listLimit,
  listed,
  reply,
  rowsOf,
  shorten,
  type Facts,
  type Reply,
} from './answerer.ts'
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
  // Whoever asked by subject knows the rows by their words, and not by their numbers.
  const lines = actions.map(
    (action) => `${actionTitle(facts, action)}: ${value(action)}. “${shorten(action.text, 120)}”`,
  )
  if (query.alike === true) return datesAlike(query, actions, facts)
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

/** More rows than this are told by their dates alone. */
const mostLines = 12

/** Whether all rows print the same date; where they do not, each date with its rows. */
function datesAlike(
  query: QueryOf<'compare-actions'>,
  actions: ReturnType<typeof actionsOf>,
  facts: Facts,
): Reply {
  const groups = Map.groupBy(actions, (action) => timescaleBriefly(action))
  const dates = [...groups].map(
    ([date, rows]) => `${date}: ${listed(rows.map((action) => actionName(facts, action)))}`,
  )
  const keys = actions.map(({ key }) => key)
  return reply(
    query,
    'answer',
    [
      groups.size === 1
        ? `Yes, all ${actions.length} rows have the same date: ${dates.join()}.${sameDay(actions)}`
        : `No, the ${actions.length} rows do not all have the same date.`,
      ...(groups.size === 1 ? [] : dates.map((line) => `- ${line}`)),
      ...(actions.length <= mostLines && groups.size === 1
        ? actions.map((action) => `- ${actionTitle(facts, action)}: ${shorten(action.text, 110)}`)
        : []),
    ],
    {
      citations: actions.map((action) => cite(facts.loaded, action.source)),
      followUps: ['What falls due next?', 'Which actions are overdue?'],
      mentioned: { actions: keys.length <= 2 ? keys : [], listed: keys },
      limit: listLimit,
    },
  )
}

/** The day that rows of the same date are all due on; empty where their cell gives none, or several. */
function sameDay(actions: ReturnType<typeof actionsOf>): string {
  const days = new Set(actions.flatMap((action) => datedMilestones(action).map(({ dueOn }) => dueOn)))
  const [day] = days
  return day === undefined || days.size > 1 ? '' : ` They are due on the same day, ${dayInWords(day)}.`
}

function firstDue(actions: ReturnType<typeof actionsOf>, facts: Facts): string {
  const dates = actions.flatMap((action) => {
    const dueOn = datedMilestones(action)[0]?.dueOn
    return dueOn === undefined ? [] : [{ action, dueOn }]
  })
  const first = [...dates].sort((a, b) => a.dueOn.localeCompare(b.dueOn))[0]
  if (!first) return 'They cannot be put in order, because none of them has a due date.'
  if (dates.length < actions.length) {
    const dated = dates.map(
      ({ action, dueOn }) => `${actionTitle(facts, action)} (due by ${dayInWords(dueOn)})`,
    )
    return `They cannot be put in order, because only ${listed(dated)} ${dated.length === 1 ? 'has' : 'have'} a due date.`
  }
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
