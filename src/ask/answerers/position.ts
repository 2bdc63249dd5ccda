import { dayInWords } from '../../progress/day-words.ts'
import type { SignedOffPosition, StandingOnRecord } from '../../progress/position.ts'
import { statusWords } from '../../progress/status.ts'
import type { QueryOf } from '../query.ts'
import {
  actionsOf,
  actionTitle,
  capital,
  cite,
  counted,
  listed,
  listLimit,
  prioritiesOf,
  priorityName,
  reply,
  rowsOf,
  type Facts,
  type Reply,
} from './answerer.ts'

/** How actions stood at the end of a monitoring round, as it was signed off; or that it was not, or that there is no such round. */
export function answerPosition(query: QueryOf<'position'>, facts: Facts): Reply {
  const { plan } = facts.loaded
  const round = plan.rounds.find(({ name }) => name === query.round)
  const position = facts.positions.find((kept) => kept.planId === plan.id && kept.round === round?.name)
  if (round !== undefined && position !== undefined) return asSignedOff(query, position, facts)
  const names = listed(plan.rounds.map(({ name }) => name))
  const lines = round
    ? [
        `${round.name} has not been signed off, so no position is on record for it. It is to be signed off on ${dayInWords(round.closesOn)}.`,
      ]
    : [`${plan.shortTitle} has no monitoring round “${query.said}”. Its rounds are ${names}.`]
  return reply(query, 'answer', lines, {
    followUps: [
      ...actionsOf(facts, query.actions).map(({ label }) => `What is the status of ${label}?`),
      'Which actions are overdue?',
    ],
    mentioned: { actions: query.actions, priorities: query.priorities },
  })
}

function asSignedOff(query: QueryOf<'position'>, position: SignedOffPosition, facts: Facts): Reply {
  const name = `${position.round}, as signed off on ${dayInWords(position.signedOffOn)}`
  const rows = rowsOf(facts, actionsOf(facts, query.actions))
  const standings = position.standings.filter(({ actionKey }) =>
    query.actions.length > 0
      ? rows.some(({ key }) => key === actionKey)
      : query.priorities.length === 0 ||
        query.priorities.includes(facts.loaded.actions.get(actionKey)?.priorityKey ?? ''),
  )
  const lines =
    query.actions.length > 0
      ? [`${name}:`, ...standings.map((standing) => `- ${inFull(standing, position, facts)}`)]
      : overview(name, standings, position, query, facts)
  const missing = standings.length === 0 ? [`${name}, holds nothing on that.`] : lines
  return reply(query, 'answer', missing, {
    limit: listLimit,
    citations: rows.map(({ source }) => cite(facts.loaded, source)),
    followUps: ['Which actions are overdue?', 'What changed?'],
    mentioned: {
      listed: standings.map(({ actionKey }) => actionKey),
      actions: query.actions,
      priorities: query.priorities,
    },
  })
}

/** The counts of a whole position, or of a priority's part, and what was overdue. */
function overview(
  name: string,
  standings: readonly StandingOnRecord[],
  position: SignedOffPosition,
  query: QueryOf<'position'>,
  facts: Facts,
): string[] {
  const where = prioritiesOf(facts, query.priorities).map(priorityName)
  // What nobody has reported on is counted last, as everywhere.
  const inOrder = standings.toSorted((a, b) => Number(a.stage === null) - Number(b.stage === null))
  const counts = Map.groupBy(inOrder, (standing) => statusOf(standing, facts))
  const overdue = standings.filter((standing) => standing.overdue !== null)
  const parts = [...counts].map(([status, of]) => `${status} ${of.length}`)
  return [
    `${name}: ${counted(standings.length, 'action')}${where.length === 0 ? '' : ` in ${listed(where)}`}. ${parts.join(', ')}.`,
    `${capital(counted(overdue.length, 'action'))} ${overdue.length === 1 ? 'was' : 'were'} overdue on ${dayInWords(position.asAt)}${overdue.length === 0 ? '.' : ':'}`,
    ...overdue.map((standing) => `- ${inFull(standing, position, facts)}`),
  ]
}

function inFull(standing: StandingOnRecord, { asAt }: SignedOffPosition, facts: Facts): string {
  const { overdue, reportedOn, nextDueOn, expectedOn } = standing
  const reported = reportedOn === null ? '' : `, last reported on ${dayInWords(reportedOn)}`
  const late = overdue
    ? ` Due ${dayInWords(overdue.dueOn)}, so ${counted(overdue.daysLate, 'day')} overdue on ${dayInWords(asAt)}.`
    : nextDueOn === null
      ? ''
      : ` Due ${dayInWords(nextDueOn)}.`
  const expected =
    expectedOn === null ? '' : ` A new date, ${dayInWords(expectedOn)}, was waiting for approval.`
  const action = facts.loaded.actions.get(standing.actionKey)
  const title = action ? actionTitle(facts, action) : `Action ${standing.label}`
  return `${title}: ${statusOf(standing, facts)}${reported}.${late}${expected}`
}

function statusOf({ stage, confidence }: StandingOnRecord, { loaded }: Facts): string {
  return statusWords(loaded.reporting, stage, confidence)
}
