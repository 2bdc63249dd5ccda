import {
  asks,
  asksWhichItIs,
  aspectWords,
  findTopic,
  hasWord,
  thingWords,
  topicUnits,
  union,
  type Candidate,
  type Context,
  type Recogniser,
  wordsLike,
} from '../../recogniser.ts'
import type { NamedList } from '../../../plan/model.ts'
import { asksForPurpose } from '../../asked-for/purpose.ts'
import { planNames } from '../../catalogue/plan-names.ts'
import { explains, type Unit } from '../../words/lexicon.ts'
import type { Query } from '../../query.ts'
import type { Reading } from '../../reading.ts'
import { asksHeadingOfThat } from '../priorities/asks-heading-of-that.ts'
import { tokenise } from '../../words/words.ts'
import { placeSaid } from './place-in-list.ts'

/** "What are the four corporate ambitions?", "what is the sixth outcome?": a list that the plan as a whole has. */
export const lists: Recogniser = (reading, context): Candidate[] => {
  if (reading.refs.length > 0 || reading.people.length > 0 || asksHeadingOfThat(reading, context)) return []
  // "That second one" is of what was told, and no place in a list that the message names.
  if (
    context.memory.words !== '' &&
    /\bthat (first|second|third|fourth|last|other) (one|bit|part|point)\b/.test(reading.said)
  )
    return []
  const place = placeSaid(reading)
  const counted = union(
    [...reading.numbers, ...reading.ordinals].map(({ token }) => token),
    place?.tokens ?? [],
  )
  const claimed = union(aspectWords(reading, 'list', 'count', 'text', 'title'), counted)
  const best = findTopic(reading, context, claimed, ['list']).find(
    (hit) => hit.coverage >= 0.5 && hit.focus >= 0.5,
  )
  if (!best) return itemsSaying(reading, context, claimed)
  const list = context.catalogue.lists.get(best.record.key)
  const counts = asks(reading, 'count') && hasWord(reading, /^(many|number|count)$/)
  const single =
    hasWord(reading, /^(when|who|whose|whom|where|why)$/) ||
    asksWhichItIs(reading) ||
    /^(is|are|was|were|does|do|did|has|have|can|will)$/.test(reading.tokens[0]?.text ?? '')
  const asked = !single && (counts || hasWord(reading, /^(what|which|list|name|tell|give|show)$/))
  const item = list === undefined ? null : itemNamed(list, reading)
  const sizes = reading.numbers.map(({ value }) => value)
  return [
    ...itemsSaying(reading, context, claimed),
    {
      query: {
        kind: 'items',
        list: best.record.key,
        as: counts && item === null ? 'count' : 'list',
        nth: place?.nth ?? item,
        saying: null,
      },
      fit:
        // Sentences are no things to count: "how many replies?" does not ask how many sentences there are.
        (asksForPurpose(reading) ? 0.5 : 1) *
        (counts && list?.items.some(({ text }) => text.length > 90) === true ? 0.5 : 1) *
        (asked ? 0.95 : single ? 0.75 : 0.85) *
        Math.min(1, 0.4 + 0.6 * best.coverage) *
        (0.85 + 0.15 * best.focus),
      claims: union(
        claimed,
        list === undefined ? [] : thingWords(reading, 'priority'),
        documentWords(reading),
      ),
      about: [best.record.key],
      rule: 'named list',
      traits: {
        title: best.title,
        focus: best.focus,
        single: single ? 1 : 0,
        sized: sizes.length === 0 ? 0 : sizes.includes(list?.items.length ?? 0) ? 1 : -1,
      },
    },
  ]
}

/** "The report's Forward Plan reference number": the place of the one item that is named in full and has something beside it. */
function itemNamed({ items }: NamedList, { said }: Reading): number | null {
  const named = items.flatMap(({ text, detail }, i) => {
    const words = tokenise(text).map((token) => token.text)
    return detail !== null && words.length > 1 && ` ${said} `.includes(` ${words.join(' ')} `) ? [i + 1] : []
  })
  return named.length === 1 ? (named[0] ?? null) : null
}

/** "Which of the strategic objectives mention the most vulnerable?": the items of a list that say something. */
function itemsSaying(reading: Reading, context: Context, claimed: ReadonlySet<number>): Candidate[] {
  if (!hasWord(reading, /^(which|what|any)$/)) return []
  // "What are the ways of working, such as being open?" asks for all of them; an example narrows nothing.
  if (
    /\bwhat (are|were) (all )?the\b/.test(reading.said) &&
    /\b(for example|such as|for instance)\b/.test(reading.said)
  )
    return []
  const { subjects, lexicon } = context
  // "Which of the three has …?" asks for one of them; "the three ambitions" are all.
  const counted = ofThose.test(reading.said) ? [] : reading.numbers.map(({ value }) => value)
  return listsSpokenOf(reading, context).flatMap(([key, list]): Candidate[] => {
    const naming = wordsNaming(key, list, reading, context)
    if (naming === null) return []
    const asking = union(claimed, naming, wordsLike(reading, saying))
    const units = topicUnits(reading, asking).filter(
      (unit) => subjects.weightOf(unit) > 0.12 && subjects.ownShareOf(key, unit) < 0.5,
    )
    const worth = units.reduce((sum, unit) => sum + subjects.weightOf(unit), 0)
    if (worth === 0) return []
    const shares = list.items.map((item) => {
      // What an item is called counts a little more than what is said of it.
      const name = lexicon.termsOf(item.text)
      const terms = lexicon.termsOf(`${item.text} ${item.detail ?? ''} ${item.topics.join(' . ')}`)
      const share = (unit: Unit) => explains(terms, unit.sense) + 0.2 * explains(name, unit.sense)
      return units.reduce((sum, unit) => sum + share(unit) * subjects.weightOf(unit), 0) / worth
    })
    const most = Math.max(...shares)
    const items = shares.flatMap((share, i) => (share >= 0.9 * most ? [i] : []))
    if (most < 0.5 || items.length === list.items.length || counted.includes(list.items.length)) return []
    const words = units.flatMap(({ tokens }) => tokens).map((i) => reading.tokens[i]?.text ?? '')
    return [
      {
        query: { kind: 'items', list: key, as: 'list', nth: null, saying: { words: words.join(' '), items } },
        fit: 0.95,
        claims: asking,
        about: [key, ...items.map((i) => `${key}.${String(i + 1)}`)],
        rule: 'items saying',
        traits: { items: items.length / 10, share: most },
      },
    ]
  })
}

