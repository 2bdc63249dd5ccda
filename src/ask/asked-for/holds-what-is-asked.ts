import type { CatalogueRecord } from '../catalogue/record.ts'
import type { Reading } from '../reading.ts'
import { asksByHowMuch, asksForMoney, quantityOf } from './quantity.ts'
import { asks, hasWord, refersBack, type Context } from '../recogniser.ts'
import { asksForPlaces, namedKinds } from './one-by-name.ts'
import { oncePer } from '../once-per.ts'
import { tokenise } from '../words/words.ts'

const monthOrYear =
  /\b(19|20)\d{2}\b(?!\/)|\b(19|20)?\d{2}\/\d{2}\b|\b(january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|month|year|week)/i
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
const yearsOfAge = /\b(\d+ )?(year|month)s?[ -](of age|olds?)\b/gi
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
  const rule = expectationOf(reading)
  return rule === null ? 0 : rule.held(record, reading, context) ? 1 : -1
}

/** The kind of number or time that is asked for and that a statement does not hold; null where it does or none is asked for. */
export function lacksNumber(
  reading: Reading,
  record: CatalogueRecord,
  context: Context,
): 'share' | 'number' | 'money' | 'date' | null {
  if (asksForAmount(reading)) return amountOfMoney.test(record.body) ? null : 'money'
  if (byWhen.test(reading.said)) return holdsWhatIsAsked(reading, record, context) === -1 ? 'date' : null
  const share = hasWord(reading, /^(percent|percentage|proportion|fraction)$/)
  if (!share && !/\bhow (many|much)\b/.test(reading.said)) return null
  return holdsWhatIsAsked(reading, record, context) === -1 ? (share ? 'share' : 'number') : null
}

/** "By which year?", "by when?": nothing but a time answers. */
const byWhen =
  /\b(by|before|until) (when|(which|what) (year|date|day|month|season|term))\b|\b(end|start|finish|completion|closing) date (of|for)\b/

/** A sum of money, as a plan prints it. */
const amountOfMoney = /£|\b(million|billion|pounds)\b|\b\d+(\.\d+)?(m|k|bn)\b/i
const moneyNouns =
  '(money|cash|grants?|funding|funds?|budgets?|bursar(y|ies)|subsid(y|ies)|allowances?|bids?|pots?|pounds)'
const howMuch = new RegExp(
  `\\bhow (much|big|large|generous)\\b.*\\b${moneyNouns}\\b|\\b(size|amount|value|sum) (of|for) .*\\b${moneyNouns}\\b|\\b(how|what) (many|amount of|sum of) (pounds|money|funding)\\b|\\bhow much (\\w+ ){1,6}(cost|spent|paid|spending|spend)\\b|\\bwhat(s| is| was| are| were) (the |its |their )?(total |annual |overall )?(budget|cost|costs|price)\\b`,
)

/** "What's the budget for it?", "what is the annual cost?" */
const theSum =
  /\bwhat(s| is| was| are| were)? (the|its|their|our) (\w+ ){0,4}(budgets?|costs?|price|salary|spend|spending|bill|fee|fees)\b/

/** "How big was the grant?", "how much money goes to it?": a sum is asked for, and not whether there is any. */
export function asksForAmount({ said }: Reading): boolean {
  return (howMuch.test(said) || theSum.test(said)) && !/\bhow much (more|less) \w+ly\b/.test(said)
}

/** "Where on the web?", "what's the address of the page?" */
export function asksForAWebPage({ said }: Reading): boolean {
  return /\b(where|which|what)\b.*\b(on the (web|internet|net)|web ?(page|site|address|link)|url)\b/.test(
    said,
  )
}

/** A kind of thing that can be asked for, and whether a statement holds it. */
type Expectation = {
  asked: (reading: Reading) => boolean
  held: (record: CatalogueRecord, reading: Reading, context: Context) => boolean
}

/** Whether a record holds something depends on nothing but the record and its plan: it is found out once. */
function once(held: Expectation['held']): Expectation['held'] {
  const known = new WeakMap<CatalogueRecord, boolean>()
  return (record, reading, context) => {
    const before = known.get(record) ?? held(record, reading, context)
    known.set(record, before)
    return before
  }
}

const holding = (pattern: RegExp) => once(({ body }) => pattern.test(body))
const says = (pattern: RegExp) => (reading: Reading) => pattern.test(reading.said)
const hasOne = (words: RegExp) => (reading: Reading) => hasWord(reading, words)
const countedIn = (pattern: RegExp) => once(({ body }) => pattern.test(body.replace(naming, ' ')))
const somebody = once((record, reading) => namesSomebody(reading, record.body))
const aNumber = countedIn(numberLike)

/** "Which ward has the worst …?": one of many is asked for by its name. */
export function asksForOneByName({ said }: Reading): boolean {
  return namedKinds.some(({ asked }) => asked.test(said))
}

