import { dayInWords } from '../../progress/day-words.ts'
import { leadsWhoApprove, rightTo, standInsFor } from '../../progress/permissions.ts'
import { whyLapsed, type Revision } from '../../progress/revisions.ts'
import { standingsOf, type Standing } from '../../progress/standing.ts'
import type { QueryOf } from '../query.ts'
import {
  actionTitle,
  cite,
  counted,
  listLimit,
  priorityName,
  prioritiesOf,
  listed,
  reply,
  shorten,
  type Facts,
  type Reply,
} from './answerer.ts'
import { mayTellDecision, mayTellReason } from './private-texts.ts'

/** Who approves by the settings is not known to the plan, and so not to answers. */
const approversHear = 'Requests to an approver whom the settings name come as cards alone.'

type Asked = { standing: Standing; revision: Revision }

/** The dates that officers asked for instead of the plan's: what became of each, why, and who decided. */
export function answerRevisedDates(query: QueryOf<'revised-dates'>, facts: Facts): Reply {
  const { priorities, only, decidedBy, mine } = query
  const { reader } = facts
  if (mine && decidedBy === null && reader?.approver !== true) {
    const lines = [
      'The plan names nobody whom I can match to you, so I cannot tell what waits for your approval.',
      approversHear,
    ]
    return reply(query, 'unknown', lines, { followUps: ['What is waiting for approval?'] })
  }
  const found = standingsOf(facts.loaded, facts.updates, facts.asOf)
    .filter(({ action }) => priorities.length === 0 || priorities.includes(action.priorityKey))
    .flatMap((standing) => standing.revisions.map((revision): Asked => ({ standing, revision })))
    .filter(({ revision }) => revision.state !== 'replaced' && revision.state !== 'withdrawn')
    .filter(({ revision }) => only === null || revision.state === only)
    .filter((asked) => (!mine && decidedBy === null ? true : decides(asked, decidedBy, facts)))
  const where =
    priorities.length === 0 ? '' : ` in ${listed(prioritiesOf(facts, priorities).map(priorityName))}`
  const first = `${headline(found.length, only, mine)}${where}.`
  const lines = found.map((asked) => `- ${wordsOf(asked, facts)}`)
  const keys = found.map(({ standing }) => standing.action.key)
  return reply(query, 'answer', [first, ...lines, ...(mine && !facts.reader ? [approversHear] : [])], {
    limit: listLimit,
    citations: found.map(({ standing }) => cite(facts.loaded, standing.action.source)),
    followUps: [...(only === null ? [] : ['Which dates were revised?']), 'What changed?'],
    mentioned: { listed: keys },
  })
}

/**
 * Whether somebody is to decide on a date: by the same rights as a press on its card, an approver only where the priority has no
 * lead who may, as where its only lead stands in for the officer. Where nothing is known of the asker but a name, that of a lead who may.
 */
function decides(
  { standing, revision }: Asked,
  name: string | null,
  { reader, loaded, covers }: Facts,
): boolean {
  const { action } = standing
  const { report } = revision
  const leads = leadsWhoApprove(report.recordedBy, action, loaded, standInsFor(action, covers))
  if (!reader) return name !== null && leads.includes(name)
  const right = rightTo('approve', reader, { action, loaded, about: report })
  return right === 'approver' ? leads.length === 0 : right !== null && (name === null || leads.includes(name))
}

function headline(count: number, only: QueryOf<'revised-dates'>['only'], mine: boolean): string {
  const dates = count === 0 ? 'No new date' : counted(count, 'new date')
  const verb = count === 1 || count === 0 ? ['waits', 'was'] : ['wait', 'were']
  if (only === 'pending') return `${dates} ${verb[0]} for ${mine ? 'your' : 'an'} approval`
  if (only === null) return `${dates} ${verb[1]} asked for instead of the plan’s`
  return `${dates} ${verb[1]} ${only}`
}

function wordsOf({ standing: { action, stage }, revision }: Asked, facts: Facts): string {
  const { milestoneKey, to, reason, report, state, decision } = revision
  const printed = action.milestones.find(({ key }) => key === milestoneKey)?.printed ?? ''
  const from = printed === '' ? 'no date' : printed
  const told = mayTellReason(report, facts)
  const decided = decision !== null && decision.reason !== '' && mayTellDecision(report, facts)
  const outcome =
    state === 'lapsed'
      ? `needs no approval, since ${whyLapsed(stage, facts.loaded.reporting)}`
      : state === 'pending' || decision === null
        ? 'waits for approval'
        : `${state === 'approved' ? 'approved' : 'not approved'} by ${decision.recordedBy}${decided ? ` (“${shorten(decision.reason, 150)}”)` : ''}`
  return `${actionTitle(facts, action)}: from ${from} to ${dayInWords(to)}, asked by ${report.recordedBy}: ${told ? `“${shorten(reason, 200)}”` : 'the reason is kept private'}; ${outcome}.`
}
