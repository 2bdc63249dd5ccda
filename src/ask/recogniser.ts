import type { Catalogue } from './catalogue/catalogue.ts'
import type { RecordKind } from './catalogue/record.ts'
import type { ConversationMemory } from './conversation/conversation.ts'
import type { Lexicon, Unit } from './words/lexicon.ts'
import type { Query } from './query.ts'
import type { Reading } from './reading.ts'
import type { Hit, Subjects } from './subjects/subjects.ts'
import type { Aspect, Thing } from './vocabulary.ts'

/** One recogniser's proposal of what is asked. */
export type Candidate = {
  query: Query
  /** How surely this kind of question is asked, if its words are explained: 0 to 1. */
  fit: number
  /** Words that the query itself explains: what is asked, what it is asked of, and constraints it keeps. */
  claims: ReadonlySet<number>
  /** Records whose own words explain further words. */
  about: string[]
  /** Which rule proposed it, for explaining. */
  rule: string
  /** What the recogniser knows of how good its find is, as numbers for the judge. */
  traits?: Readonly<Record<string, number>>
  /** The question in full, where the message was only a part of it. */
  words?: string
}

/** What recognisers may look at besides the reading. */
export type Context = {
  subjects: Subjects
  catalogue: Catalogue
  lexicon: Lexicon
  memory: ConversationMemory
}
export type Recogniser = (reading: Reading, context: Context) => Candidate[]

/** Whether any of these is asked. */
export function asks(reading: Reading, ...aspects: Aspect[]): boolean {
  return aspects.some((aspect) => reading.aspects.has(aspect))
}

/** Whether the message speaks of this kind of thing in so many words. */
export function speaksOf(reading: Reading, thing: Thing): boolean {
  return reading.things.has(thing)
}

/** Whether a word stands in the message, as typed. */
export function hasWord(reading: Reading, pattern: RegExp): boolean {
  return reading.tokens.some((token) => pattern.test(token.text))
}

/** "More than one action", "at least two", "the most overdue actions": no query of the engine compares counts. */
export function comparesCounts(reading: Reading): boolean {
  const text = reading.said
  return (
    /\b(more|less|fewer) than (\d|one|two|three|four|five)|\bat least\b/.test(text) ||
    /\b(who|priority|officer|agency)\b.*\b(most|fewest) (overdue|late|outstanding) (actions|milestones)\b/.test(
      text,
    )
  )
}

/** The positions of the words that look like this, as typed. */
export function wordsLike(reading: Reading, pattern: RegExp): number[] {
  return reading.tokens.filter((token) => pattern.test(token.text)).map((token) => token.index)
}

/** The position of every word: for a query that answers the whole message. */
export function everyWord(reading: Reading): Set<number> {
  return new Set(reading.tokens.map((token) => token.index))
}

/** The words of these aspects. */
export function aspectWords(reading: Reading, ...aspects: Aspect[]): Set<number> {
  return new Set(aspects.flatMap((aspect) => [...(reading.aspects.get(aspect) ?? [])]))
}

/** The words for these things. */
export function thingWords(reading: Reading, ...things: Thing[]): Set<number> {
  return new Set(things.flatMap((thing) => [...(reading.things.get(thing) ?? [])]))
}

export function union(...sets: Iterable<number>[]): Set<number> {
  return new Set(sets.flatMap((set) => [...set]))
}

/** The units that name the subject: all but the words that a recogniser has other use for. */
export function topicUnits(reading: Reading, claimed: ReadonlySet<number>): Unit[] {
  return reading.units.flatMap((unit) => {
    const left = unit.tokens.filter((token) => !claimed.has(token))
    if (left.length === 0) return []
    if (left.length === unit.tokens.length) return [unit]
    const parts = unit.parts.filter((part) => part.tokens.some((token) => !claimed.has(token)))
    return parts.length > 0 ? parts : [unit]
  })
}

/** Records of these kinds that the topic words may mean, best first; those far behind the best are left out. */
export function findTopic(
  reading: Reading,
  context: Context,
  claimed: ReadonlySet<number>,
  kinds: readonly RecordKind[],
  near: readonly Unit[] = [],
): Hit[] {
  const units = topicUnits(reading, claimed)
  if (near.length === 0 && units.every((unit) => context.subjects.weightOf(unit) < 0.12)) return []
  return context.subjects.find(units, { kinds, planId: reading.loaded.plan.id, near })
}

/** Hits that are as good as the best, within a margin of the score. */
export function tied(hits: readonly Hit[], margin: number): Hit[] {
  const best = hits[0]
  return best ? hits.filter((hit) => best.score - hit.score <= margin) : []
}

/** Words that refer back: "it", "she", "that one". */
export function refersBack(reading: Reading): boolean {
  return hasWord(
    reading,
    /^(it|its|that|this|those|these|them|they|their|he|she|him|her|his|hers|both|same|one|there)$/,
  )
}

/** "Which ones?", "name them", "what are they?": asks for the very things that were counted. */
export function asksForNames(reading: Reading): boolean {
  const said = reading.said
  return /\b(which (ones?|are they|actions|priorities)|what are (they|those|these)|(list|name|show)( me| us)? (them|those|these|all)|who are they)\b|^(and )?(the |their )?names?( please| pls)?$/.test(
    said,
  )
}

/** "Which Bee is it?", "which priority is that in?": one thing about what was said before, and no list. */
export function asksWhichItIs(reading: Reading): boolean {
  const { said } = reading
  return /\b(which|what) (\w+ )?\w+ (is|was|does|do) (it|that|this|those|they)( one)?( now)?( in| under| come under| belong to| sit under| fall under)?( now)?$/.test(
    said,
  )
}

/** Whether nothing in the message names a subject of its own. */
export function namesNothing(reading: Reading, context: Context, claimed: ReadonlySet<number>): boolean {
  if (reading.refs.length > 0 || reading.people.length > 0) return false
  const counting = new Set([...reading.ordinals, ...reading.numbers].map(({ token }) => token))
  return topicUnits(reading, union(claimed, counting)).every((unit) => context.subjects.weightOf(unit) < 0.35)
}
