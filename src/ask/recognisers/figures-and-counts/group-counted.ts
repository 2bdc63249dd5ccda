import type { PlacedMeasurement } from '../../../plan/library.ts'
import { constraintsOf, type Constraint } from '../../asked-for/constraints.ts'
import { explains } from '../../words/lexicon.ts'
import { hasWord, topicUnits, union, type Context } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import { tokenise } from '../../words/words.ts'

const generalWord = 0.15

/** "How many children are in care?": the group that is itself what is counted, where the question names nothing else. */
export function groupCounted(
  reading: Reading,
  context: Context,
  claimed: ReadonlySet<number>,
): Constraint | null {
  const constraints = constraintsOf(reading)
  const [group, another] = constraints.filter(({ kind }) => kind === 'cohort')
  const numbers = hasWord(reading, /^(many|number|numbers|total)$/) || comparesCountsOfPlans(reading)
  if (group === undefined || another !== undefined || !numbers) return null
  const words = new Set(constraints.flatMap(({ tokens }) => tokens))
  const beside = topicUnits(reading, union(claimed, words))
  return beside.every((unit) => context.subjects.weightOf(unit) <= generalWord) ? group : null
}

/** Whether a figure is how many there are of a group, and no other number about it: its name is the group's. */
export function countsGroup(
  figure: PlacedMeasurement,
  group: Constraint,
  { lexicon, subjects }: Context,
): boolean {
  const said = lexicon.termsOf(`${group.value} ${group.said}`)
  const name = lexicon
    .unitsOf(tokenise(figure.name), new Set())
    .filter((unit) => subjects.weightOf(unit) > generalWord)
  return name.length > 0 && name.every((unit) => explains(said, unit.sense) >= 0.5)
}

/** "Are there more children in care in the one plan than in the other?": how many each plan counts. */
export function comparesCountsOfPlans({ plans, said }: Pick<Reading, 'plans' | 'said'>): boolean {
  const several = new Set(plans.map(({ planId }) => planId)).size > 1
  return several && /\b(are|were|is|was) there (many |far |any )?(more|fewer|less|as many)\b/.test(said)
}
