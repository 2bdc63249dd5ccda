import { asksDatesAlike } from '../../asked-for/alike-dates.ts'
import {
  aspectWords,
  thingWords,
  union,
  wordsLike,
  type Candidate,
  type Context,
  type Recogniser,
} from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { targetsOf } from '../../asked-for/targets.ts'

const around =
  /^(same|single|identical|alike|different|differ|one|at|once|together|all|every|everything|each|any|share|shares|sharing|have|has|fall|falls|land|end|ends|finish|time|times|date|dates|deadlines?|they|them|due|day|month|for|on)$/

/** "Are they all due at the same time?", "do David Ring's actions share a deadline?": the dates of all rows, alike or not. */
export const datesAlike: Recogniser = (reading, context): Candidate[] => {
  if (!asksDatesAlike(reading) || reading.loaded.actions.size === 0 || reading.ranges.length > 0) return []
  const claims = union(
    aspectWords(reading, 'same', 'when', 'milestone', 'list', 'compare', 'officer', 'lead'),
    thingWords(reading, 'action', 'plan', 'priority', 'person'),
    wordsLike(reading, around),
    ...reading.people.map(({ tokens }) => tokens),
  )
  const scope = scopeOf(reading, context, claims)
  if (scope === null || scope.actions.length < 2) return []
  return [
    {
      query: { kind: 'compare-actions', actions: scope.actions, by: 'date', alike: true },
      fit: 0.98 * scope.fit,
      claims: union(claims, scope.claims),
      about: scope.about,
      rule: 'compare actions',
      ...(scope.traits ? { traits: scope.traits } : {}),
    },
  ]
}

type Scope = Pick<Candidate, 'fit' | 'claims' | 'about' | 'traits'> & { actions: string[] }

/** The rows whose dates are asked about: a person's, a priority's, or all of the plan. */
function scopeOf(reading: Reading, context: Context, claims: ReadonlySet<number>): Scope | null {
  const { actions, people, priorities } = reading.loaded
  const plainly = { claims: new Set<number>(), about: [], fit: 1 }
  const whole = (keys: readonly string[]) => keys.filter((key) => actions.get(key)?.parentKey === null)
  const [person] = reading.people
  if (person)
    return person.people.length === 1
      ? { actions: [...(people.get(person.people[0] ?? '')?.officerOf ?? [])], ...plainly }
      : null
  const [target] = targetsOf(reading, context, claims, 'priority').filter(({ kind }) => kind === 'priority')
  if (target)
    return {
      actions: whole(target.keys.flatMap((key) => priorities.get(key)?.actionKeys ?? [])),
      claims: target.claims,
      about: target.keys,
      fit: target.fit,
      ...(target.traits ? { traits: target.traits } : {}),
    }
  const all =
    /\b(plan|cypp|whole|every action|all actions|all the actions|all of the actions|everything)\b/.test(
      reading.said,
    )
  return all ? { actions: whole([...actions.keys()]), ...plainly } : null
}
