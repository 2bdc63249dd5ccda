import type { PlacedMeasurement } from '../../../plan/library.ts'
import type { Context } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'

const asShare = /\b(as|what('?s)?( is)?) (a |the )?(rate|percentage|percent|proportion|share|fraction)\b/
const asNumber =
  /\bhow many (\w+ ){0,4}(is|are|was|were) (that|it|this)$|\b(as|what('?s)?( is)?) (a |the )?(number|total|headcount|actual number)\b|\bin numbers\b/

/** A figure in the other measure is offered where its name says so much of the one that was told. */
const leastShared = 0.5

/**
 * "As a rate?", "in numbers?": the figure of the same thing in the other measure, or else of the nearest thing; none where the plan prints none; null where
 * the message asks for no other measure than it was told.
 */
export function otherMeasure(
  told: readonly string[],
  { said, loaded }: Reading,
  { lexicon }: Context,
): { keys: string[]; exactly: boolean } | null {
  const before = loaded.measurements.get(told[0] ?? '')
  const share = asShare.test(said)
  if (before === undefined || (!share && !asNumber.test(said)) || isShare(before) === share) return null
  const names = (name: string) => [...lexicon.termsOf(name)].filter((term) => !measuring.test(term))
  const own = names(before.name)
  const shared = (figure: PlacedMeasurement) =>
    own.filter((term) => lexicon.termsOf(figure.name).has(term)).length
  // The figure whose name says most of what was told, and least else, is of the very same thing, or nearest to it.
  const [nearest] = [...loaded.measurements.values()]
    .filter((figure) => isShare(figure) === share && figure.source.section === before.source.section)
    .filter((figure) => shared(figure) >= leastShared * own.length)
    .sort((a, b) => shared(b) - shared(a) || names(a.name).length - names(b.name).length)
  if (nearest === undefined) return { keys: [], exactly: true }
  return { keys: [nearest.key], exactly: shared(nearest) === own.length }
}

const measuring = /^~?(rate|number|share|percentage|proportion|total)$/

function isShare({ unit }: PlacedMeasurement): boolean {
  return unit.startsWith('per')
}
