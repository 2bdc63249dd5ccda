import type { Reading } from '../../reading.ts'
import type { Context } from '../../recogniser.ts'
import type { Weighed } from '../evidence.ts'

const larger =
  /\b(widen\w*|wider|grow\w*|grew|increas\w*|ris(e|es|en|ing)|rose|(go|goes|going|gone|went) up|worsen\w*)\b/
const smaller =
  /\b(narrow\w*|clos(e|ed|es|ing)|fall\w*|fell|drop\w*|reduc\w*|decreas\w*|shr[aiu]nk\w*|(go|goes|going|gone|went|come|came|coming) down)\b/
const howMuch = /\b(how much|how many|how far|by what|what percentage|percentage points?|points)\b/

/** "By how much did the gap widen?": a number by which something narrowed is of something else. */
export function movesTheOtherWay(
  { query, about }: Weighed,
  { said, loaded }: Reading,
  { catalogue }: Context,
): boolean {
  if (!howMuch.test(said) || (query.kind !== 'figures' && query.kind !== 'passage')) return false
  const up = larger.test(said)
  if (up === smaller.test(said)) return false
  const keys = query.kind === 'figures' ? query.figures : about
  const texts = keys.map((key) => {
    const figure = loaded.measurements.get(key)
    return (figure ? `${figure.name} ${figure.quote}` : (catalogue.byKey.get(key)?.body ?? '')).toLowerCase()
  })
  const [same, other] = up ? [larger, smaller] : [smaller, larger]
  return texts.length > 0 && texts.every((text) => other.test(text) && !same.test(text))
}
