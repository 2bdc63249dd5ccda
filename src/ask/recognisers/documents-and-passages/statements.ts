import type { LoadedPlan } from '../../../plan/library.ts'
import type { CatalogueRecord, RecordKind } from '../../catalogue/record.ts'
import { constraintsOf, saysConstraint } from '../../asked-for/constraints.ts'
import {
  asksForAWebPage,
  asksForOneByName,
  holdsWhatIsAsked,
  lacksNumber,
  saysYears,
} from '../../asked-for/holds-what-is-asked.ts'
import { asksForPlaces } from '../../asked-for/one-by-name.ts'
import { explains, type Unit } from '../../words/lexicon.ts'
import { oncePer } from '../../once-per.ts'
import {
  asks,
  aspectWords,
  hasWord,
  refersBack,
  speaksOf,
  topicUnits,
  union,
  type Candidate,
  type Context,
  type Recogniser,
} from '../../recogniser.ts'
import type { Reading } from '../../reading.ts'
import type { Hit } from '../../subjects/subjects.ts'
import type { Aspect } from '../../vocabulary.ts'
import { namedPriority } from '../priorities/named-priority.ts'
import { tokenise } from '../../words/words.ts'

const kinds = [
  'passage',
  'monitoring',
  'condition',
  'group',
  'aim',
  'item',
  'link',
  'indicator',
  'glossary',
] as const
/** How many of the best statements are weighed. */
const mostWeighed = 8

/** What a statement's own kind answers: the words that ask for just that are explained by it. */
const asksFor: Partial<Record<RecordKind, Aspect[]>> = {
  condition: ['conditions'],
  aim: ['conditions'],
  group: ['groups'],
  indicator: ['indicators'],
  monitoring: ['monitoring'],
  glossary: ['definition'],
}
/** Words by which a sentence says what is wished for. */
const wishing = /\b(vision|want|wants|aims?|aspir\w+|ambition|should|hope|wish|goal|expect\w*)\b/i

/**
 * What the plan says in running text, in lists and in single rows: the statements that explain most of the question.
 * The words must be covered, weighted by rarity, and the statement must hold the kind of thing that is asked for.
 */
export const statements: Recogniser = (reading, context): Candidate[] => {
  const refs = reading.refs.filter((ref) => ref.kind === 'priority')
  const numbered = { keys: refs.flatMap((ref) => ref.keys), claims: union(...refs.map((ref) => ref.tokens)) }
  const plain = statementsWithin(reading, context, { ...numbered, named: false })
  const named = namedPriority(reading, context)
  if (!named) return plain
  const inside = statementsWithin(reading, context, { keys: [named.key], claims: named.tokens, named: true })
  const found = new Set(inside.flatMap(({ about }) => about))
  return [...inside, ...plain.filter(({ about }) => !about.some((key) => found.has(key)))]
}

/** The priorities that a question narrows to, none for the whole plan, and the words that name them. */
type Scope = { keys: readonly string[]; claims: ReadonlySet<number>; named: boolean }

function statementsWithin(reading: Reading, context: Context, scope: Scope): Candidate[] {
  const claimed = union(framing(reading), scope.named ? scope.claims : [])
  const within = scope.keys
  const units = topicUnits(reading, claimed)
  const going = refersBack(reading) || reading.tokens.length <= 7
  const near = going && context.memory.words !== '' ? unitsOf(context.memory.words, context) : []
  if (units.every((unit) => context.subjects.weightOf(unit) < 0.1) && within.length === 0) return []
  const constraints = constraintsOf(reading)
  const byName = asksForOneByName(reading)
  // "Which parts of the county?" is answered by nothing that names no place, nor "where on the web?" by what gives no address.
  const holding = asksForPlaces(reading.said) || asksForAWebPage(reading) ? 0.25 : 0.06
  const hits = distinct(
    context.subjects
      .find(units, { kinds, planId: reading.loaded.plan.id, near, within })
      // "Which school has the lowest?": a sentence that names no school does not say which.
      .filter(({ record }) => !byName || holdsWhatIsAsked(reading, record, context) === 1)
      .map((hit) => ({
        hit,
        score:
          hit.score +
          0.12 * bodyShare(hit.record, units, context) +
          0.1 * saysYears(reading, hit.record) +
          holding * holdsWhatIsAsked(reading, hit.record, context),
      }))
      .sort((a, b) => b.score - a.score),
  ).slice(0, mostWeighed)
  const best = hits[0]
  return hits.map(({ hit, score }, rank): Candidate => {
    const { record } = hit
    const next = hits[rank + 1]
    const lacks = lacksNumber(reading, record, context)
    const said = constraints.filter((constraint) => saysConstraint(record, constraint, context.lexicon))
    return {
      query: { kind: 'passage', passages: [record.key], ...(lacks === null ? {} : { lacks }) },
      fit: 0.9,
      claims: union(
        claimed,
        scope.claims,
        ownAspects(reading, record, context),
        // A statement that names somebody with a job title answers for the title, too.
        namesATitle(reading, record) ? aspectWords(reading, 'role') : [],
        saysYears(reading, record) > 0 ? reading.ranges.flatMap((range) => range.tokens) : [],
        said.flatMap(({ kind, tokens }) => (kind === 'period' ? tokens : [])),
      ),
      about: [record.key],
      rule: `statement of ${record.kind}`,
      traits: {
        rank: rank / mostWeighed,
        behind: best === undefined ? 0 : best.score - score,
        ahead: rank > 0 || next === undefined ? 0 : score - next.score,
        focus: hit.focus,
        body: bodyShare(record, units, context),
        near: near.length === 0 ? 0 : bodyShare(record, near, context),
        holds: holdsWhatIsAsked(reading, record, context),
        within: within.length > 0 ? 1 : 0,
        named: scope.named ? 1 : 0,
        narrowed: said.length,
        wide: constraints.length - said.length,
        long: Math.min(1, record.body.length / 400),
        why: asks(reading, 'why') ? 1 : 0,
        whichPriority: speaksOf(reading, 'priority') && hasWord(reading, /^(which|what)$/) ? 1 : 0,
        who: hasWord(reading, /^(who|whos|whose|whom)$/) ? 1 : 0,
        number: hasWord(reading, /^(percent|percentage|proportion|rate|rates|share|many|much)$/) ? 1 : 0,
      },
    }
  })
}

