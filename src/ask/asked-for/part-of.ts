import { oncePer } from '../once-per.ts'
import type { Candidate, Context } from '../recogniser.ts'
import type { Reading } from '../reading.ts'

const share = '(?:many|what (?:share|percentage|percent|proportion|fraction|number)|much)'
const being = '(?:are|were|is|was|have|has|had|came|come|live|lived|go|went|get|got|did|do)'
/** "Of the 90% who …, how many are girls?", "how many of those 330 were babies?" */
const partAsked = [
  new RegExp(
    `^(?:and |so |but )?(?:out )?of (?:the|those|these|all|that|\\d).*\\b${share} (?:of (?:them|those|these) )?${being} (?:actually |also )?(.+)$`,
  ),
  new RegExp(`\\b${share} of (?:the|those|these) (?:\\d+|percent)\\b.*? ${being} (?:actually |also )?(.+)$`),
]

/** The words of the part of a number that a question asks for; null where it asks for no part. */
const partOf = oncePer(({ said, tokens }: Reading): ReadonlySet<number> | null => {
  const part = partAsked.map((pattern) => pattern.exec(said)?.[1]).find((words) => words !== undefined)
  if (part === undefined) return null
  return new Set(tokens.slice(-part.split(' ').length).map(({ index }) => index))
})

/** A part of what is counted is answered only by records that speak of the part: the whole is no answer to "how many are girls?" */
export function missesPart({ query, about }: Candidate, reading: Reading, context: Context): boolean {
  // A figure that names what it does not give says so itself.
  const owned = query.kind === 'figures' && query.unmet.length > 0
  if (owned || !['passage', 'indicator', 'figures'].includes(query.kind)) return false
  const part = partOf(reading)
  if (part === null) return false
  const { subjects, catalogue } = context
  const units = reading.units.filter(
    (unit) => unit.tokens.some((i) => part.has(i)) && subjects.weightOf(unit) > 0.05,
  )
  const numbers = reading.numbers.filter(({ token }) => part.has(token))
  if (units.length + numbers.length === 0) return false
  const digits = (key: string) => catalogue.byKey.get(key)?.body.match(/\d+/g)?.map(Number) ?? []
  return !about.some(
    (key) =>
      units.every((unit) => subjects.ownShareOf(key, unit) >= 0.4) &&
      numbers.every(({ value }) => digits(key).includes(value)),
  )
}
