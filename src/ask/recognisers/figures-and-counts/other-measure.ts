import type { PlacedMeasurement } from '../../../plan/library.ts'
import type { Context } from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'

const asShare = /\b(as|what('?s)?( is)?) (a |the )?(rate|percentage|percent|proportion|share|fraction)\b/
const asNumber = /\b(as|what('?s)?( is)?) (a |the )?(number|total|headcount|actual number)\b|\bin numbers\b/

/**
 * "As a rate?", "in numbers?": the figure of the same thing in the other measure, none where the plan prints none; null where
 * the message asks for no other measure than it was told.
 */
export function otherMeasure(
  told: readonly string[],
  { said, loaded }: Reading,
  { lexicon }: Context,
): string[] | null {
  const before = loaded.measurements.get(told[0] ?? '')
  const share = asShare.test(said)
  if (before === undefined || (!share && !asNumber.test(said)) || isShare(before) === share) return null
  const names = (name: string) => [...lexicon.termsOf(name)].filter((term) => !measuring.test(term))
  const own = names(before.name)
  const same = [...loaded.measurements.values()].filter(
    (figure) =>
      isShare(figure) === share &&
      figure.source.section === before.source.section &&
      own.every((term) => lexicon.termsOf(figure.name).has(term)),
  )
  // The figure whose name says least else is of the very same thing.
  const nearest = same.sort((a, b) => names(a.name).length - names(b.name).length)[0]
  return nearest === undefined ? [] : [nearest.key]
}

const measuring = /^~?(rate|number|share|percentage|proportion|total)$/

function isShare({ unit }: PlacedMeasurement): boolean {
  return unit.startsWith('per')
}
