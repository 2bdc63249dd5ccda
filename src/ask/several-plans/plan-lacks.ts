import type { LoadedPlan } from '../../plan/library.ts'
import type { Query } from '../query.ts'
import type { Understood } from './understood.ts'

/** Whether all that a plan could say to a question is that it lacks what is asked for. */
export function saysOnlyThatItLacks({ understanding, loaded }: Understood): boolean {
  const query = understanding.candidates[0]?.query
  return lacksWhatIsAsked(query?.kind, loaded) || namesNoGroups(query, loaded) || measuredOnly(query)
}

/** Whether a plan could only say that it prints no such figure: what it measures, or the nearest number that it has. */
function measuredOnly(query: Query | undefined): boolean {
  return (
    (query?.kind === 'indicator' && query.figure) || (query?.kind === 'figures' && query.unmet.length > 0)
  )
}

/** Whether a plan without a table of actions could only say that it has none. */
function lacksWhatIsAsked(kind: Query['kind'] | undefined, { actions }: LoadedPlan): boolean {
  const ofActions: readonly (Query['kind'] | undefined)[] = [
    'actions',
    'action',
    'next',
    'compare-actions',
    'agency',
    'priority-lead',
    'changes',
    'story',
    'revised-dates',
    'replies',
    'position',
  ]
  return actions.size === 0 && ofActions.includes(kind)
}

/** Whether a plan could only say that it names no groups of children for a priority. */
function namesNoGroups(query: Query | undefined, { priorities }: LoadedPlan): boolean {
  return (
    query?.kind === 'priority' &&
    query.aspects.length === 1 &&
    query.aspects[0] === 'groups' &&
    query.priorities.every((key) => priorities.get(key)?.groups.length === 0)
  )
}
