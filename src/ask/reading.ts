import { agenciesMeant, insidePhrase } from './entities/agencies-meant.ts'
import { aspectsMeant, outside } from './entities/aspects-meant.ts'
import { makeBeyondFinder, type BeyondMention } from './entities/beyond-words.ts'
import { agesAndCohorts } from './entities/ages.ts'
import type { Library, LoadedPlan } from '../plan/library.ts'
import { onlyCounts, placeNumber, standsForOne } from './entities/places-counted.ts'
import { makeLabelFinder, type Labels } from './entities/labels.ts'
import { makePlanFinders } from './entities/plans/plan-finders.ts'
import type { PlanMention } from './entities/plans/plan-mention.ts'
import { makePlanFinder, namedAsPlace } from './entities/plans/plans.ts'
import { timesAsked } from './entities/dates.ts'
import type { RangeMention } from './entities/range-bounds.ts'
import { calledUpon, type PersonMention } from './entities/people.ts'
import { inAName } from './entities/printed-numbers.ts'
import { phrasesAroundPlans } from './entities/phrases-around-plans.ts'
import type { RefMention } from './entities/ref-mention.ts'
import { findParagraphs } from './entities/paragraph-numbers.ts'
import { findRefs } from './entities/refs.ts'
import { askedOfParts } from './entities/bare-numbers.ts'
import { fillerOf } from './words/filler.ts'
import { findStatuses, type StatusMention } from './entities/statuses.ts'
import { rarestWord } from './entities/rows-by-name.ts'
import { refsInThemes } from './entities/themed-refs.ts'
import type { Lexicon, Unit } from './words/lexicon.ts'
import { distinctSpans, makePhraseBook, wordsOf, type Found, type NamedMention } from './words/phrase-book.ts'
import { acrossWords } from './entities/plans/across-words.ts'
import { thingsOf } from './entities/things-meant.ts'
import { askedStatuses } from './entities/status-phrases.ts'
import { makeSpeller } from './words/spelling.ts'
import type { Subjects } from './subjects/subjects.ts'
import type { Aspect, Thing, Vocabulary } from './vocabulary.ts'
import { numberOf, ordinalOf, tokenise, type Token, positions } from './words/words.ts'

/** Words of one question that are read; a longer one is a text and no question. */
const mostWords = 100

/** Everything that one question mentions. Nothing here is a guess at what is asked. */
export type Reading = {
  text: string
  tokens: Token[]
  /** The words as they are compared, with a blank between them. */
  said: string
  loaded: LoadedPlan
  asOf: string
  asker: string | null
  refs: RefMention[]
  people: PersonMention[]
  agencies: NamedMention[]
  places: NamedMention[]
  /** The mentioned places that hold the plan's own area, such as England. */
  widerAreas: ReadonlySet<string>
  cohorts: NamedMention[]
  themes: NamedMention[]
  ranges: RangeMention[]
  plans: PlanMention[]
  /** Words for stages and confidences; whether they are said of actions is not known here. */
  statuses: StatusMention[]
  /** Named tags of this plan, and labels that only another plan has. */
  tags: Labels['tags']
  foreign: Labels['foreign']
  /** Words that go beyond what a plan can answer. */
  beyond: BeyondMention[]
  /** Words that ask something of a thing, by what they ask. */
  aspects: ReadonlyMap<Aspect, ReadonlySet<number>>
  things: ReadonlyMap<Thing, ReadonlySet<number>>
  ordinals: { value: number; token: number }[]
  /** Numbers that are no ref, date or age: what "and 8?" means is for the conversation. */
  numbers: { value: number; token: number }[]
  /** Words of numbered and dated entities, of people and of plans. */
  anchored: ReadonlySet<number>
  /** Politeness and framing. */
  filler: ReadonlySet<number>
  /** Every content word outside the above, as units that want explaining. */
  units: Unit[]
}

export type Reader = (
  text: string,
  turn: { asOf: string; asker: string | null },
  loaded: LoadedPlan,
) => Reading

