import type { Hit } from '../subjects/subjects.ts'
import { explains, type Unit } from '../words/lexicon.ts'
import type { Context } from '../recogniser.ts'

/** An action says in so many words at its beginning what is done, and after them for what or with whom. */
const opening = 5
/** An action whose beginning says this much more of the question is the one that is meant. */
const plainly = 0.3

/**
 * Of actions that explain a question equally, those that begin with its words: "develop strategic commissioning groups" sets
 * such groups up, and "map resources … for each strategic commissioning group" does not.
 */
export function doneFirst<Ranked extends { hit: Hit }>(
  tied: readonly Ranked[],
  units: readonly Unit[],
  { lexicon, subjects }: Context,
): Ranked[] {
  if (tied.length < 2) return [...tied]
  const worth = units.reduce((sum, unit) => sum + subjects.weightOf(unit), 0)
  const begins = tied.map(({ hit }) => {
    const terms = lexicon.termsOf(hit.record.body.split(/\s+/).slice(0, opening).join(' '))
    return units.reduce((sum, unit) => sum + explains(terms, unit.sense) * subjects.weightOf(unit), 0) / worth
  })
  const most = Math.max(...begins)
  return tied.filter((_, i) => most - (begins[i] ?? 0) < plainly)
}
