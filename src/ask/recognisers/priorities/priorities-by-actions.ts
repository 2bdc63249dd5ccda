import {
  aspectWords,
  hasWord,
  thingWords,
  topicUnits,
  union,
  wordsLike,
  type Candidate,
  type Recogniser,
} from '../../recogniser.ts'
import { countsPriorities, leadsWithoutActions, prioritiesWithout } from '../../asked-for/counted-subject.ts'
import { buildFilter } from '../actions-and-dates/action-filter.ts'
import { noFilter } from '../../action-filter.ts'
import { numberedPriorities } from './service-management.ts'

const said =
  /^(nothing|no|none|without|have|havent|has|hasnt|dont|doesnt|arent|isnt|something|anything|any|all|at|every|own|their|themselves|personally|lack|lacks|just|only|main|eleven|down|anywhere|never|not|within|inside|listed|named|appear|appears)$/

/** "Which priorities have nothing due in March?", "how many have something overdue?", "which leads have no action of their own?" */
export const prioritiesByActions: Recogniser = (reading, context): Candidate[] => {
  const { loaded } = reading
  if (loaded.actions.size === 0 || reading.people.length > 0) return []
  const leads = leadsWithoutActions(reading)
  const without = prioritiesWithout(reading)
  if (!leads && !without && !countsPriorities(reading)) return []
  const { filter, claims: filtering } = buildFilter(reading)
  const { due, notDue, overdue, agencies } = filter
  if (!leads && due === null && notDue === null && !overdue && agencies.length === 0) return []
  // "Of the 11", "just the main ones": without the service management priorities.
  const main = hasWord(reading, /^(main|eleven|11|numbered)$/) ? numberedPriorities(loaded) : []
  const within =
    /\b(own|their|his|her|same|that|the) (own )?priorit(y|ies)\b|\b(priority|one|ones) (that )?(they|he|she) leads?\b|\bwhich they lead\b/.test(
      reading.said,
    )
  const claims = union(
    filtering,
    wordsLike(reading, said),
    aspectWords(reading, 'list', 'count', 'when', 'milestone', 'lead', 'officer', 'overdue', 'none-named'),
    thingWords(reading, 'action', 'priority', 'person', 'plan'),
    reading.numbers.map(({ token }) => token),
  )
  const beside = topicUnits(reading, claims).filter((unit) => context.subjects.weightOf(unit) > 0.2)
  if (beside.length > 0) return []
  return [
    {
      query: {
        kind: 'tally',
        of: leads ? (within ? 'lead-within' : 'acting-lead') : 'priority',
        order: without || leads ? 'fewest' : 'most',
        least: without || leads ? null : 1,
        most: without || leads ? 0 : null,
        priorities: leads ? main : [],
        ...(leads || main.length === 0 ? {} : { among: main }),
        ...(leads
          ? {}
          : {
              filter: { ...noFilter, due, notDue, overdue, agencies, every: filter.every, sole: filter.sole },
            }),
      },
      fit: 0.98,
      claims,
      about: [],
      traits: { beside: 0 },
      rule: 'tally',
    },
  ]
}
