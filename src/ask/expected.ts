import type { CatalogueRecord } from './catalogue/record.ts'
import type { Reading } from './reading.ts'
import { asksForMoney, quantityOf } from './quantity.ts'
import { asks, hasWord, refersBack, type Context } from './recogniser.ts'
import { tokenise } from './words.ts'

const monthOrYear =
  /\b(19|20)\d{2}\b(?!\/)|\b(january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|month|year|week)/i
const plainDate =
  /\b(19|20)\d{2}\b(?!\/)|\b(january|february|march|april|june|july|august|september|october|november|december)\b/i
const speaksOfMoney =
  /£|\bfund|\bbudget|\bgrants?\b|\bmillion\b|\bfinancial\b|\bcuts?\b|\bexpenditure|\bsavings?\b/i
const duration =
  /\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|every|annual)[ -](rolling )?(year|month|week|working day|day|hour|term)|\b(years|months|weeks|days)\b/i
const post =
  /\b(director|manager|head|officer|member|chair|chairman|commissioner|co-?ordinator|leader|consultant|adviser|secretary|executive|councillor)\b/i
const ages = /\d+ ?(-|–|to) ?\d+|\baged? \d|\b\d+ ?(year|yr)|\b(under|up to|over) \d|\d+s\b/i
const denying = /\b(not|no|cannot|never|unable|lack|lacks|without|unavailable|none|sensitiv\w+)\b|n't\b/i
const anyTime = /\b(at times?|weekends?|evenings?|daily|termly|hours|immediately|school holidays)\b/i
const superlative =
  /\b(worst|best|highest|lowest|most|least|higher|lower|exceptionally|strongest|greatest|largest|main|excellent|outstanding)\b/i
const shareLike =
  /%|\bper ?cent|\b\d+(\.\d+)? (in|out of) \d|\b(one|two|three|nine) (in|out of) \w+|\b(half|thirds?|quarters?|majority|all|none|most)\b|\bper \d|\brates?\b.*\d/i
const numberLike =
  /\d|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|hundreds?|thousands?|majority)\b/i
/** Numbers that count nothing: years, and the numbers of stages, tiers, priorities and ages. */
const naming =
  /\b(19|20)\d{2}(\s*[/-]\s*\d{2,4})?\b|\b(key stage|ks|tier|step|level|priority|action|year|phase|age|aged|section|part|paragraph) ?\d+(\s*(-|to|and)\s*\d+)?/gi

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

/** The kind of number that is asked for and that a statement does not hold; null where it does or none is asked for. */
export function lacksNumber(
  reading: Reading,
  record: CatalogueRecord,
  context: Context,
): 'share' | 'number' | null {
  const share = hasWord(reading, /^(percent|percentage|proportion|fraction)$/)
  const said = reading.tokens.map((token) => token.text).join(' ')
  if (!share && !/\bhow (many|much)\b/.test(said)) return null
  return holdsWhatIsAsked(reading, record, context) === -1 ? (share ? 'share' : 'number') : null
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
  if (asksForMoney(reading)) return speaksOfMoney.test(text)
  const counted = text.replace(naming, ' ')
  if (hasWord(reading, /^(percent|percentage|proportion|fraction)$/)) return shareLike.test(counted)
  if (hasWord(reading, /^(many|much|share|average)$/))
    return numberLike.test(counted) || saysAllOf(reading, record, context)
  if (/\b(over )?how long\b|\bhow many (years|months|weeks|days)\b/.test(said)) return duration.test(text)
  if (/\b(which|what) (date|day|year|month|season)\b|\bsince when\b|\bhow (soon|recent|old is)\b/.test(said))
    return monthOrYear.test(text)
  if (/\b(which|what) (team|agency|organisation|body|board|service|department|partners?)\b/.test(said))
    return namesSomebody(reading, text)
  if (asks(reading, 'page') || /\bwhere (does|do|is|was) (it|that|this|they)\b/.test(said))
    return record.kind === 'passage'
  if (asks(reading, 'role') && refersBack(reading)) return post.test(text)
  // "When should they be open?" asks for times, not for a date.
  if (hasWord(reading, /^when$/) && hasWord(reading, /^(open|opened|opening|available|running|closed)$/))
    return anyTime.test(text)
  if (hasWord(reading, /^(when)$/)) return monthOrYear.test(text) || anyTime.test(text)
  if (asks(reading, 'agency')) return namesSomebody(reading, text)
  if (hasWord(reading, /^(worst|best|highest|lowest|most|least|biggest|fewest|top|strongest|weakest)$/))
    return superlative.test(text)
  if (/\b(which|what) (\w+ )?(officer|person|manager)\b/.test(said)) return namesAPerson(reading, text)
  // What was found is not said by a sentence on what is still to be done.
  if (
    /\b(did|has|have)\b.*\b(find|found|show|shown|conclude|concluded|reveal|revealed|discover)\b/.test(said)
  )
    return !/\b(will|planned|to be)\b/.test(text)
  if (hasWord(reading, /^(who|whose)$/)) return namesSomebody(reading, text)
  return null
}

/** "How many schools?": "all schools" and "most of the schools" answer it. */
function saysAllOf(reading: Reading, record: CatalogueRecord, context: Context): boolean {
  const heads = quantityOf(reading, new Set(), context).of.flatMap(({ tokens }) =>
    tokens.map((i) => reading.tokens[i]?.stem ?? ''),
  )
  const words = tokenise(record.body)
  return words.some(
    ({ text: word }, i) =>
      /^(all|every|most|none|nearly|majority)$/.test(word) &&
      words.slice(i + 1, i + 5).some(({ stem }) => heads.includes(stem)),
  )
}

function namesAPerson(reading: Reading, text: string): boolean {
  return [...reading.loaded.people.keys()].some((name) => text.includes(name))
}

function namesSomebody(reading: Reading, text: string): boolean {
  const agencies = reading.loaded.plan.agencies.flatMap(({ name, fullName }) => [name, fullName ?? name])
  return (
    namesAPerson(reading, text) ||
    agencies.some((name) => text.includes(name)) ||
    /\b(board|council|team|service|services|staff|officer|director|head|manager|partners|partnership|professionals|practitioners|parents|carers|stakeholders|residents|trust|executive|police|schools|government|workers?|group)\b/i.test(
      text,
    )
  )
}