/** What can be asked for; the first that fits a question counts. */
const expectations: readonly Expectation[] = [
  {
    asked: ({ said }) => asksForPlaces(said),
    held: once(({ body }, _, { catalogue }) =>
      [...catalogue.districts.values()].some(({ district }) => body.includes(district)),
    ),
  },
  {
    asked: says(/^((and|so|but|ok) )*(who|whom)( is| are| was| were|s)? .*\b(for|aimed at|meant for)$/),
    held: holding(
      /\b(is|are|was|were|aimed at|targeted at|places from|offered to|support(s|ing)?) (for )?(all )?(any |some )?(children|young people|families|parents|carers|pupils|people|professionals|those)\b/i,
    ),
  },
  ...namedKinds.map(({ asked, held }) => ({ asked: says(asked), held: holding(held) })),
  {
    asked: asksForAWebPage,
    held: holding(/https?:|\bwww\./i),
  },
  {
    // How a meeting voted is not said by what it was to decide.
    asked: says(
      /\b(how|what) (did|does|do|has|have) .*\b(vote|voted|decide|decided|rule|ruled)\b|\b(result|outcome) of the vote\b/,
    ),
    held: holding(
      /\bvot(e|es|ed|ing)\b|\b(was|were|has been|have been) (agreed|approved|adopted|rejected|carried|repealed)\b|\b(decided|resolved|concluded)\b/i,
    ),
  },
  {
    asked: says(/\b(age range|age group|(which|what) (age|ages|age range)|how old)\b/),
    held: holding(ages),
  },
  {
    asked: says(
      /\bwhy (cant|can not|cannot|isnt|is not|arent|are not|dont|do not|doesnt|does not|hasnt|has not|wasnt|no)\b/,
    ),
    held: holding(denying),
  },
  {
    // "Where did they think it would get to?" asks what was foreseen, and not what was found.
    asked: says(
      /\b(where|what) (did|do|was|were|is|are) \w+ (think|expect|hope|reckon|expected|expecting|hoping|set)\b.*\b(reach|get to|be|become|go|end up)\b|\b(think|expect|reckon) it\w* (get|reach|go|to)\b/,
    ),
    held: holding(
      /\b(expect\w*|set to|targets?|aims?|will|forecast|project(ed|ions?)|predict\w*|by 20\d\d|should)\b/i,
    ),
  },
  { asked: asksForMoney, held: holding(speaksOfMoney) },
  { asked: asksByHowMuch, held: holding(/\b(by|from|of) (about |around |over |under |nearly )?£?\d/i) },
  { asked: hasOne(/^(percent|percentage|proportion|fraction)$/), held: countedIn(shareLike) },
  {
    asked: hasOne(/^(many|much|share|average)$/),
    held: (record, reading, context) =>
      aNumber(record, reading, context) || saysAllOf(reading, record, context),
  },
  { asked: says(/\b(over )?how long\b|\bhow many (years|months|weeks|days)\b/), held: holding(duration) },
  {
    asked: says(
      /\b(which|what) (date|day|year|month|season)\b|\b(since|by) when\b|\b(end|start|finish|completion|closing) date\b|\bhow (soon|recent|old is)\b/,
    ),
    held: once(({ body }) => monthOrYear.test(body.replace(yearsOfAge, ' '))),
  },
  {
    asked: says(/\b(which|what) (team|agency|organisation|body|board|service|department|partners?)\b/),
    held: somebody,
  },
  {
    asked: (reading) =>
      asks(reading, 'page') || /\bwhere (does|do|is|was) (it|that|this|they)\b/.test(reading.said),
    held: ({ kind }) => kind === 'passage',
  },
  { asked: (reading) => asks(reading, 'role') && refersBack(reading), held: holding(post) },
  {
    // "When should they be open?" asks for times, not for a date.
    asked: (reading) =>
      hasWord(reading, /^when$/) && hasWord(reading, /^(open|opened|opening|available|running|closed)$/),
    held: holding(anyTime),
  },
  { asked: hasOne(/^when$/), held: once(({ body }) => monthOrYear.test(body) || anyTime.test(body)) },
  { asked: (reading) => asks(reading, 'agency'), held: somebody },
  {
    asked: hasOne(/^(worst|best|highest|lowest|most|least|biggest|fewest|top|strongest|weakest)$/),
    held: holding(superlative),
  },
  {
    asked: says(
      /\b(which|what) (\w+ )?(officer|person|manager)\b|\bnames? of the (\w+ ){0,2}(head|director|manager|officer|leader|chair|councillor|member)\b/,
    ),
    held: once((record, reading) => namesAPerson(reading, record.body)),
  },
  {
    // What was found is not said by a sentence on what is still to be done.
    asked: says(
      /\b(did|has|have)\b.*\b(find|found|show|shown|conclude|concluded|reveal|revealed|discover)\b/,
    ),
    held: once(({ body }) => !/\b(will|planned|to be)\b/.test(body)),
  },
  { asked: hasOne(/^(who|whose)$/), held: somebody },
]

/** What a question asks for, or null where any statement will do. */
const expectationOf = oncePer((reading: Reading) => expectations.find(({ asked }) => asked(reading)) ?? null)

const wordsOf = oncePer(({ body }: CatalogueRecord) => tokenise(body))

/** "How many schools?": "all schools" and "most of the schools" answer it. */
function saysAllOf(reading: Reading, record: CatalogueRecord, context: Context): boolean {
  const counted = headsOf(reading, context)
  const words = wordsOf(record)
  return words.some(
    ({ text: word }, i) =>
      /^(all|every|most|none|nearly|majority)$/.test(word) &&
      words
        .slice(i + 1, i + 5)
        // "Every child" is what is wished for, and counts nobody.
        .some(
          ({ stem }) =>
            counted.includes(stem) && !(word === 'every' && /^(child|young|person|peopl)/.test(stem)),
        ),
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

const heads = new WeakMap<Reading, readonly string[]>()

/** What a question counts, as stems. */
function headsOf(reading: Reading, context: Context): readonly string[] {
  const found =
    heads.get(reading) ??
    quantityOf(reading, new Set(), context).of.flatMap(({ tokens }) =>
      tokens.map((i) => reading.tokens[i]?.stem ?? ''),
    )
  heads.set(reading, found)
  return found
}