const ofThose = /\b(which|what|any)( ones?)? of (the|them|those|these)\b/

/** The lists of this plan that the message names, and the one that was last shown; in the plan's order. */
function listsSpokenOf(
  { loaded, tokens }: Reading,
  { catalogue, lexicon, memory }: Context,
): [string, NamedList][] {
  const { listsSaid } = planNames(loaded.plan.id, catalogue, lexicon)
  const shown = memory.query?.kind === 'items' ? memory.query.list : null
  const found = new Map([
    ...listsSaid(new Set(tokens.map(({ stem }) => stem))),
    ...(shown?.startsWith(`${loaded.plan.id}/`) ? [shown] : []).flatMap((key): [string, NamedList][] => {
      const list = catalogue.lists.get(key)
      return list ? [[key, list]] : []
    }),
  ])
  return [...found]
}

/** The words that name a list: its name, "which priority" by its other names, "which of those" after it was shown. */
function wordsNaming(
  key: string,
  list: NamedList,
  reading: Reading,
  { lexicon, memory }: Context,
): number[] | null {
  const said = new Set(reading.tokens.map(({ stem }) => stem))
  const shown = memory.query?.kind === 'items' && memory.query.list === key
  if (shown && hasWord(reading, /^(them|those|these|three|two|four|five|six|they|one|ones)$/)) return []
  const names = [list.name, ...list.alsoKnownAs].flatMap((name) => {
    const words = [...lexicon.termsOf(name)].filter((term) => !term.startsWith('~'))
    // "Whose report is it?" names the document, and not its list "Purpose of report".
    const own = words.some((word) => !/^(report|plan|paper|document)$/.test(word))
    const whole = own && words.every((word) => said.has(word))
    return whole && asksWhichOf(words, reading) ? [words] : []
  })
  const name = names.sort((one, other) => other.length - one.length)[0]
  return name === undefined
    ? null
    : reading.tokens.filter(({ stem }) => name.includes(stem)).map(({ index }) => index)
}

/** "Which priority", "which of Essex's objectives": one of a list is asked for. */
function asksWhichOf(words: readonly string[], reading: Reading): boolean {
  return reading.tokens.some(
    ({ stem, index }) =>
      words.includes(stem) &&
      [1, 2, 3, 4].some((back) => /^(which|what)$/.test(reading.tokens[index - back]?.text ?? '')),
  )
}

const saying =
  /^(mention|mentions|say|says|speak|speaks|name|names|refer|refers|cover|covers|about|deal|deals|concern|concerns|relate|relates|of|them|those|these)$/

/** "And number 2?", "the last one?": another place in the list that was just shown. */
export const placeAgain: Recogniser = (reading, context): Candidate[] => {
  const { subjects } = context
  const last = listBefore(reading, context)
  const place = placeSaid(reading)
  if (place === null || (last?.kind !== 'items' && last?.kind !== 'aims')) return []
  const claims = union(place.tokens, aspectWords(reading, 'list', 'text', 'title', 'figure', 'first'))
  const own = topicUnits(reading, claims).some((unit) => subjects.weightOf(unit) > 0.2)
  if (own || reading.tokens.length > 7) return []
  return [
    {
      query: { ...last, as: 'list', nth: place.nth },
      fit: 0.97,
      claims: union(claims, wordsLike(reading, /^(number|no|one|item|point)$/)),
      about: [],
      rule: 'another place in the list',
    },
  ]
}

/** "The report's appendices": the document itself, whose list it is. */
function documentWords({ tokens }: Reading): number[] {
  return tokens
    .filter(
      ({ text, index }) =>
        /^(report|reports|document|documents|plan|plans|paper|papers)$/.test(text) &&
        /^(the|this|its|that)$/.test(tokens[index - 1]?.text ?? ''),
    )
    .map(({ index }) => index)
}

/** What was last shown; a figure that counts the items of a list ("number of strategic objectives") stands for the list. */
function listBefore(reading: Reading, { memory, catalogue, lexicon }: Context): Query | null {
  const { query } = memory
  if (query?.kind !== 'figures') return query
  const figure = reading.loaded.measurements.get(query.figures[0] ?? '')
  if (figure === undefined || !/^(total )?number of\b/i.test(figure.name)) return query
  const counted = lexicon.termsOf(figure.name)
  const list = [...catalogue.lists].find(
    ([key, { name, items }]) =>
      key.startsWith(`${reading.loaded.plan.id}/`) &&
      items.length === figure.value &&
      [...lexicon.termsOf(name)].every((term) => term.startsWith('~') || counted.has(term)),
  )
  return list ? { kind: 'items', list: list[0], as: 'list', nth: null, saying: null } : query
}
