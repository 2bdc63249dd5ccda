import { whatItSays, type CatalogueRecord } from '../catalogue/record.ts'
import { oncePer } from '../once-per.ts'
import type { LoadedPlan } from '../../plan/library.ts'
import type { NamedList } from '../../plan/model.ts'
import { explains, type Unit } from '../words/lexicon.ts'
import type { TagMention } from '../entities/labels.ts'
import type { Reading } from '../reading.ts'
import { asks, hasWord, speaksOf, topicUnits, union, wordsLike, type Context } from '../recogniser.ts'
import { kindWords } from './tag-kinds.ts'

/** What tells the labelled rows themselves apart from the label, in whatever words. */
const rows = /^(rows|items|entries|lines|things|strands|pieces|bits|areas|aims)$/
const carrying =
  /\b(what|which|anything|everything|all)( \S+){0,6} (comes?|falls?|sits?|goes?|counts?|feeds?|stands?|belongs?|contributes?) (under|towards?|into|to|in|within)\b/
/** What is said around a label that is described and not named. */
export const passing =
  /^(corporate|aims?|goals?|ambitions?|make|us|keep|county|council|towards|items?|rows?|lines?|entries|entry|strands?|work|meant|tied|help|about|living|people|being|able|terms|heading|plan|do|document)$/
/** A label this well explained by the words of a question is meant, where the next one is so far behind. */
const [leastShare, ahead] = [0.65, 0.15]

/** A label of the plan that is asked for by its meaning, and the record of it where the plan lists it. */
export type TagMeant = TagMention & { about: string[] }

const tagsOf = oncePer(
  ({ priorities }: LoadedPlan) =>
    new Map(
      [...priorities.values()].flatMap(({ tags }) =>
        tags.map((tag) => [tag.name.toLowerCase(), tag] as const),
      ),
    ),
)

/** Whether a question asks for the rows that carry a label, and not for the label: "which rows …?", but not "which Bee …?" */
export function asksForLabelled(reading: Reading): boolean {
  const kinds = new Set(kindWords(reading).flatMap(({ tokens }) => tokens))
  const forLabel = reading.tokens.some(
    ({ text, index }) =>
      /^(which|what)$/.test(text) &&
      [1, 2].some((on) => kinds.has(index + on)) &&
      !speaksOf(reading, 'action'),
  )
  return (
    !forLabel &&
    (speaksOf(reading, 'priority') ||
      speaksOf(reading, 'action') ||
      hasWord(reading, rows) ||
      carrying.test(reading.said))
  )
}

/**
 * "The corporate aim about sustainable growth", "make us cleaner and greener", "the Bee about bouncing back": a label in other
 * words, where the plan lists its labels and one of them is plainly meant.
 */
export function tagMeant(reading: Reading, context: Context, asking: ReadonlySet<number>): TagMeant | null {
  const named = reading.refs.length + reading.people.length + reading.tags.length + reading.foreign.length
  if (named > 0 || tagsOf(reading.loaded).size === 0 || !asksForLabelled(reading)) return null
  if (!asks(reading, 'list', 'count', 'indicators') && !hasWord(reading, /^(which|what)$/)) return null
  // "Which theme has the transition row in it?" asks for a theme.
  if (asks(reading, 'theme') && !kindSaid(reading)) return null
  const { subjects, lexicon } = context
  const claimed = union(asking, wordsLike(reading, passing))
  const units = topicUnits(reading, claimed).filter(({ tokens }) => !tokens.some((i) => claimed.has(i)))
  const sorts = kindWords(reading).map(({ of }) => of)
  const worth = units.reduce((sum, unit) => sum + subjects.weightOf(unit), 0)
  if (worth < (sorts.length > 0 ? 0.05 : 0.15)) return null
  const [best, next] = labelsOf(reading, context)
    .filter(({ tag }) => sorts.length === 0 || sorts.includes(tag.of))
    .map(({ tag, record }) => {
      const own = lexicon.termsOf(tag.name)
      const share = (unit: Unit) =>
        Math.max(explains(own, unit.sense), record ? 0.8 * subjects.ownShareOf(record.key, unit) : 0)
      const said = units.filter((unit) => share(unit) >= 0.5)
      const sum = said.reduce((all, unit) => all + share(unit) * subjects.weightOf(unit), 0)
      return { tag, record, tokens: said.flatMap(({ tokens }) => tokens), share: sum / worth }
    })
    .sort((a, b) => b.share - a.share)
  if (!best || best.share < leastShare || (next && best.share - next.share < ahead)) return null
  return { ...best.tag, tokens: best.tokens, about: best.record ? [best.record.key] : [] }
}

/** Every label of the plan, with the record of it in the plan's lists where it is listed. */
function labelsOf({ loaded }: Reading, { catalogue }: Context) {
  const listed = catalogue.records.filter(({ kind, planId }) => kind === 'item' && planId === loaded.plan.id)
  return [...tagsOf(loaded)].map(([name, tag]) => ({
    tag,
    record: listed.find((record) => whatItSays(record).toLowerCase() === name),
  }))
}

function kindSaid(reading: Reading): boolean {
  return kindWords(reading).length > 0
}

/** Whether a list is one of labels. */
export function listsLabels(list: NamedList | undefined, { loaded }: Reading): boolean {
  return list?.items.every(({ text }) => tagsOf(loaded).has(text.toLowerCase())) === true
}

/** Whether a record is a label as the plan lists it. */
export function isLabel(record: CatalogueRecord | undefined, { loaded }: Reading): boolean {
  return record?.kind === 'item' && tagsOf(loaded).has(whatItSays(record).toLowerCase())
}
