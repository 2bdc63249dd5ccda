import { targetsOf } from '../../asked-for/targets.ts'
import type { Query } from '../../query.ts'
import {
  asks,
  aspectWords,
  speaksOf,
  thingWords,
  union,
  wordsLike,
  type Candidate,
  type Recogniser,
} from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { oneDay } from '../../entities/one-day.ts'
import { noFilter } from '../../action-filter.ts'

/** "Which other priority shares …?", "any other action with the same …?", "what else is due when 2.3 is?" */
const othersAsked =
  /\b(which|what|any|anything|is there|are there|does|do|who|name|list)\b.*\b(other|others|else|another|share|shares|sharing|same|alongside)\b/
const alike =
  /^(other|others|else|another|share|shares|shared|sharing|same|alongside|any|anything|with|as|has|have|comes?|fall|falls|under|sits?|along)$/

/** A cell of the plan that two rows may share. */
type Column = 'outcome' | 'theme' | 'lead' | 'agency' | 'date'

/**
 * "Which other priority shares the Every Child Matters outcome of priority 6?", "which actions have the same officer as 5.3?": all that
 * have what one named priority or action has. The list holds that one, too.
 */
export const othersAlike: Recogniser = (reading, context): Candidate[] => {
  const column = columnAsked(reading)
  if (column === null || !othersAsked.test(reading.said) || reading.people.length > 0) return []
  const same = wordsLike(reading, /^(share|shares|shared|sharing|same|alongside)$/)
  if (same.length === 0) return []
  const claimed = union(
    aspectWords(reading, 'outcome', 'theme', 'lead', 'officer', 'agency', 'when', 'same', 'list', 'count'),
    thingWords(reading, 'person'),
    wordsLike(reading, alike),
  )
  return targetsOf(reading, context, claimed, speaksOf(reading, 'action') ? 'action' : 'priority')
    .filter(({ keys }) => keys.length === 1)
    .flatMap((target): Candidate[] => {
      const query =
        target.kind === 'priority'
          ? prioritiesAlike(target.keys[0], column, reading)
          : actionsAlike(target.keys[0], column, reading)
      if (query === null) return []
      return [
        {
          query,
          fit: 0.97 * target.fit,
          claims: union(claimed, target.claims, thingWords(reading, 'priority', 'action')),
          about: target.keys,
          rule: `others alike by ${target.by}`,
          ...(target.traits ? { traits: target.traits } : {}),
        },
      ]
    })
}

function columnAsked(reading: Reading): Column | null {
  if (asks(reading, 'outcome')) return 'outcome'
  if (asks(reading, 'theme')) return 'theme'
  if (asks(reading, 'agency')) return 'agency'
  if (asks(reading, 'lead', 'officer')) return 'lead'
  return asks(reading, 'when') ? 'date' : null
}

/** The priorities with the same outcome, theme or lead; null where the priority has none. */
export function prioritiesAlike(key = '', column: Column, { loaded }: Reading): Query | null {
  const priority = loaded.priorities.get(key)
  if (!priority) return null
  const listed = { kind: 'priorities', theme: null, outcome: null, smp: false, as: 'list' } as const
  if (column === 'outcome' && priority.outcome !== null) return { ...listed, outcome: priority.outcome }
  if (column === 'theme' && priority.theme !== null) return { ...listed, theme: priority.theme }
  const { lead } = priority
  const person = lead.reading === 'people' && lead.people.length === 1 ? lead.people[0] : undefined
  return column === 'lead' && person !== undefined
    ? { kind: 'person', person, aspect: 'priorities', asker: false }
    : null
}

/** The actions with the same officers, agencies or due day; null where the action has none. */
export function actionsAlike(key = '', column: Column, { loaded }: Reading): Query | null {
  const action = loaded.actions.get(key)
  if (!action) return null
  const listed = (filter: Partial<typeof noFilter>): Query => ({
    kind: 'actions',
    filter: { ...noFilter, ...filter },
    as: 'list',
  })
  const { leadOfficer, leadAgency } = action
  if (column === 'lead')
    return leadOfficer.reading === 'people' ? listed({ officers: leadOfficer.people }) : null
  if (column === 'agency')
    return leadAgency.agencies.length > 0 ? listed({ agencies: leadAgency.agencies }) : null
  const [first] = action.milestones
    .flatMap(({ reading: read }) => (read.kind === 'dated' ? [read.dueOn] : []))
    .sort()
  return column === 'date' && first !== undefined ? listed({ due: oneDay(first) }) : null
}
