import type { Query } from '../query.ts'
import { counted, listed, prioritiesOf, reply, titledPriority, type Facts, type Reply } from './answerer.ts'

/** What only a table of actions can answer. */
const ofActions: readonly Query['kind'][] = [
  'actions',
  'action',
  'next',
  'compare-actions',
  'agency',
  'not-named',
  'changes',
  'story',
  'revised-dates',
  'replies',
]

/**
 * What a plan without a table of actions says to a question for actions, officers, dates or priority leads: that it
 * gives none, and what it has instead. Null where the plan has what is asked.
 */
export function answerWithout(query: Query, facts: Facts): Reply | null {
  const { actions, priorities, plan } = facts.loaded
  const none = actions.size === 0
  const noLeads = [...priorities.values()].every(({ lead }) => lead.reading !== 'people')
  const theirs = query.kind === 'person' && ['actions', 'count', 'priorities'].includes(query.aspect)
  const asked =
    (none && (ofActions.includes(query.kind) || theirs)) ||
    (none && noLeads && query.kind === 'priority-lead')
  if (!asked) return null
  const keys = query.kind === 'priority-lead' ? query.priorities : []
  const about = prioritiesOf(facts, keys)
  const of = about.length === 0 ? '' : ` for ${listed(about.map(titledPriority))} or anything else`
  const lines = [
    `The ${plan.shortTitle} gives no actions, no lead officers and no due dates${of}: it has no table of actions, so it does not say.`,
    instead(facts),
  ]
  const first = about[0] ?? [...priorities.values()][0]
  return reply(query, 'unknown', lines, {
    followUps:
      first === undefined
        ? []
        : [`What are the top priorities of ${first.title}?`, `What are the indicators for ${first.title}?`],
    mentioned: { priorities: keys },
  })
}

/** What there is to ask of such a plan. */
function instead({ loaded: { priorities, plan } }: Facts): string {
  const names = [...priorities.values()].map(({ title }) => title)
  if (names.length > 0)
    return `What it has is ${counted(names.length, 'priority')} (${listed(names)}), with what each wants to achieve and how that is measured.`
  const lists = plan.lists.map(({ name }) => `“${name}”`)
  return lists.length === 0 ? '' : `What it lists is ${listed(lists.slice(0, 8))}.`
}