/** Prepares the reader of messages: all phrase books, name finders and the speller. */
export function makeReader(
  library: Library,
  vocabulary: Vocabulary,
  lexicon: Lexicon,
  subjects: Subjects,
): Reader {
  const aspects = makePhraseBook(
    Object.entries(vocabulary.aspects).flatMap(([aspect, words]) =>
      words.map((word) => [word, aspect as Aspect] as const),
    ),
  )
  const things = makePhraseBook(
    Object.entries(vocabulary.things).flatMap(([thing, words]) =>
      words.map((word) => [word, thing as Thing] as const),
    ),
  )
  const named = (table: Record<string, string[]>) =>
    makePhraseBook(
      Object.entries(table).flatMap(([name, words]) =>
        [...new Set([name.toLowerCase(), ...words])].map((word) => [word, name] as const),
      ),
    )
  const places = named(vocabulary.places)
  const cohorts = named(vocabulary.cohorts)
  const filler = makePhraseBook(vocabulary.filler.map((word) => [word, true] as const))
  const perPlan = new Map(
    [...library.plans.values()].map((loaded) => [loaded.plan.id, makePlanFinders(loaded, vocabulary)]),
  )
  const chat = makePhraseBook(
    [
      ...Object.values(vocabulary.smalltalk).flat(),
      ...Object.values(vocabulary.individualCase).flat(),
      ...vocabulary.outside,
    ].map((word) => [word, true] as const),
  )
  const plain = new Set([
    ...lexicon.stopStems,
    ...lexicon.weakStems,
    ...lexicon.conceptStems,
    ...aspects.stems,
    ...things.stems,
    ...filler.stems,
    ...chat.stems,
    ...cohorts.stems,
    ...subjects.stems,
  ])
  const spell = makeSpeller(new Set([...plain, ...places.stems]), subjects.stems, vocabulary)
  const findPlans = makePlanFinder(library)
  const statusPhrases = askedStatuses(vocabulary)
  const findBeyond = makeBeyondFinder(vocabulary)
  const findLabels = makeLabelFinder(library)

  return (text, { asOf, asker }, loaded) => {
    const finders = perPlan.get(loaded.plan.id)
    if (!finders) throw new Error(`The plan "${loaded.plan.id}" was not prepared.`)
    const typed = tokenise(text).slice(0, mostWords)
    // The first word of a message has its capital from there, and is no name for that.
    const ordinary = (token: Token) => {
      const known = plain.has(token.stem) || /\d/.test(token.text)
      // "david" and "davids" are somebody without a capital, too; "mark" is a word without one.
      const name = [token.text, token.text.replace(/s$/, '')].find((word) => finders.names.has(word))
      if (name !== undefined && !vocabulary.ordinaryWords.has(name)) return false
      return known && (!token.capital || (token.index === 0 && !finders.names.has(token.text)))
    }
    // "In June" is a month, though somebody is called June.
    const dated = new Set(timesAsked(typed, asOf).flatMap((range) => range.tokens))
    const people = finders
      .people(typed, ordinary)
      .filter(
        (person) =>
          !person.tokens.every((i) => dated.has(i)) && !calledUpon(person, typed, vocabulary.ordinaryWords),
      )
    const nameWords = new Set(people.flatMap((person) => person.tokens))
    const tokens = typed.map((token) => (nameWords.has(token.index) ? token : spell(token)))
    const plans = findPlans(tokens)
    const asPlace = namedAsPlace(tokens, plans)
    const planWords = new Set([...plans.flatMap((plan) => plan.tokens), ...asPlace])
    const labels = findLabels(tokens, loaded.plan.id)
    const themes = finders.themes.longest(tokens)
    // "On its own" is said in passing: the "own" in it asks for no owner.
    const fillers = filler.all(tokens)
    const said = wordsOf(fillers.filter(({ from, to }) => to - from >= 2))
    const aspectsSaid = [...aspects.all(tokens), ...phrasesAroundPlans(aspects, tokens, planWords)]
    const aspectsFound = aspectsMeant(aspectsSaid, tokens, planWords).filter(
      (found) =>
        !overlaps(found, nameWords) &&
        !(found.from === found.to && said.has(found.from)) &&
        // "What is left to come" asks for nobody who left.
        !(found.meaning === 'stopped' && overlaps(found, dated)),
    )
    const thingsFound = things.all(tokens)
    const agenciesSaid = distinctSpans(finders.agencies.longest(tokens))
    const byNumber = findRefs(
      tokens,
      loaded,
      new Set([...askedOfParts(aspectsFound, thingsFound), ...wordsOf(agenciesSaid)]),
    ).filter((ref) => !inAName(ref, tokens, loaded))
    const numbered = [...byNumber, ...finders.lettered(tokens), ...labels.priorities]
    const counted = refsInThemes(numbered, tokens, themes, loaded)
    const asking = wordsOf([...fillers, ...aspectsFound, ...thingsFound])
    const heard = {
      aspects: aspectsFound,
      things: thingsFound,
      dated: dated.size > 0,
      agencies: wordsOf(agenciesSaid),
      rarestBeside: (words: ReadonlySet<number>) =>
        rarestWord(tokens, [words, asking, nameWords, planWords, dated], lexicon, subjects),
    }
    const byName = counted.length > 0 ? [] : finders.rowsByName(tokens, heard)
    const refs = counted.length > 0 ? counted : byName
    const cohortsFound = agesAndCohorts(tokens, distinctSpans(cohorts.longest(tokens)))
    const refWords = new Set(refs.flatMap((ref) => ref.tokens))
    const ranges = timesAsked(tokens, asOf).filter(
      (range) => !range.tokens.some((i) => refWords.has(i) || planWords.has(i)),
    )
    const anchored = new Set([
      ...refWords,
      ...nameWords,
      ...planWords,
      ...[...labels.tags, ...labels.foreign].flatMap((label) => label.tokens),
      ...ranges.flatMap((r) => r.tokens),
    ])
    // "Bucked the trend" is not Bucks: a place's name has no ending of a verb.
    const placesFound = distinctSpans(places.longest(tokens)).filter(
      (found) => !overlaps(found, planWords) && !/(ed|ing)$/.test(tokens[found.from]?.text ?? ''),
    )
    // The "track" of a priority called "right track" asks for nothing.
    const aspectsRead = group(
      outside(
        aspectsFound,
        byName.flatMap((ref) => ref.tokens),
      ),
    )
    const fillerWords = new Set([
      ...fillerOf(fillers, tokens, lexicon, anchored),
      ...acrossWords(aspectsRead, plans),
      ...findParagraphs(tokens, loaded).flatMap((paragraph) => paragraph.tokens),
    ])
    const units = lexicon.unitsOf(tokens, new Set([...anchored, ...fillerWords]))
    const cohortWords = wordsOf(cohortsFound)
    return {
      text,
      tokens,
      said: tokens.map((token) => token.text).join(' '),
      loaded,
      asOf,
      asker,
      refs,
      people,
      agencies: agenciesMeant(
        agenciesSaid.filter(
          (found) =>
            ![nameWords, refWords].some((words) => overlaps(found, words)) && !insidePhrase(found, units),
        ),
        tokens,
        text,
      ),
      places: placesFound,
      widerAreas: new Set(vocabulary.widerAreas),
      cohorts: cohortsFound,
      themes,
      ranges,
      plans,
      statuses: findStatuses(typed, tokens, statusPhrases),
      tags: labels.tags,
      foreign: labels.foreign,
      beyond: findBeyond(tokens),
      aspects: aspectsRead,
      things: thingsOf(
        group([
          ...thingsFound.filter((found) => !asPlace.includes(found.from)),
          ...finders.labelled.all(tokens),
          ...finders.priorityWords.all(tokens),
        ]),
        tokens,
        loaded,
      ),
      ordinals: tokens.flatMap((token) => {
        const value = ordinalOf(token.text) ?? placeNumber(token, tokens)
        return value === null || anchored.has(token.index) ? [] : [{ value, token: token.index }]
      }),
      numbers: tokens.flatMap((token) => {
        const value = numberOf(token.text)
        return value === null ||
          standsForOne(token, tokens) ||
          placeNumber(token, tokens) !== null ||
          anchored.has(token.index) ||
          cohortWords.has(token.index)
          ? []
          : [{ value, token: token.index }]
      }),
      anchored,
      filler: fillerWords,
      units: units.filter((unit) => !onlyCounts(unit, tokens)),
    }
  }
}

function overlaps({ from, to }: { from: number; to: number }, words: ReadonlySet<number>): boolean {
  return positions(from, to).some((i) => words.has(i))
}

function group<Name>(found: readonly Found<Name>[]): Map<Name, Set<number>> {
  const groups = new Map<Name, Set<number>>()
  for (const item of found) {
    const words = groups.get(item.meaning) ?? new Set<number>()
    wordsOf([item]).forEach((i) => words.add(i))
    groups.set(item.meaning, words)
  }
  return groups
}
