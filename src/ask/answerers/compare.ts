import { dayInWords } from '../../progress/day-words.ts'
import { datedMilestones, standingsOf } from '../../progress/standing.ts'
import { statusWords } from '../../progress/status.ts'
import type { QueryOf } from '../query.ts'
import {
  actionName,
  actionTitle,
  actionsOf,
  cite,
  counted,
  listed,
  reply,
  rowsOf,
  standing,
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
        : timescaleBriefly(action)
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
    return 'They cannot be put in order, because not every one has a date:'
  const same = dates.filter(({ dueOn }) => dueOn === first.dueOn)
  if (same.length === actions.length) return `They are due on the same day, ${dayInWords(first.dueOn)}:`
  return `${actionTitle(facts, first.action)} comes first: it is due by ${dayInWords(first.dueOn)}.`
}

function sameOrNot(values: readonly string[], by: 'officer' | 'agency'): string {
  const word = by === 'officer' ? 'lead officer' : 'lead agency'
  return new Set(values).size === 1
    ? `Yes, the ${word} is the same: ${values[0] ?? ''}.`
    : `No, the ${word} is not the same:`
}

/** The latest recorded updates, newest first, and how many actions have none. */
export function answerChanges(query: QueryOf<'changes'>, facts: Facts): Reply {
  const silent = standingsOf(facts.loaded, facts.updates, facts.asOf).filter(
    (at) => at.lastUpdate === null,
  ).length
  const newest = [...facts.updates].sort((a, b) => b.sequence - a.sequence).slice(0, 8)
  const lines = newest.flatMap((update) => {
    const action = facts.loaded.actions.get(update.actionKey)
    return action
      ? [
          `- ${actionTitle(facts, action)}: ${statusWords(update.stage, update.confidence)}, recorded by ${update.recordedBy} on ${dayInWords(update.recordedAt.slice(0, 10))}`,
        ]
      : []
  })
  const latest = newest.flatMap(({ actionKey }) => facts.loaded.actions.get(actionKey) ?? [])
  const head =
    lines.length === 0 ? 'No updates have been recorded yet, so nothing has changed' : 'The latest updates:'
  return reply(
    query,
    'answer',
    lines.length === 0
      ? [`${head}: all ${counted(silent, 'action row')} read “No update yet”.`]
      : [head, ...lines, `${counted(silent, 'action row')} have no update yet.`],
    {
      followUps: ['Which actions are overdue?', 'What falls due next?'],
      mentioned: {
        listed: latest.map((action) => action.key),
        actions: latest.length === 1 ? latest.map((action) => action.key) : [],
      },
      citations: latest.map((action) => cite(facts.loaded, action.source)),
      facts: latest.map((action) => ({
        label: actionName(facts, action),
        value: listed([statusWords(standing(facts, action).stage, standing(facts, action).confidence)]),
      })),
    },
  )
}
