import type { CatalogueRecord } from './catalogue/record.ts'
import type { Reading } from './reading.ts'
import { asks, hasWord, type Context } from './recogniser.ts'

const monthOrYear =
  /\b(19|20)\d{2}\b(?!\/)|\b(january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|month|year|week)/i
const plainDate =
  /\b(19|20)\d{2}\b(?!\/)|\b(january|february|march|april|june|july|august|september|october|november|december)\b/i
const ages = /\d+ ?(-|–|to) ?\d+|\baged? \d|\b\d+ ?(year|yr)|\b(under|up to|over) \d|\d+s\b/i
const denying = /\b(not|no|cannot|never|unable|lack|lacks|without|unavailable|none|sensitiv\w+)\b|n't\b/i
const anyTime = /\b(at times?|weekends?|evenings?|daily|termly|hours|immediately|school holidays)\b/i
const superlative =
  /\b(worst|best|highest|lowest|most|least|higher|lower|exceptionally|strongest|greatest|largest|main|excellent|outstanding)\b/i
const numberLike =
  /\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|half|third|quarter|majority|all|none|most)\b/i

/** A passage that speaks of the very years of the question comes before one that does not. */
export function saysYears(reading: Reading, record: CatalogueRecord): number {
  const years = reading.ranges.flatMap(({ tokens }) =>
    tokens.map((i) => reading.tokens[i]?.text ?? '').filter((word) => /^(19|20)\d{2}$/.test(word)),
  )
  if (years.length === 0) return 0
  // A month that is named must be the passage's own.
  const said = reading.ranges.flatMap(({ tokens }) => tokens.map((i) => reading.tokens[i]?.text ?? ''))
  const month = said.find((word) => word !== 'may' && plainDate.test(word) && !/\d/.test(word))
  if (month !== undefined && !record.body.toLowerCase().includes(month)) return 0
  if (years.every((year) => record.body.includes(year))) return 1
  return years.every((year) => record.context.includes(year)) ? 0.3 : 0
}

/** Whether a statement holds the kind of thing that is asked for: 1 if it does, -1 if not, 0 where any will do. */
export function holdsWhatIsAsked(reading: Reading, record: CatalogueRecord, context: Context): number {
  const held = holding(reading, record, context)
  return held === null ? 0 : held ? 1 : -1
}

function holding(reading: Reading, record: CatalogueRecord, context: Context): boolean | null {
  const text = record.body
  const said = reading.tokens.map((token) => token.text).join(' ')
  if (
    /\b(which|what) (\w+ )?(parts|areas|places|towns|districts|boroughs|localities|place|town|district)\b/.test(
      said,
    )
  )
    return [...context.catalogue.districts.values()].some(({ district }) => text.includes(district))
  if (/\b(age range|age group|(which|what) (age|ages|age range)|how old)\b/.test(said)) return ages.test(text)
  if (
    /\bwhy (cant|can not|cannot|isnt|is not|arent|are not|dont|do not|doesnt|does not|hasnt|has not|wasnt|no)\b/.test(
      said,
    )
  )
    return denying.test(text)
  if (hasWord(reading, /^(percent|percentage|proportion|share|fraction|many|much)$/))
    return numberLike.test(text)
  if (hasWord(reading, /^(when)$/)) return monthOrYear.test(text) || anyTime.test(text)
  if (asks(reading, 'agency')) return namesSomebody(reading, text)
  if (hasWord(reading, /^(worst|best|highest|lowest|most|least|biggest|fewest|top|strongest|weakest)$/))
    return superlative.test(text)
  if (hasWord(reading, /^(who|whose)$/)) return namesSomebody(reading, text)
  return null
}

function namesAPerson(reading: Reading, text: string): boolean {
  return [...reading.loaded.people.keys()].some((name) => text.includes(name))
}

function namesSomebody(reading: Reading, text: string): boolean {
  const agencies = reading.loaded.plan.agencies.flatMap(({ name, fullName }) => [name, fullName ?? name])
  return (
    namesAPerson(reading, text) ||
    agencies.some((name) => text.includes(name)) ||
    /\b(board|council|team|service|services|staff|officer|director|head|manager|partners|partnership|trust|executive|police|schools|government|workers?|group)\b/i.test(
      text,
    )
  )
}