/** The words that ask for the very kind of thing that a statement is, or for somebody whom it names. */
function ownAspects(reading: Reading, record: CatalogueRecord, context: Context): Set<number> {
  const kind = asksFor[record.kind] ?? []
  const wish: Aspect[] = wishing.test(record.body) ? ['conditions'] : []
  const body: Aspect[] =
    asks(reading, 'agency') && holdsWhatIsAsked(reading, record, context) === 1 ? ['agency'] : []
  // "On what date was it due to go to the council?": a sentence with a day of its own is no row with a due date, and answers.
  const day: Aspect[] = asksForADay(reading) && aDay.test(record.body) ? ['when'] : []
  return aspectWords(reading, ...kind, ...wish, ...body, ...day)
}

/** A day, as a plan prints it in a sentence. */
const aDay =
  /\b\d{1,2}(st|nd|rd|th)? (January|February|March|April|May|June|July|August|September|October|November|December)\b/i

function asksForADay({ said }: Reading): boolean {
  return /\b(when|(what|which) (\w+ )?(date|day))\b/.test(said)
}

/** Words that only say that something is to be told. */
function framing(reading: Reading): Set<number> {
  // Asked of two plans at once, "how do they differ?" asks what each of them says.
  const plans = new Set(reading.plans.map(({ planId }) => planId)).size
  return union(
    aspectWords(reading, 'definition', 'why', 'list'),
    plans > 1 ? aspectWords(reading, 'compare') : [],
    plans > 1 ? comparing(reading) : [],
    reading.tokens
      .filter((token) =>
        /^(there|anything|tell|about|mention|mentions|discuss|cover|covers|information|how|many|much|bee|bees|under|come|comes|fall|falls|priority|priorities|section|which)$/.test(
          token.text,
        ),
      )
      .map((token) => token.index),
  )
}

function comparing(reading: Reading): number[] {
  return reading.tokens
    .filter(({ text }) =>
      /^(differ|differs|different|difference|differences|whose|both|wise|each)$/.test(text),
    )
    .map(({ index }) => index)
}

const titles = oncePer((loaded: LoadedPlan) =>
  oncePer(({ body }: CatalogueRecord) =>
    [...loaded.people.values()].some(
      ({ name, jobTitles }) => body.includes(name) && jobTitles.some((title) => body.includes(title)),
    ),
  ),
)

/** Whether a statement names somebody with a job title. */
function namesATitle({ loaded }: Reading, record: CatalogueRecord): boolean {
  return titles(loaded)(record)
}

function unitsOf(words: string, context: Context): Unit[] {
  return context.lexicon.unitsOf(tokenise(words), new Set())
}

/** One hit a paragraph or row: the sentence that explains most. */
function distinct<Ranked extends { hit: Hit }>(hits: readonly Ranked[]): Ranked[] {
  const seen = new Set<string>()
  return hits.filter(({ hit: { record } }) => {
    const whole = record.kind === 'item' ? record.key : record.of
    if (seen.has(whole)) return false
    seen.add(whole)
    return true
  })
}

/** The share of the words that the statement itself says, heading and other words for it left aside. */
function bodyShare(record: CatalogueRecord, units: readonly Unit[], context: Context): number {
  const terms = context.subjects.bodyTermsOf(record.key)
  const worth = units.reduce((sum, unit) => sum + context.subjects.weightOf(unit), 0)
  return worth === 0
    ? 0
    : units.reduce((sum, unit) => sum + explains(terms, unit.sense) * context.subjects.weightOf(unit), 0) /
        worth
}
